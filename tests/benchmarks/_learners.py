"""Simulated learners for the scheduler benchmark: four kinds of memory that no scheduler is shown.

A learner has one memory a card and answers with noise: forgotten 0, .2 or .4, recalled .7, .9 or 1.  Random
numbers belong to a card and the number of its answer, so that all schedulers meet the same learner.  The
constants are plausible, none is fitted to people.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.schedule.memory_models import FSRS6, SAME_DAY_RECALL, Array, Models

Cards = NDArray[np.intp]

WEAK_FIRST_TRY = 0.4
"""What is left of the chance at a first try where the first interview went badly."""
_MOST_ANSWERS = 64
_FORGOTTEN, _RECALLED = (0.0, 0.0, 0.0, 0.0, 0.0, 0.2, 0.2, 0.2, 0.4, 0.4), (0.7, 0.9, 1.0)


@dataclass(frozen=True)
class Asked:
    """Different cards asked on one day."""

    cards: Cards
    day: int
    grade: Cards
    """1..4"""
    recall: Array
    """The chance that each had."""
    first: NDArray[np.bool_]


class Learner:
    """One learner and one deck.  A kind of memory says how it is set up, recalls and learns."""

    kind = 0

    def __init__(self, number: int, cards: int, weak: Sequence[bool]) -> None:
        self.random = np.random.default_rng((number, self.kind))
        self.first_try = self.random.beta(1.5, 3.5, cards) * np.where(weak, WEAK_FIRST_TRY, 1)
        self._draws = self.random.random((cards, _MOST_ANSWERS, 3))
        self.ease = self.random.normal(0, 0.4, cards) + self.random.normal(0, 0.25)
        """How much easier than the usual each card is, ln."""
        self.count = np.zeros(cards, dtype=np.intp)
        self.last = np.zeros(cards, dtype=np.intp)
        self.set_up(cards)

    def set_up(self, cards: int) -> None:
        raise NotImplementedError

    def remembered(self, cards: Cards, day: int) -> Array:
        """Chance of recall of cards that were asked before."""
        raise NotImplementedError

    def learn(self, asked: Asked) -> None:
        """Takes in what was asked."""
        raise NotImplementedError

    def recall(self, day: int) -> Array:
        """(cards,) chance of recall, or of a first try."""
        every = np.arange(len(self.count))
        return np.where(self.count[every] > 0, self.remembered(every, day), self.first_try)

    def answer(self, asked: Sequence[int], day: int) -> list[float]:
        """Asks different cards; the coverage of each answer."""
        cards = np.array(asked, dtype=np.intp)
        recall = self.recall(day)[cards]
        first = self.count[cards] == 0
        hit, quality, noise = self._draws[cards, np.minimum(self.count[cards], _MOST_ANSWERS - 1)].T
        hard = np.where(first, 0.40, 0.1 + 0.4 * (1 - recall))
        easy = np.where(first, 0.12, 0.05 + 0.2 * recall)
        grade = np.where(hit > recall, 1, np.where(quality < hard, 2, np.where(quality > 1 - easy, 4, 3)))
        self.learn(Asked(cards, day, grade, recall, first))
        self.count[cards] += 1
        self.last[cards] = day
        missed = np.array(_FORGOTTEN)[(noise * len(_FORGOTTEN)).astype(int)]
        shown: list[float] = np.where(
            grade == 1, missed, np.array(_RECALLED)[np.maximum(grade - 2, 0)]
        ).tolist()
        return shown


class Fsrs(Learner):
    """FSRS-6 with parameters around the defaults."""

    kind = 0

    def set_up(self, cards: int) -> None:
        w = np.array(FSRS6) * np.exp(self.random.normal(0, 0.25, 21))
        w[20] = FSRS6[20] * math.exp(self.random.normal(0.3, 0.45))
        w[:4] = np.sort(
            np.array(FSRS6[:4]) * np.exp(self.random.normal(0, 0.5) + self.random.normal(0, 0.25, 4))
        )
        w[9] = min(w[9], 0.8)
        self._model = Models(w[None], np.ones(1))
        self._s, self._d = np.ones((cards, 1)), np.full((cards, 1), 5.0)

    def remembered(self, cards: Cards, day: int) -> Array:
        elapsed = (day - self.last[cards])[:, None].astype(float)
        return np.where(elapsed < 1, SAME_DAY_RECALL, self._model.recall(elapsed, self._s[cards]))[:, 0]

    def learn(self, asked: Asked) -> None:
        cards, grade, first = asked.cards, asked.grade, asked.first
        elapsed = (asked.day - self.last)[:, None].astype(float)
        for of in (1, 2, 3, 4):
            new, known = cards[first & (grade == of)], cards[~first & (grade == of)]
            self._s[new], self._d[new] = self._model.first(of)
            self._s[known], self._d[known] = self._model.answered(
                self._s[known], self._d[known], elapsed[known], of
            )


class HalfLife(Learner):
    """Exponential forgetting with a half-life that grows with spacing: forgets fast."""

    kind = 1

    def set_up(self, cards: int) -> None:
        self._base = 2.0 * math.exp(self.random.normal(0, 0.3))
        self._gain = 1.2 * math.exp(self.random.normal(0, 0.25))
        self._half = np.ones(cards)

    def remembered(self, cards: Cards, day: int) -> Array:
        since: Array = np.maximum(day - self.last[cards], 0.02)
        remembered: Array = 2.0 ** (-since / self._half[cards])
        return remembered

    def learn(self, asked: Asked) -> None:
        cards, grade = asked.cards, asked.grade
        fresh = self._base * np.exp(self.ease[cards]) * np.array([0.6, 1, 2, 4])[grade - 1]
        failed = np.maximum(0.7 * self._half[cards], 0.6 * self._base)
        passed = self._half[cards] * (1 + self._gain * np.minimum(1, 2 * (1 - asked.recall)))
        self._half[cards] = np.where(asked.first, fresh, np.where(grade == 1, failed, passed))


class Traces(Learner):
    """ACT-R (Pavlik & Anderson 2005): each answer leaves a trace, lost fast where the rest is fresh."""

    kind = 2
    _DAY = 0.025 * 86_400
    """Psychological seconds of a day between sittings."""

    def set_up(self, cards: int) -> None:
        self._when = np.zeros((cards, _MOST_ANSWERS))
        self._decay = np.ones((cards, _MOST_ANSWERS))
        self._there = np.zeros((cards, _MOST_ANSWERS), dtype=np.bool_)

    def _activation(self, cards: Cards, day: int) -> Array:
        since = np.maximum(day * self._DAY - self._when[cards], 60.0)
        total = np.where(self._there[cards], since ** -self._decay[cards], 0).sum(1)
        activation: Array = np.log(np.maximum(total, 1e-20))
        return activation

    def remembered(self, cards: Cards, day: int) -> Array:
        strength = self.ease[cards] + 0.55 + self._activation(cards, day)
        remembered: Array = 1 / (1 + np.exp((-0.704 - strength) / 0.4))
        return remembered

    def learn(self, asked: Asked) -> None:
        cards, day = asked.cards, asked.day
        at = np.minimum(self.count[cards], _MOST_ANSWERS - 1)
        self._decay[cards, at] = 0.217 * np.exp(np.minimum(self._activation(cards, day), 3.0)) + 0.177
        self._when[cards, at] = day * self._DAY
        self._there[cards, at] = True


class TwoStores(Learner):
    """A fast and a slow store: what the fast one has lost by the next answer is what the slow one gains."""

    kind = 3

    def set_up(self, cards: int) -> None:
        self._fast, self._slow = np.zeros(cards), np.zeros(cards)
        self._fast_days = 1.5 * math.exp(self.random.normal(0, 0.4))
        self._slow_days = 40 * math.exp(self.random.normal(0, 0.5))
        self._rate = 0.28 * math.exp(self.random.normal(0, 0.3))

    def _stores(self, cards: Cards, day: int) -> tuple[Array, Array]:
        since = np.maximum(day - self.last[cards], 0.02)
        return self._fast[cards] * np.exp(-since / self._fast_days), self._slow[cards] * np.exp(
            -since / self._slow_days
        )

    def remembered(self, cards: Cards, day: int) -> Array:
        fast, slow = self._stores(cards, day)
        strength = np.maximum(fast + slow + 0.3 * self.ease[cards], 0.02)
        remembered: Array = np.clip(1 - np.exp(-2.2 * strength), 0.01, 0.99)
        return remembered

    def learn(self, asked: Asked) -> None:
        fast, slow = self._stores(asked.cards, asked.day)
        vigour = np.array([0.6, 0.8, 1, 1.3])[asked.grade - 1]
        self._slow[asked.cards] = slow + self._rate * vigour * (1 - fast)
        self._fast[asked.cards] = vigour


LEARNERS: dict[str, type[Learner]] = {
    "fsrs": Fsrs, "half-life": HalfLife, "traces": Traces, "two stores": TwoStores,
}  # fmt: skip
