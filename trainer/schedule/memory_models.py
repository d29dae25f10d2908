"""Kinds of memory: FSRS-6 in many parameter variants at once, on numpy arrays.

Arrays end in an axis over the models; stability is in days, difficulty 1..10, time in whole study days.
The formulae are FSRS-6's as py-fsrs has them, and agree with it to 1e-9.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

FSRS6 = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
"""FSRS-6's 21 default parameters, w0 to w20."""

SHORTEST = 0.001
"""Days; no stability is less."""
SAME_DAY_RECALL = 0.9
"""Chance of recall when a card comes a second time on one day: FSRS itself says 1."""


class Models:
    """Parameter variants of FSRS-6, each a row of 21 numbers, with their prior weights.

    `least` is the stability, in days, below which a failure a day or more later brings none: FSRS-6 itself
    knows no such bound.
    """

    def __init__(self, parameters: Array, prior: Array, least: Array | None = None) -> None:
        self.parameters = parameters
        self._least = np.full(len(prior), SHORTEST) if least is None else np.maximum(least, SHORTEST)
        self.prior = prior / prior.sum()
        w = self._w = np.ascontiguousarray(parameters.T)
        self._decay = -w[20]
        self._factor = 0.9 ** (-1 / w[20]) - 1
        grades = np.arange(4)[:, None]
        self._first_stability = np.maximum(w[:4], SHORTEST)
        self._unclipped = w[4] - np.exp(w[5] * grades) + 1
        self._first_difficulty = np.clip(self._unclipped, 1, 10)
        self._growth = np.exp(w[8])
        self._fall = np.exp(w[17] * w[18])

    def __len__(self) -> int:
        return len(self.prior)

    def chosen(self, which: NDArray[np.intp], weights: Array) -> Models:
        """Some of the models, with other weights."""
        return Models(self.parameters[which], weights, self._least[which])

    def recall(self, elapsed: Array, stability: Array) -> Array:
        """Chance of recall (1 + f t / S) ** -w20; 1 at t <= 0."""
        curve: Array = (1 + self._factor * np.maximum(elapsed, 0) / stability) ** self._decay
        return curve

    def first(self, grade: int) -> tuple[Array, Array]:
        """Stability and difficulty after a first answer of grade 1..4, one number a model."""
        return self._first_stability[grade - 1], self._first_difficulty[grade - 1]

    def passed(self, s: Array, d: Array, recalled: Array, grade: int = 3) -> Array:
        """Stability after a success of grade 2..4 at a chance of recall, a day or more later."""
        w = self._w
        bonus = w[15] if grade == 2 else w[16] if grade == 4 else 1.0
        gain = self._growth * (11 - d) * s ** -w[9] * (np.exp((1 - recalled) * w[10]) - 1) * bonus
        return _at_least(s * (1 + gain))

    def failed(self, s: Array, d: Array, recalled: Array) -> Array:
        """Stability after Again at a chance of recall, a day or more later."""
        w = self._w
        after = w[11] * d ** -w[12] * ((s + 1) ** w[13] - 1) * np.exp((1 - recalled) * w[14])
        left: Array = np.maximum(np.minimum(after, s / self._fall), self._least)
        return left

    def same_day(self, s: Array, grade: int) -> Array:
        """Stability after a second answer of grade 1..4 on one day."""
        w = self._w
        gain = np.exp(w[17] * (grade - 3 + w[18])) * s ** -w[19]
        return _at_least(s * (np.maximum(gain, 1) if grade >= 2 else gain))

    def difficulty(self, d: Array, grade: int) -> Array:
        """Difficulty after an answer of grade 1..4."""
        w = self._w
        damped = d - w[6] * (grade - 3) * (10 - d) / 9
        clipped: Array = np.clip(w[7] * self._unclipped[3] + (1 - w[7]) * damped, 1, 10)
        return clipped

    def answered(self, s: Array, d: Array, elapsed: Array, grade: int) -> tuple[Array, Array]:
        """Stability and difficulty after an answer of grade 1..4, `elapsed` days after the last one."""
        recalled = self.recall(elapsed, s)
        later = self.failed(s, d, recalled) if grade == 1 else self.passed(s, d, recalled, grade)
        return np.where(elapsed < 1, self.same_day(s, grade), later), self.difficulty(d, grade)

    def credited(self, s: Array, d: Array, elapsed: Array, credit: Array) -> tuple[Array, Array]:
        """The same for a credit 0..1 between Again and Good: blended in ln S and in D."""
        good, again = self.answered(s, d, elapsed, 3), self.answered(s, d, elapsed, 1)
        return _between(again, good, credit)

    def first_credited(self, credit: Array) -> tuple[Array, Array]:
        """Stability and difficulty after a first answer of a credit 0..1."""
        return _between(self.first(1), self.first(3), credit)


def _at_least(stability: Array) -> Array:
    bounded: Array = np.maximum(stability, SHORTEST)
    return bounded


def _between(low: tuple[Array, Array], high: tuple[Array, Array], share: Array) -> tuple[Array, Array]:
    stability = np.exp(share * np.log(high[0]) + (1 - share) * np.log(low[0]))
    return stability, share * high[1] + (1 - share) * low[1]
