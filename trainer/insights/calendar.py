"""Practice by week and day, for a calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from trainer.clock import date_of
from trainer.insights.practice import Practice


@dataclass(frozen=True, slots=True)
class PractisedDay:
    """One day of the calendar."""

    date: date
    answers: int
    minutes: float


def last_weeks(practice: Practice, day: int, weeks: int) -> tuple[tuple[PractisedDay, ...], ...]:
    """Whole weeks from Monday on, the oldest first, the last one ending with the study day `day`."""
    today = date_of(day)
    first = day - today.weekday() - 7 * (weeks - 1)
    days = [
        PractisedDay(date_of(d), practice.answers[d], practice.seconds.get(d, 0.0) / 60)
        for d in range(first, day + 1)
    ]
    return tuple(tuple(days[start : start + 7]) for start in range(0, len(days), 7))


@dataclass(frozen=True, slots=True)
class WeekShares:
    """What the answers of one week held, on the mean."""

    monday: date
    coverage: float | None
    """Of the judged answers, 0..1; None without any."""
    self_rated: float | None
    """Of those that the candidate ticked off alone."""


def shares_by_week(practice: Practice, day: int, weeks: int) -> tuple[WeekShares, ...]:
    """The weeks up to the one of the study day `day`, the oldest first."""
    monday = day - date_of(day).weekday()
    found = []
    for back in range(weeks - 1, -1, -1):
        days = range(monday - 7 * back, monday - 7 * back + 7)
        found.append(
            WeekShares(
                date_of(days.start),
                _mean(practice.coverage, practice.judged, days),
                _mean(practice.ticked, practice.ticked_known, days),
            )
        )
    return tuple(found)


def _mean(sums: Mapping[int, float], counts: Mapping[int, int], days: range) -> float | None:
    count = sum(counts.get(day, 0) for day in days)
    return sum(sums.get(day, 0.0) for day in days) / count if count else None
