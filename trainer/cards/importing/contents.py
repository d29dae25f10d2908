"""What a deck file will hold once cards have come in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from trainer.cards.deck_edit import edited
from trainer.cards.deck_file import DeckFile
from trainer.cards.deck_folder import LARGEST
from trainer.cards.deck_writer import card_lines, front_lines
from trainer.cards.importing.source import ImportRefused
from trainer.cards.model import DEFAULT_SECONDS, Card, Deck, Wording
from trainer.cards.tidy import tidy_deck

_NOT_PLAIN = re.compile(r"[\\{|@!]|:(?=\s|$)", re.MULTILINE)
_NOT_PLAIN_LINE = re.compile(r"\n(?:[QAC]:|[-~#<\\\s])")
_PLAIN = ("script", DEFAULT_SECONDS, 1.0, (), ())


def deck_content(
    deck: str,
    title: str,
    cards: Sequence[Card],
    changed: Mapping[str, Card],
    own: DeckFile | None,
    theirs: DeckFile | None,
) -> bytes:
    """The deck with new `cards`, and with those `changed`, by id.

    `own` is the candidate's file of this deck, whose other lines stay; `theirs` the file that the cards come
    from in our own format, whose layout is kept when there is none of the candidate's.  Raises EditRefused,
    and ImportRefused when it would be larger than a deck may be.
    """
    if own is not None:
        there = {card.id for card in own.deck.cards}
        inside = {id_: card for id_, card in changed.items() if id_ in there}
        added = [card for id_, card in changed.items() if id_ not in there]
        content = edited(own, changed=inside, added=[*added, *cards])
    elif theirs is not None:
        content = _as_laid_out(theirs, {card.id: card for card in (*changed.values(), *cards)})
    else:
        content = _written(deck, title, (*changed.values(), *cards))
    if len(content) > LARGEST:
        limit = LARGEST // 1_000_000
        raise ImportRefused(f"The deck {deck} would be larger than {limit} MB: bring it in in parts.")
    return content


def _as_laid_out(theirs: DeckFile, cards: Mapping[str, Card]) -> bytes:
    there = {card.id: card for card in theirs.deck.cards}
    changed = {id_: card for id_, card in cards.items() if id_ in there and there[id_] != card}
    added = [card for id_, card in cards.items() if id_ not in there]
    gone = there.keys() - cards.keys()
    return (
        edited(theirs, changed=changed, removed=gone, added=added)
        if changed or added or gone
        else theirs.content
    )


def _written(deck: str, title: str, cards: Sequence[Card]) -> bytes:
    # The cards are tidy already: tidying ten thousand of them again would take as long as all the rest.
    lines = front_lines(tidy_deck(Deck(deck, title, "", (), DEFAULT_SECONDS, ())))
    for card in cards:
        lines += _plain_lines(card) or [*card_lines(card, DEFAULT_SECONDS), ""]
    return "\n".join(lines).encode()


def _plain_lines(card: Card) -> list[str] | None:
    """The lines of a card with nothing but question, made points, tags and answer, and with no character that
    would have to be written otherwise: most of ten thousand cards are so.  None for any other card."""
    said = "\n- ".join([point.label for point in card.points])
    if card.prepared is None or _NOT_PLAIN.search(said) or _NOT_PLAIN_LINE.search(f"\n{card.prepared}"):
        return None
    if not card.points or any([point.alternatives != (Wording(point.label),) for point in card.points]):
        return None
    if (card.kind, card.seconds, card.weight, card.trains, card.avoid) != _PLAIN or len(card.wordings) > 1:
        return None
    tags = f"tags: {' '.join(card.tags)}\n" if card.tags else ""
    return [f"## {card.id}\n{tags}\nQ: {card.wordings[0]}\n\n- {said}\n\nA: {card.prepared}\n"]
