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


class UnknownCard(LookupError):
    """No card goes by these words, or more than one does.  The message is one line for the candidate."""


@dataclass(frozen=True, slots=True)
class Library:
    """The decks, built-in ones first, and what could not be read of them."""

    decks: tuple[Deck, ...] = ()
    cards: Mapping[str, Card] = field(default_factory=dict)
    """By full id, in the order of the decks."""
    problems: tuple[Problem, ...] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    """Full id to the file the card was read from."""

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
    decks: dict[str, Deck] = {}
    files: dict[str, Path] = {}
    problems: list[Problem] = []
    for folder, is_builtin in ((builtin, True), (own, False)):
        for path in deck_files(folder):
            read = read_deck(path, builtin=is_builtin)
            problems.extend(read.problems)
            deck = read.deck
            files.update((card.full_id, path) for card in deck.cards)
            decks[deck.id] = _over(decks[deck.id], deck) if deck.id in decks else deck
    cards = {card.full_id: card for deck in decks.values() for card in deck.cards}
    return Library(tuple(decks.values()), cards, tuple(problems), files)


def _over(below: Deck, above: Deck) -> Deck:
    cards = {card.id: card for card in below.cards}
    cards.update((card.id, card) for card in above.cards)
    return replace(below, cards=tuple(cards.values()))


def _either(cards: list[Card]) -> str:
    names = [card.full_id for card in cards[:4]]
    return " or ".join(names) + (" or another" if len(cards) > len(names) else "")
