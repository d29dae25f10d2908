"""Changes to the candidate's own deck files: worked out first, written then, and taken back if wished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from trainer.cards.card_block import (
    block_of,
    fresh_block,
    quick_block,
    read_block,
    with_block,
    with_new_block,
)
from trainer.cards.deck_edit import EditRefused, removed, replaced
from trainer.cards.deck_file import DeckFile, default_title, parse_deck
from trainer.cards.deck_folder import own_file, read_bytes, read_deck
from trainer.cards.deck_writer import write_deck
from trainer.cards.ids import free_id, safe_deck_id
from trainer.cards.library import Library
from trainer.cards.model import DEFAULT_SECONDS, Card, Deck
from trainer.cards.tidy import tidy
from trainer.files import atomic_write, private_folder

_TAGS = "the other tags"


@dataclass(frozen=True, slots=True)
class FileChange:
    """One file before and after; None where there was or will be none."""

    path: Path
    before: bytes | None
    after: bytes | None


@dataclass(frozen=True, slots=True)
class CardChange:
    """What is done to one card."""

    told: str
    """What happened, as a sentence."""
    files: tuple[FileChange, ...]
    """In the order of writing: a crash between two of them leaves the card twice, never not at all."""
    card: str
    """Its full id afterwards, or the one it had when it goes."""
    moved: tuple[str, str] | None = None
    """The full id before and after, when it is another one."""
    removed: bool = False
    name: str = "the edit of the card"
    """What it is called when it is taken back."""

    @property
    def reverse(self) -> CardChange:
        """What takes it back."""
        return CardChange(
            told=f"Taken back: {self.name}.",
            files=tuple(FileChange(file.path, file.after, file.before) for file in reversed(self.files)),
            card=self.moved[0] if self.moved else self.card,
            moved=(self.moved[1], self.moved[0]) if self.moved else None,
        )


def text_of(library: Library, card: str) -> str:
    """The lines of a card in its file.  Raises EditRefused when the file has it no longer."""
    path, known = library.files[card], library.cards[card]
    read = next(read for read in library.read if read.path == path)
    quick = quick_block(read_bytes(path), known, read.deck.seconds)
    return block_of(read_deck(path), known.id) if quick is None else quick


def edited_card(library: Library, card: str, text: str) -> CardChange:
    """A card with other lines.  A built-in one is copied among the candidate's own decks for it.

    Raises EditRefused when the text has mistakes or the file cannot take it, OSError when it cannot be read.
    """
    old, deck = library.cards[card], library.deck(library.cards[card].deck)
    block = read_block(text, deck, id_=old.id, taken=ids_of(deck))
    if block.card is None or block.mistakes:
        raise EditRefused("The card has mistakes; they stand below it.")
    new = block.card
    if not library.is_own(card):
        new = replace(new, id=old.id)
        change = _put_in(library, deck, text, new)
        return CardChange("Saved in your own copy; the built-in card stays as it was.", (change,), card)
    path = library.files[card]
    file = _parsed(path, builtin=False)
    change = FileChange(path, file.content, with_block(file, old.id, text, new))
    moved = (card, new.full_id) if new.id != old.id else None
    return CardChange("Saved.", (change,), new.full_id, moved)


def new_card(library: Library, deck: str, text: str) -> CardChange:
    """One more card in a deck, which is begun when there is none.  Raises EditRefused or OSError."""
    there = deck_for(library, deck)
    block = read_block(text, there)
    if block.card is None or block.mistakes:
        raise EditRefused("The card has mistakes; they stand below it.")
    card = replace(block.card, id=free_id(block.card.id, ids_of(there), {}))
    change = _put_in(library, there, text, card)
    told, name = f"Saved: a new card in {there.title}.", f"the new card in {there.title}"
    return CardChange(told, (change,), card.full_id, name=name)


def taken_out(library: Library, card: str) -> CardChange:
    """An own card removed from its file.  Raises EditRefused, also for a built-in one, or OSError."""
    if not library.is_own(card):
        raise EditRefused("A built-in card cannot be removed.")
    path = library.files[card]
    file = _parsed(path, builtin=False)
    change = FileChange(path, file.content, removed(file, card.partition("/")[2]))
    told, name = "Removed; its answers are kept.", "the card is here again"
    return CardChange(told, (change,), card, removed=True, name=name)


def moved_card(library: Library, card: str, deck: str) -> CardChange:
    """An own card put into another deck, which is begun when there is none.

    Raises EditRefused when the card is built in or stands over a built-in one, or OSError.
    """
    if not library.is_own(card) or has_original(library, card):
        raise EditRefused("A built-in card stays in its deck; suspend it, or write a card of your own.")
    path, old = library.files[card], library.cards[card]
    target = deck_for(library, deck)
    if target.id == old.deck:
        raise EditRefused("The card is in that deck already.")
    file = _parsed(path, builtin=False)
    id_ = free_id(old.id, ids_of(target), {})
    new = replace(old, deck=target.id, id=id_)
    text = block_of(file, old.id)
    there = _put_in(library, target, text, new)
    gone = FileChange(path, file.content, removed(file, old.id))
    told = f"Moved to {target.title}; its progress went with it."
    name = f"the move to {target.title}"
    return CardChange(told, (there, gone), new.full_id, (card, new.full_id), name=name)


def retagged_card(library: Library, card: str, tags: Sequence[str]) -> CardChange:
    """A card with other tags.  Raises as `edited_card` does."""
    old, deck = library.cards[card], library.deck(library.cards[card].deck)
    new = tidy(replace(old, tags=tuple(dict.fromkeys(tag.lstrip("#") for tag in tags))))
    if not library.is_own(card):
        change = _put_in(library, deck, fresh_block(new, deck.seconds), new)
        told = "Saved in your own copy; the built-in card stays as it was."
        return CardChange(told, (change,), card, name=_TAGS)
    path = library.files[card]
    file = _parsed(path, builtin=False)
    return CardChange("Saved.", (FileChange(path, file.content, replaced(file, new)),), card, name=_TAGS)


def write(change: CardChange) -> None:
    """Have the files on disk.  Raises EditRefused when one is not as it was, and OSError.

    Nothing is written then, unless a disk failed between two files.
    """
    for file in change.files:
        if _content(file.path) != file.before:
            raise EditRefused(f"{file.path.name} was changed meanwhile, so it is left as it is.")
    for file in change.files:
        if file.after is None:
            file.path.unlink()
        else:
            private_folder(file.path.parent)
            atomic_write(file.path, file.after)


def has_original(library: Library, card: str) -> bool:
    """Whether a built-in card stands beneath an own one of the same id."""
    return any(
        read.deck.builtin and any(below.full_id == card for below in read.deck.cards)
        for read in library.read
        if read.deck.id == card.partition("/")[0]
    )


def deck_for(library: Library, name: str) -> Deck:
    """The deck of this name, by id or title, else one that is to be begun."""
    wanted = name.strip().casefold()
    for deck in library.decks:
        if wanted in (deck.id.casefold(), deck.title.casefold()):
            return deck
    id_ = safe_deck_id(name)
    title = " ".join(name.split()) if safe_deck_id(name) != name.strip() else default_title(id_)
    return Deck(id_, title, "", (), DEFAULT_SECONDS, ())


def ids_of(deck: Deck) -> set[str]:
    """Ids of the deck's cards, built-in and own."""
    return {card.id for card in deck.cards}


def _put_in(library: Library, deck: Deck, text: str, card: Card) -> FileChange:
    """The candidate's file of a deck with one more card."""
    if library.folders is None:
        raise EditRefused("This library lies in no folder.")
    path = own_file(library.folders[1], deck.id)
    before = _content(path)
    content = write_deck(replace(deck, cards=())).lstrip().encode() if before is None else before
    file = parse_deck(content, path.name)
    return FileChange(path, before, with_new_block(file, text, card))


def _parsed(path: Path, *, builtin: bool) -> DeckFile:
    return parse_deck(read_bytes(path), path.name, builtin=builtin)


def _content(path: Path) -> bytes | None:
    return read_bytes(path) if path.exists() else None
