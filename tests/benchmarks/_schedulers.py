"""The usual schedulers, for comparison with the interview-day planner."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from trainer.schedule.memory_models import FSRS6, Models

History = Sequence[tuple[int, float]]
"""Day and coverage of each answer to a card."""

_NEW_A_DAY = 20


def grade_of(coverage: float) -> int:
    return 1 if coverage < 0.6 else 2 if coverage < 0.8 else 3 if coverage < 1 else 4


class Scheduler:
    """FSRS-6 states with default parameters for every card; a kind of scheduler ranks the cards by them."""

    def __init__(self) -> None:
        self._model = Models(np.array([FSRS6]), np.ones(1))
        self._read: list[int] = []

    def choose(
        self,
        day: int,
        interview_day: int,
        budget: int,
        histories: Sequence[History],
        weights: Sequence[float],  # noqa: ARG002 - the usual schedulers know none
    ) -> list[int]:
        """Card numbers in the order to be asked, at most `budget`."""
        if not self._read:
            count = len(histories)
            self._read = [0] * count
            self.answers = [0] * count
            self.last, self.due, self.box = [-1] * count, [0.0] * count, [0] * count
            self._s, self._d = np.ones((count, 1)), np.full((count, 1), 5.0)
        for card, history in enumerate(histories):
            for when, coverage in history[self._read[card] :]:
                self._take(card, when, grade_of(coverage))
            self._read[card] = len(history)
        elapsed = np.array([[day - last] for last in self.last], dtype=float)
        seen = np.array(self.answers) > 0
        self.recall: list[float] = np.where(seen, self._model.recall(elapsed, self._s)[:, 0], 0).tolist()
        self.sweep_from = interview_day - min(math.ceil(len(histories) / budget), max(1, interview_day // 2))
        self.new_a_day = max(_NEW_A_DAY, math.ceil(len(histories) / interview_day))
        self.day = day
        return self.ranked()[:budget]

    def _take(self, card: int, day: int, grade: int) -> None:
        if self.answers[card]:
            elapsed = np.array([float(day - self.last[card])])
            self._s[card], self._d[card] = self._model.answered(self._s[card], self._d[card], elapsed, grade)
        else:
            self._s[card], self._d[card] = self._model.first(grade)
        self.answers[card] += 1
        self.last[card] = day
        self.box[card] = 0 if grade == 1 else min(4, self.box[card] + 1)
        self.due[card] = day + self.interval(card)

    def interval(self, card: int) -> float:
        return max(1.0, round(float(self._s[card, 0])))

    def ranked(self) -> list[int]:
        raise NotImplementedError

    def due_then_new(self) -> list[int]:
        """Due cards, the longest due first, then as many new ones as a day takes."""
        cards = range(len(self.answers))
        due = [card for card in cards if self.answers[card] and self.due[card] <= self.day]
        new = [card for card in cards if not self.answers[card]][: self.new_a_day]
        return sorted(due, key=lambda card: (self.due[card], self.recall[card])) + new

    def filled(self, first: list[int]) -> list[int]:
        """Those, then all others, the lowest recall first."""
        chosen = set(first)
        others = [card for card in range(len(self.answers)) if card not in chosen]
        return first + sorted(others, key=lambda card: self.recall[card])


class Fsrs09(Scheduler):
    """FSRS at a retention of .9, as it is shipped: what is not due is not asked."""

    def ranked(self) -> list[int]:
        return self.due_then_new()


class Fsrs09Filled(Scheduler):
    """The same with the time that is left spent on other cards."""

    def ranked(self) -> list[int]:
        return self.filled(self.due_then_new())


class Leitner(Scheduler):
    """Five boxes at 1, 2, 4, 8 and 16 days; time left goes to other cards."""

    def interval(self, card: int) -> float:
        return 2.0 ** self.box[card] if self.box[card] else 1.0

    def ranked(self) -> list[int]:
        return self.filled(self.due_then_new())


class LowestRecall(Scheduler):
    """New cards, then those least likely to be recalled."""

    def ranked(self) -> list[int]:
        return self.filled([])


class RoundRobin(Scheduler):
    """The fewest answers first."""

    def ranked(self) -> list[int]:
        return sorted(range(len(self.answers)), key=lambda card: self.answers[card])


class LastSweep(Scheduler):
    """FSRS, and every card once more just before the date."""

    def ranked(self) -> list[int]:
        if self.day < self.sweep_from:
            return self.filled(self.due_then_new())
        cards = range(len(self.answers))
        unswept = [card for card in cards if self.answers[card] and self.last[card] < self.sweep_from]
        new = [card for card in cards if not self.answers[card]]
        return self.filled(new + sorted(unswept, key=lambda card: self.recall[card]))


SCHEDULERS: dict[str, type[Scheduler]] = {
    "FSRS 0.9": Fsrs09, "FSRS 0.9 filled": Fsrs09Filled, "Leitner": Leitner, "lowest recall": LowestRecall,
    "round robin": RoundRobin, "last sweep": LastSweep,
}  # fmt: skip
