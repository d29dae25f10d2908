"""The kinds of memory that a candidate may have: families of FSRS-6 variants, with what is believed at first.

No family is right about anyone; together they are wide enough that a few days of answers single out
variants that forecast well.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product

import numpy as np

from trainer.schedule.memory_models import FSRS6, SHORTEST, Models

Options = Sequence[tuple[float, float]]
"""Values of a parameter, each with its share."""
Variant = tuple[list[float], float, float]
"""21 parameters, the least stability that a failure leaves, and the weight before any answer."""


@lru_cache(maxsize=1)
def kinds_of_memory() -> Models:
    """All variants with their prior weights."""
    variants = [
        # Near the defaults: how much the first answer leaves, how fast it goes, how much practice adds.
        *_near_defaults(
            [(0.15, 0.08), (0.4, 0.27), (1, 0.40), (2.2, 0.25)],
            [(0.1542, 0.40), (0.35, 0.35), (0.8, 0.25)],
            [(-0.6, 0.25), (0, 0.5), (0.5, 0.25)],
            weight=0.75,
        ),
        # Weak learners, in whom the first grade says little.
        *_near_defaults(_alike(0.05, 0.15), _alike(0.35, 0.8), _alike(-0.9, 0.0), weight=0.2, narrowing=0.4),
        # Half-lives: nearly exponential forgetting, and growth by a factor at each success.
        *_half_lives(
            _alike(0.2, 0.45, 1), _alike(0.8, 5), _alike(1.2, 2.5), 0.7, weight=0.25, first=(0.35, 0.6, 1, 2)
        ),
        # Traces that add up: a failed answer strengthens too.
        *_half_lives(
            _alike(0.08, 0.3), _alike(0.2, 0.35, 0.8), _alike(3), 2.5, weight=0.3, first=(0.7, 0.8, 1, 1.3)
        ),
    ]
    parameters, least, weight = zip(*variants, strict=True)
    return Models(np.array(parameters), np.array(weight), np.array(least))


def _near_defaults(
    scales: Options, decays: Options, growths: Options, weight: float, narrowing: float = 1.0
) -> Iterator[Variant]:
    """FSRS-6 with first stabilities scaled (and drawn together by `narrowing`), decay and w8 changed."""
    for (scale, p), (decay, q), (growth, r) in product(scales, decays, growths):
        w = list(FSRS6)
        good = math.log(w[2])
        for grade in range(4):
            w[grade] = scale * math.exp(good + narrowing * (math.log(w[grade]) - good))
        w[8] += growth
        w[20] = decay
        yield w, SHORTEST, weight * p * q * r


def _half_lives(
    goods: Options, decays: Options, gains: Options, kept: float, weight: float, first: Sequence[float]
) -> Iterator[Variant]:
    """Stability times 1 + gain at a success with recall .5, times `kept` at a failure, whatever it was.

    `goods` are days after a first Good, `first` the four grades as shares of it.  Who fails reads the answer:
    that leaves no less than a first answer that failed.  Difficulty rests at 5.
    """
    for (good, p), (decay, q), (gain, r) in product(goods, decays, gains):
        w = list(FSRS6)
        w[:4] = [good * share for share in first]
        w[4], w[5], w[6] = 5.0, 0.001, 0.001
        w[8], w[9] = math.log(gain / (6 * math.expm1(0.5 * w[10]))), 0.0
        # The general formula for a failure is put out of the way, so that its bound S / exp(w17 w18) holds.
        w[11], w[12], w[13], w[14] = 5.0, 0.001, 0.9, 0.0
        w[17] = 0.3
        w[18] = -math.log(kept) / w[17]
        w[20] = decay
        yield w, w[0], weight * p * q * r


def _alike(*values: float) -> Options:
    return [(value, 1 / len(values)) for value in values]
