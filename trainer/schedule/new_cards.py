"""In which order cards are met for the first time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from trainer.cards.slots import AskedCard


def in_turn(cards: Iterable[AskedCard]) -> list[str]:
    """Full ids of new cards in the order they are met.

    Those that need no preparation come before those whose points do.  Among them the decks take turns, for
    neighbours in a deck are often alike: each gives its heaviest card first, then its next, and the heaviest
    card of a turn opens it.  Otherwise the order is that of `cards`.
    """
    seen: Counter[tuple[bool, str]] = Counter()
    places: list[tuple[tuple[bool, int, float], str]] = []
    for asked in sorted(cards, key=lambda asked: -asked.card.weight):
        card, needs = asked.card, bool(asked.needs)
        places.append(((needs, seen[needs, card.deck], -card.weight), card.full_id))
        seen[needs, card.deck] += 1
    return [card for _, card in sorted(places, key=lambda place: place[0])]
