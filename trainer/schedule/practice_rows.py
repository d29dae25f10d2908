"""The days left for practice as rows to reckon with: single days near both ends, weeks between."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.schedule.memory_models import Array

_ALL_SINGLE = 28
"""So many days are reckoned one by one."""
_FIRST_SINGLE, _LAST_SINGLE, _BLOCK = 7, 8, 7


@dataclass(frozen=True)
class PracticeRows:
    """Rows of one or more days; the first is always today alone, days off are in none."""

    members: tuple[tuple[int, ...], ...]
    """Days from today (0) on, per row."""
    day: NDArray[np.intp]
    """(rows,) the day that stands for the row."""
    seconds: Array
    """(rows,) what its days hold together."""


def practice_rows(seconds: Sequence[float]) -> PracticeRows:
    """Rows for the days from today on that have seconds; today's row is there even without any."""
    days = [0, *(day for day in range(1, len(seconds)) if seconds[day] > 0)]
    if len(days) <= _ALL_SINGLE:
        members: list[tuple[int, ...]] = [(day,) for day in days]
    else:
        middle = days[_FIRST_SINGLE:-_LAST_SINGLE]
        members = [
            *((day,) for day in days[:_FIRST_SINGLE]),
            *(tuple(middle[at : at + _BLOCK]) for at in range(0, len(middle), _BLOCK)),
            *((day,) for day in days[-_LAST_SINGLE:]),
        ]
    return PracticeRows(
        tuple(members),
        np.array([row[len(row) // 2] for row in members]),
        np.array([sum(seconds[day] for day in row) for row in members], dtype=float),
    )


def gaps(longest: int, ratio: float = 1.25) -> list[int]:
    """1, 2, 3 … growing by a ratio, up to `longest`: the steps to which choices are held."""
    steps = [1]
    while steps[-1] < longest:
        steps.append(max(steps[-1] + 1, round(steps[-1] * ratio)))
    return [step for step in steps if step <= longest]
