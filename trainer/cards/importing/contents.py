"""What a deck file will hold once cards have come in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from trainer.cards.deck_file import DeckFile
from trainer.cards.deck_folder import LARGEST
from trainer.cards.deck_writer import card_lines, front_lines
from trainer.cards.importing.plain_card import PlainCard, whole_card
from trainer.cards.importing.source import ImportRefused
from trainer.cards.model import DEFAULT_SECONDS, Card, Deck
from trainer.cards.tidy import tidy_deck


def deck_content(
    deck: str,
    title: str,
    cards: Sequence[Card | PlainCard],
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
        from trainer.cards.deck_edit import edited  # a deck that is new needs none of it

        there = {card.id for card in own.deck.cards}
        inside = {id_: card for id_, card in changed.items() if id_ in there}
        added = [card for id_, card in changed.items() if id_ not in there]
        content = edited(own, changed=inside, added=[*added, *map(whole_card, cards)])
    elif theirs is not None:
        content = _as_laid_out(
            theirs, {card.id: card for card in (*changed.values(), *map(whole_card, cards))}
        )
    else:
        content = _written(deck, title, (*changed.values(), *cards))
    if len(content) > LARGEST:
        limit = LARGEST // 1_000_000
        raise ImportRefused(f"The deck {deck} would be larger than {limit} MB: bring it in in parts.")
    return content


def _as_laid_out(theirs: DeckFile, cards: Mapping[str, Card]) -> bytes:
    from trainer.cards.deck_edit import edited

    there = {card.id: card for card in theirs.deck.cards}
    changed = {id_: card for id_, card in cards.items() if id_ in there and there[id_] != card}
    added = [card for id_, card in cards.items() if id_ not in there]
    gone = there.keys() - cards.keys()
    return (
        edited(theirs, changed=changed, removed=gone, added=added)
        if changed or added or gone
        else theirs.content
    )


def _written(deck: str, title: str, cards: Iterable[Card | PlainCard]) -> bytes:
    # The cards are tidy already: tidying ten thousand of them again would take as long as all the rest.
    lines = front_lines(tidy_deck(Deck(deck, title, "", (), DEFAULT_SECONDS, ())))
    for card in cards:
        if isinstance(card, PlainCard) and (written := card.written()):
            lines.append(written)
        else:
            lines += [*card_lines(whole_card(card), DEFAULT_SECONDS), ""]
    return "\n".join(lines).encode()
