"""Questions that a person is likely to ask, going by what the person cares about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from trainer.cards.model import Card
from trainer.prepare.person import Person
from trainer.prepare.slot_values import known

MOST = 5
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = frozenset(
    (
        "about", "from", "have", "into", "more", "other", "that", "their", "them", "they", "this",
        "what", "when", "with", "work", "your",
    )
)  # fmt: skip
_BY_LEVEL: Mapping[str, tuple[str, ...]] = {
    "hr": ("fit", "cv", "money-offer"),
    "peer": ("people", "fit"),
    "manager": ("plan", "people"),
    "expert": ("proof", "company"),
    "head": ("plan", "why-you"),
    "director": ("plan", "why-you", "company"),
    "board": ("why-you", "company"),
}
"""Decks that are near to a level, for somebody of whom no more is known."""


def likely_questions(person: Person, cards: Iterable[Card], most: int = MOST) -> tuple[Card, ...]:
    """The cards whose words or tags meet the person's interests, the nearest first; then by level."""
    interests = _stems([*known(person.interests), *known(person.looked_for), person.function])
    decks = _BY_LEVEL.get(person.level, ("fit", "pressure"))
    scored = []
    for place, card in enumerate(cards):
        own = _stems([*card.wordings, *card.tags, card.id, *(point.label for point in card.points)])
        near = len(interests & own)
        if near or card.deck in decks:
            scored.append((-near, card.deck not in decks, place, card))
    return tuple(card for *_, card in sorted(scored, key=lambda found: found[:3])[:most])


def _stems(texts: Iterable[str]) -> set[str]:
    """The beginnings of the words: `deliveries` and `delivery` begin alike."""
    words = {word.casefold() for text in texts for word in _WORD.findall(text)} - _COMMON
    return {word[:6] for word in words}
