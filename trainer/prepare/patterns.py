"""Cards that are patterns: they are asked only as cards made from notes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from trainer.cards.model import Card
from trainer.cards.slots import slots_in
from trainer.prepare.made_ids import template

_ONE_EACH = frozenset({"weak.question", "first.question", "cv.line"})
"""Slots that make a card each: a card that cannot be asked without one is only their pattern."""


def patterns(cards: Mapping[str, Card], made: Iterable[str]) -> Set[str]:
    """Full ids of the cards that are not asked as they stand, because made ones are asked instead.

    `made` are the full ids of those.
    """
    only = {id_ for id_, card in cards.items() if _is_pattern(card)}
    return only | {template(card) for card in made}


def _is_pattern(card: Card) -> bool:
    return all(_ONE_EACH & set(slots_in(wording)) for wording in card.wordings)
