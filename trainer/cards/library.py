"""Every card there is: the built-in decks, and the candidate's own above them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from trainer.cards.deck_folder import deck_files, read_deck
from trainer.cards.model import Card, Deck
from trainer.cards.problems import Problem
from trainer.text import one_line, shortened

_ALIKE = 60
"""Likeness, 0..100, from which another id is offered for a mistyped one."""
Stamp = tuple[int, int]
"""When a file was changed last, in nanoseconds, and its size in bytes."""


class UnknownCard(LookupError):
    """No card goes by these words, or more than one does.  The message is one line for the candidate."""


@dataclass(frozen=True, slots=True)
class FileRead:
    """A deck file as it was read."""

    path: Path
    stamp: Stamp | None
    """None when there was no looking at the file."""
    deck: Deck
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """The decks, built-in ones first, and what could not be read of them."""

    decks: tuple[Deck, ...] = ()
    cards: Mapping[str, Card] = field(default_factory=dict)
    """By full id, in the order of the decks."""
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    """Full id to the file the card was read from."""
    folders: tuple[Path, Path] | None = None
    """Where the built-in decks lie, and the candidate's own."""
    read: tuple[FileRead, ...] = ()
    """Every file, in the order of reading."""

    def is_own(self, card: str) -> bool:
        """Whether a card, by its full id, stands in a file of the candidate's."""
        path = self.files.get(card)
        return path is not None and self.folders is not None and path.parent == self.folders[1]

    def find(self, words: str) -> Card:
        """The card of a full id, or of a bare id that only one deck has.  Raises UnknownCard."""
        words = words.strip()
        if words in self.cards:
            return self.cards[words]
        named = [card for card in self.cards.values() if card.id == words]
        if len(named) == 1:
            return named[0]
        shown = shortened(one_line(words), 80)
        if named:
            raise UnknownCard(f"'{shown}' stands in {len(named)} decks: write {_either(named)}.")
        near = self._nearest(words)
        hint = f" Did you mean {near}?" if near else " 'trainer decks' lists the decks."
        raise UnknownCard(f"There is no card '{shown}'.{hint}")

    def deck(self, id_: str) -> Deck:
        """Raises UnknownCard when there is no such deck."""
        for deck in self.decks:
            if deck.id == id_:
                return deck
        known = ", ".join(deck.id for deck in self.decks[:30]) or "none"
        raise UnknownCard(f"There is no deck '{shortened(one_line(id_), 80)}'. There is: {known}.")

    def _nearest(self, words: str) -> str | None:
        from rapidfuzz import fuzz, process  # only a mistyped id needs it

        wanted = words[:200].rpartition("/")[2]
        by_id = {full: card.id for full, card in self.cards.items()}
        found = process.extractOne(wanted, by_id, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        return found[2] if found else None


def load_library(builtin: Path, own: Path) -> Library:
    """Read the deck files of both folders.  Never raises for what is in them; a missing folder is empty.

    A file of the candidate's with the stem of a built-in deck overrides its cards one by one.
    """
    return _read((builtin, own), {})


def reread(library: Library) -> Library:
    """The library as its folders stand now; the same one when no file was touched.

    Only files whose time or size is another are read again.
    """
    if library.folders is None:
        return library
    known = {read.path: read for read in library.read}
    there = [path for folder in library.folders for path in deck_files(folder)]
    if there == list(known) and all(known[path].stamp == _stamp(path) for path in there):
        return library
    return _read(library.folders, known)


def _read(folders: tuple[Path, Path], known: Mapping[Path, FileRead]) -> Library:
    decks: dict[str, Deck] = {}
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    reads: list[FileRead] = []
    for folder in folders:
        for path in deck_files(folder):
            stamp = _stamp(path)  # before the reading: what is written meanwhile is found the next time
            before = known.get(path)
            if before is None or stamp is None or before.stamp != stamp:
                file = read_deck(path, builtin=folder == folders[0])
                before = FileRead(path, stamp, file.deck, file.problems)
            reads.append(before)
            deck = before.deck
            problems.extend(before.problems)
            files.update((card.full_id, path) for card in deck.cards)
            decks[deck.id] = _over(decks[deck.id], deck) if deck.id in decks else deck
    cards = {card.full_id: card for deck in decks.values() for card in deck.cards}
    return Library(tuple(decks.values()), cards, tuple(problems), files, folders, tuple(reads))


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _over(below: Deck, above: Deck) -> Deck:
    cards = {card.id: card for card in below.cards}
    cards.update((card.id, card) for card in above.cards)
    return replace(below, cards=tuple(cards.values()))


def _either(cards: list[Card]) -> str:
    names = [card.full_id for card in cards[:4]]
    return " or ".join(names) + (" or another" if len(cards) > len(names) else "")
