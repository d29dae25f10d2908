"""Cards and decks as a file can hold them: what a form or an import made, in order before it is written."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from trainer.cards.front_matter import LONGEST_SECONDS
from trainer.cards.ids import free_id, is_card_id, point_id, slug
from trainer.cards.model import CUES, Alternative, Card, Cue, Deck, KeyPoint, Slot, Wording
from trainer.cards.points import implied_label
from trainer.cards.slots import SLOTS
from trainer.text import clean, one_line, shortened

_LONGEST_TITLE, _LONGEST_ABOUT, _MOST_TAGS, _LONGEST_TAG = 300, 2000, 20, 60


def tidy(card: Card) -> Card:
    """The card as it will read back from a deck file.

    Texts are cleaned and stand on one line each, empty ones go, and every point gets the id of its label.
    Raises ValueError when there is no question.
    """
    wordings = _lines(card.wordings)
    if not wordings:
        raise ValueError("a card needs a question")
    return replace(
        card,
        id=card_id(card.id),
        wordings=wordings,
        points=_points(card.points),
        seconds=min(max(card.seconds, 1), LONGEST_SECONDS),
        tags=_words(card.tags),
        trains=_words(card.trains),
        weight=card.weight if math.isfinite(card.weight) and card.weight > 0 else 1.0,
        avoid=_lines(card.avoid),
        prepared=_text(card.prepared),
    )


def tidy_deck(deck: Deck) -> Deck:
    """The deck as it will read back from a file.  Raises ValueError for a card without a question."""
    return replace(
        deck,
        title=shortened(one_line(deck.title), _LONGEST_TITLE),
        about=shortened(one_line(deck.about), _LONGEST_ABOUT),
        tags=tuple(shortened(tag, _LONGEST_TAG) for tag in _lines(deck.tags)[:_MOST_TAGS]),
        seconds=min(max(deck.seconds, 1), LONGEST_SECONDS),
        cards=tuple(tidy(card) for card in deck.cards),
    )


def card_id(text: str) -> str:
    """The text when it can be a card's id, else an id made of it."""
    return text if is_card_id(text) and clean(text) == text else slug(clean(text)) or "card"


def _points(points: Iterable[KeyPoint]) -> tuple[KeyPoint, ...]:
    tidied: list[KeyPoint] = []
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for point in points:
        alternatives = _alternatives(point.alternatives)
        label = one_line(point.label)
        if not alternatives:
            if not label:
                continue
            alternatives = (Wording(label),)
        label = label or implied_label(alternatives)
        id_ = free_id(point_id(label), taken, counts)
        taken.add(id_)
        probe = one_line(point.probe or "") or None
        tidied.append(KeyPoint(id_, label, alternatives, point.must, probe))
    return tuple(tidied)


def _alternatives(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    tidied: list[Alternative] = []
    for alternative in alternatives:
        if isinstance(alternative, Wording):
            if text := one_line(alternative.text):
                tidied.append(Wording(text))
        elif _known(alternative) and alternative not in tidied:
            tidied.append(alternative)
    return tuple(tidied)


def _known(named: Cue | Slot) -> bool:
    return named.name in (CUES if isinstance(named, Cue) else SLOTS)


def _lines(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line for text in texts if (line := one_line(text)))


def _words(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(line.replace(" ", "-") for line in _lines(texts))


def _text(text: str | None) -> str | None:
    lines = clean(text or "").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip() or None
