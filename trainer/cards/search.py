"""Cards found by any of their words: question, points, tags, prepared answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from trainer.cards.model import Card, Wording

_APART = "\n"


@dataclass(frozen=True, slots=True)
class Haystack:
    """The cards' words in small letters, made ready once so that every key typed costs one pass."""

    cards: tuple[tuple[str, str], ...] = ()
    """Full id, and all that can be found of it."""

    def find(self, words: str, deck: str | None = None) -> tuple[str, ...]:
        """Full ids of the cards that hold every one of the words somewhere, in the order of the decks.

        A word is any stretch of letters: it may begin and end inside another.  No words find every card.
        """
        wanted = sorted(set(words.casefold().split()), key=len, reverse=True)
        prefix = "" if deck is None else f"{deck}/"
        return tuple(
            card
            for card, text in self.cards
            if card.startswith(prefix) and all(word in text for word in wanted)
        )


def haystack(cards: Iterable[Card]) -> Haystack:
    """Make cards ready for finding.  A tag is found with and without `#` before it."""
    return Haystack(tuple((card.full_id, _text(card).casefold()) for card in cards))


def _text(card: Card) -> str:
    parts = [card.full_id, card.kind, *card.wordings]
    for point in card.points:
        parts.append(point.label)
        parts += [alternative.text for alternative in point.alternatives if isinstance(alternative, Wording)]
    parts += [f"#{tag}" for tag in card.tags]
    parts += [*card.trains, *card.avoid, card.prepared or ""]
    return _APART.join(parts)
