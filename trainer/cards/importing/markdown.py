"""Taking in a deck file: first what would come in, then putting it among the candidate's own decks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from trainer.cards.deck_edit import edited
from trainer.cards.deck_file import DeckFile, parse_deck
from trainer.cards.deck_folder import ENDING, deck_files, read_bytes
from trainer.cards.ids import deck_id, slug
from trainer.cards.importing.made_points import made_points
from trainer.cards.library import Library
from trainer.cards.model import Card
from trainer.cards.problems import Problem
from trainer.cards.tidy import tidy
from trainer.files import atomic_write, private_folder

_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)


@dataclass(frozen=True, slots=True)
class Import:
    """What taking in a deck file comes to."""

    deck: str
    """The deck's id; its file is named so."""
    content: bytes
    """What the candidate's deck file will hold."""
    new: tuple[Card, ...]
    changed: tuple[Card, ...]
    """Cards that the library holds in another form; their progress stays."""
    same: tuple[Card, ...]
    made: tuple[Card, ...]
    """Those of the above whose key points were made from their prepared answer."""
    problems: tuple[Problem, ...]

    @property
    def worth_it(self) -> bool:
        """Whether anything would come in."""
        return bool(self.new or self.changed)


def plan_import(
    content: bytes, name: str, library: Library, existing: bytes | None = None, *, deck: str | None = None
) -> Import:
    """What would come in from a deck file of this name, or into `deck`; nothing is written.

    `existing` is the candidate's own deck file of the same id, whose cards are then updated one by one and
    whose other lines stay.  Raises EditRefused when that file cannot take the change.
    """
    id_ = safe_deck_id(deck or deck_id(name))
    file = parse_deck(content, f"{id_}{ENDING}")
    own = None if existing is None else parse_deck(existing, f"{id_}{ENDING}")
    theirs = {} if own is None else {card.id: card for card in own.deck.cards}
    made: dict[str, Card] = {}
    sorted_in: dict[str, list[Card]] = {"new": [], "changed": [], "same": []}
    for card in file.deck.cards:
        known = theirs.get(card.id) or library.cards.get(card.full_id)
        if not card.points and card.prepared:
            points = known.points if known and known.points else made_points(card.prepared)
            card = made[card.id] = tidy(replace(card, points=points))
        sorted_in["new" if known is None else "same" if card == known else "changed"].append(card)
    new, changed = sorted_in["new"], sorted_in["changed"]
    whole = _fresh(file, made) if own is None else _merged(own, [*changed, *new])
    return Import(
        id_,
        whole,
        tuple(new),
        tuple(changed),
        tuple(sorted_in["same"]),
        tuple(made.values()),
        parse_deck(content, name).problems,
    )


def plan_file(path: Path, library: Library, folder: Path, *, deck: str | None = None) -> Import:
    """What would come in from a file into the candidate's deck folder; nothing is written.

    Raises OSError when a file cannot be read or is larger than 20 MB, EditRefused as `plan_import` does.
    """
    content = read_bytes(path)
    target = own_file(folder, safe_deck_id(deck or deck_id(path.name)))
    existing = read_bytes(target) if target.exists() else None
    return plan_import(content, path.name, library, existing, deck=deck)


def put(plan: Import, folder: Path) -> Path:
    """Write the deck into the candidate's deck folder, whole or not at all.  Raises OSError."""
    path = own_file(private_folder(folder), plan.deck)
    atomic_write(path, plan.content)
    return path


def own_file(folder: Path, deck: str) -> Path:
    """The candidate's file of a deck: the one that is there, else where it will be."""
    there = (path for path in deck_files(folder) if deck_id(path.name) == deck)
    return next(there, folder / f"{deck}{ENDING}")


def safe_deck_id(text: str) -> str:
    """A deck id that is a harmless file name on every system."""
    id_ = slug(text) or "deck"
    return f"deck-{id_}" if id_ in _RESERVED else id_


def _fresh(file: DeckFile, made: dict[str, Card]) -> bytes:
    return edited(file, changed=made) if made else file.content


def _merged(own: DeckFile, cards: list[Card]) -> bytes:
    there = {card.id for card in own.deck.cards}
    return edited(
        own,
        changed={card.id: card for card in cards if card.id in there},
        added=[card for card in cards if card.id not in there],
    )
