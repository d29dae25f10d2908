"""The interview-day planner as a policy of the scheduler benchmark.

The benchmark's answers take a slot each and its weights mark the cards that were weak before.
"""

from __future__ import annotations

from collections.abc import Sequence

from trainer.schedule.interview_day import plan
from trainer.schedule.plan_of_days import Answer, PlannedCard

_SECONDS = 90.0
_WEAK_FIRST_TRY = 0.4


class Policy:
    """Chooses what to practise by planning anew at each call; it keeps the size of a day's budget only."""

    def __init__(self) -> None:
        self._day: int | None = None
        self._budget = 0

    def choose(
        self,
        day: int,
        interview_day: int,
        budget: int,
        histories: Sequence[Sequence[tuple[int, float]]],
        weights: Sequence[float],
    ) -> list[int]:
        """Card numbers in the order to be asked, at most `budget`."""
        if day != self._day:
            self._day, self._budget = day, budget
        cards = [
            PlannedCard(
                str(number),
                _SECONDS,
                weight,
                _WEAK_FIRST_TRY if weight > 1 else 1.0,
                tuple(Answer(when, coverage) for when, coverage in history),
            )
            for number, (history, weight) in enumerate(zip(histories, weights, strict=True))
        ]
        later = [self._budget * _SECONDS] * (interview_day - day - 1)
        return [int(card) for card in plan(cards, day, [budget * _SECONDS, *later]).today]
