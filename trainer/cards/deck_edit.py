"""Changes to a deck file that leave everything else in it byte for byte as it was."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from trainer.cards.card_edit import change, pin, remove, rewrite
from trainer.cards.deck_file import UTF16_MARKS, DeckFile, parse_deck
from trainer.cards.deck_sheet import Sheet
from trainer.cards.deck_writer import card_lines
from trainer.cards.model import Card
from trainer.cards.tidy import tidy

_NONE: Mapping[str, Card] = {}


class EditRefused(ValueError):
    """The change cannot be made in this file.  The message is one line for the candidate."""


def replaced(file: DeckFile, card: Card) -> bytes:
    """The file with the card of the same id changed; lines that say the same as before stay as they are."""
    return edited(file, changed={card.id: card})


def added(file: DeckFile, card: Card) -> bytes:
    """The file with one more card at its end."""
    return edited(file, added=(card,))


def removed(file: DeckFile, id_: str) -> bytes:
    """The file without the card of this id."""
    return edited(file, removed=(id_,))


def edited(
    file: DeckFile,
    *,
    changed: Mapping[str, Card] = _NONE,
    removed: Collection[str] = (),
    added: Sequence[Card] = (),
) -> bytes:
    """The file with several cards changed at once; `changed` goes from a card's id to what it becomes.

    What comes out was read back and holds exactly these cards.  Raises EditRefused when that cannot be had,
    for an id that is not in the file or is there already, and ValueError for a card without a question.
    """
    deck = file.deck
    if file.content.startswith(UTF16_MARKS):
        raise EditRefused(f"{file.name} could not be read, so it is left as it is.")
    become = {id_: _ours(card, file) for id_, card in changed.items()}
    more = [_ours(card, file) for card in added]
    wanted = [become.get(card.id, card) for card in deck.cards if card.id not in removed] + more
    _check(file, {*changed, *removed}, wanted)
    pinned: set[str] = set()
    whole: Collection[str] = ()
    for last in (False, False, True):
        if last:
            pinned, whole = {card.id for card in deck.cards}, become
        content = _content(file, become, removed, more, pinned, whole)
        found = parse_deck(content, file.name, builtin=deck.builtin).deck
        if found == replace(deck, cards=tuple(wanted)):
            return content
        known = set(found.cards)
        pinned = {card.id for card in deck.cards if become.get(card.id, card) not in known}
    raise EditRefused(f"{file.name} was left as it is: put its mistakes right first ('trainer check').")


def _content(
    file: DeckFile,
    become: Mapping[str, Card],
    gone: Collection[str],
    more: Sequence[Card],
    pinned: Collection[str],
    whole: Collection[str],
) -> bytes:
    sheet = Sheet(file.content)
    seconds = file.deck.seconds
    end = len(sheet.lines)
    for card, place in zip(reversed(file.deck.cards), reversed(file.places), strict=True):
        new = become.get(card.id)
        if card.id in gone:
            remove(sheet, place, end)
        elif new is not None and card.id in whole:
            rewrite(sheet, place, end, card_lines(new, seconds))
        elif new is not None and new != card:
            change(sheet, place, card, new, seconds, headed=card.id in pinned or new.id != card.id)
        elif card.id in pinned:
            pin(sheet, place, card.id)
        end = place.start
    for card in more:
        sheet.append(card_lines(card, seconds))
    return sheet.content()


def _ours(card: Card, file: DeckFile) -> Card:
    return replace(tidy(card), deck=file.deck.id)


def _check(file: DeckFile, named: Collection[str], wanted: Sequence[Card]) -> None:
    there = {card.id for card in file.deck.cards}
    for id_ in named:
        if id_ not in there:
            raise EditRefused(f"There is no card '{id_}' in {file.name}.")
    ids: set[str] = set()
    for card in wanted:
        if card.id in ids:
            raise EditRefused(f"There is a card '{card.id}' in {file.name} already.")
        ids.add(card.id)
