"""Figures: how well logits tell what was said."""

from __future__ import annotations

import math
from collections.abc import Sequence

BINS = 10


def auc(said: Sequence[bool], scores: Sequence[float]) -> float:
    """Chance that a point that was said scores above one that was not; ties count half."""
    order = sorted(range(len(scores)), key=lambda i: scores[i])
    ranks, start = 0.0, 0
    while start < len(order):
        stop = start
        while stop < len(order) and scores[order[stop]] == scores[order[start]]:
            stop += 1
        ranks += (start + 1 + stop) / 2 * sum(said[i] for i in order[start:stop])
        start = stop
    yes = sum(said)
    no = len(said) - yes
    return (ranks - yes * (yes + 1) / 2) / (yes * no) if yes and no else math.nan


def accuracy(said: Sequence[bool], probabilities: Sequence[float]) -> float:
    """Share of points on whose right side of one half the probability lies."""
    right = sum((p >= 0.5) == made for p, made in zip(probabilities, said, strict=True))
    return right / len(said)


def calibration_error(said: Sequence[bool], probabilities: Sequence[float]) -> float:
    """Expected calibration error over ten bins of equal width."""
    total = 0.0
    for number in range(BINS):
        inside = [
            (p, made)
            for p, made in zip(probabilities, said, strict=True)
            if min(BINS - 1, int(p * BINS)) == number
        ]
        total += abs(sum(p for p, _ in inside) - sum(made for _, made in inside))
    return total / len(said)
