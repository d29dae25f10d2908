"""A grid over what a memory can be, ln stability by difficulty, on which values are kept and looked up."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from trainer.schedule.memory_models import Array, Models

Whole = NDArray[np.intp]

_SHORTEST, _LONGEST = 0.01, 600.0
"""Days of stability; beyond these the edge stands for all."""
_STABILITIES, _DIFFICULTIES = 12, 3
POINTS = _STABILITIES * _DIFFICULTIES

_LN_S = np.linspace(np.log(_SHORTEST), np.log(_LONGEST), _STABILITIES)
_D = np.linspace(1, 10, _DIFFICULTIES)
STABILITY = np.repeat(np.exp(_LN_S), _DIFFICULTIES)
"""(POINTS,) days"""
DIFFICULTY = np.tile(_D, _STABILITIES)
"""(POINTS,)"""


def located(stability: Array, difficulty: Array) -> tuple[Whole, Array]:
    """The four points around each memory and their shares, on a new last axis (bilinear interpolation)."""
    x = np.clip((np.log(stability) - _LN_S[0]) / (_LN_S[1] - _LN_S[0]), 0, _STABILITIES - 1 - 1e-9)
    y = np.clip((difficulty - 1) / (_D[1] - _D[0]), 0, _DIFFICULTIES - 1 - 1e-9)
    i, j = x.astype(np.intp), y.astype(np.intp)
    f, g = x - i, y - j
    corner = i * _DIFFICULTIES + j
    points = np.stack([corner, corner + _DIFFICULTIES, corner + 1, corner + _DIFFICULTIES + 1], -1)
    shares = np.stack([(1 - f) * (1 - g), f * (1 - g), (1 - f) * g, f * g], -1)
    return points, shares


def transitions(models: Models, elapsed: Whole) -> Array:
    """(elapsed, models, from, to): where a memory goes when asked after `elapsed` >= 1 days."""
    m, n = len(models), POINTS
    shape = len(elapsed), n, m
    s = np.broadcast_to(STABILITY[:, None], shape)
    d = np.broadcast_to(DIFFICULTY[:, None], shape)
    recall = models.recall(elapsed[:, None, None].astype(float), s)
    row = ((np.arange(len(elapsed))[:, None, None] * m + np.arange(m)) * n + np.arange(n)[:, None]) * n
    cells, shares = [], []
    for stability, grade, chance in (
        (models.passed(s, d, recall), 3, recall),
        (models.failed(s, d, recall), 1, 1 - recall),
    ):
        points, share = located(stability, models.difficulty(d, grade))
        cells.append((row[..., None] + points).ravel())
        shares.append((share * chance[..., None]).ravel())
    size = len(elapsed) * m * n * n
    flat = np.bincount(np.concatenate(cells), np.concatenate(shares), size)
    return np.asarray(flat, dtype=float).reshape(len(elapsed), m, n, n)


def first_answers(models: Models) -> Array:
    """(4, models, points): where a card lands after a first answer of each grade."""
    landed = np.zeros((4, len(models), POINTS))
    for grade in range(4):
        points, shares = located(*models.first(grade + 1))
        for model in range(len(models)):
            np.add.at(landed[grade, model], points[model], shares[model])
    return landed
