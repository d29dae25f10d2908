"""Cards that are alike, reckoned together so that thousands cost no more than hundreds."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from trainer.schedule.days_ahead import Deck
from trainer.schedule.memory_models import Array
from trainer.schedule.plan_of_days import PlannedCard
from trainer.schedule.slot_prices import Groups

Whole = NDArray[np.intp]

_MOST_GROUPS, _MOST_KINDS = 600, 6
_FINEST, _COARSEST = 0.02, 0.32
"""Cards closer than this in ln S, and in like measure otherwise, are reckoned together; the distance is
doubled while there are too many groups."""
_LN_S_PER_D = 10.0
_FINEST_RATE = math.log(1.25)
"""Kinds of card differ by so much in ln of seconds over weight, or twice that while there are too many."""


def price_kinds(cards: Sequence[PlannedCard]) -> tuple[Array, Whole]:
    """Seconds over weight, 1 on average, of a few kinds of card; and the kind of each card."""
    if not cards:
        return np.ones(1), np.zeros(0, dtype=np.intp)
    seconds, weight = np.array([[card.seconds, card.weight] for card in cards]).T
    rate = (seconds / seconds.mean()) / (weight / weight.mean())
    step = _FINEST_RATE
    while True:
        _, kind = np.unique(np.round(np.log(rate) / step), return_inverse=True)
        if kind.max() < _MOST_KINDS:
            break
        step *= 2
    return np.bincount(kind, rate) / np.bincount(kind), kind


def like_cards(deck: Deck) -> tuple[Groups, Whole]:
    """The cards in groups of like ones, and the group of each card; a group has the rounded values."""
    models, seen = deck.stability.shape[1], deck.seen
    step = _FINEST
    exact = np.concatenate(
        [
            np.where(seen[:, None], np.log(deck.stability), 0),
            np.where(seen[:, None], deck.difficulty, 0) / _LN_S_PER_D,
            np.where(seen, np.log1p(-deck.last), 0)[:, None],
            np.where(seen, 0, deck.first_try)[:, None],
        ],
        1,
    )
    while True:
        near = np.concatenate([np.round(exact / step), np.stack([seen, deck.kind], 1)], 1)
        rounded, member = np.unique(near, axis=0, return_inverse=True)
        if len(rounded) <= _MOST_GROUPS or step >= _COARSEST:
            break
        step *= 2
    member = member.ravel()
    values = rounded[:, :-2] * step
    groups = Groups(
        np.exp(values[:, :models]),
        np.clip(values[:, models : 2 * models] * _LN_S_PER_D, 1, 10),
        np.round(np.expm1(values[:, -2])).astype(np.intp),
        rounded[:, -2] > 0,
        np.clip(values[:, -1], 0.01, 0.99),
        rounded[:, -1].astype(np.intp),
        np.bincount(member, deck.seconds) / deck.seconds.mean(),
    )
    return groups, member
