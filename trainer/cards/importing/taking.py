"""Carrying out the plan of an import: deck files all at once, then what progress has to know of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cards.deck_file import DeckFile, parse_deck
from trainer.cards.deck_folder import own_file, read_bytes
from trainer.cards.importing.plan import Before, OwnDeck, Plan
from trainer.cards.importing.source import Source
from trainer.cards.whole_folder import put_all
from trainer.files import private_folder
from trainer.progress.records import CardState

if TYPE_CHECKING:
    from trainer.progress.store import Store

TABLE = "imports"
"""What every import has brought, by source: full ids, so that the next one knows what disappeared."""
VERSION = 1


@dataclass(frozen=True, slots=True)
class Taken:
    """What an import came to, beside its plan."""

    files: tuple[Path, ...]
    suspended: int
    back: int


def before(store: Store, source: Source) -> Before:
    """What an earlier import of a source of this name left behind."""
    known = store.documents(TABLE).get(source.name, {})
    return Before(frozenset(known.get("cards", ())), frozenset(known.get("gone", ())))


def own_decks(folder: Path) -> OwnDeck:
    """The candidate's own deck files, read when they are asked for; each raises OSError when it cannot be."""

    def read(deck: str) -> DeckFile | None:
        path = own_file(folder, deck)
        return parse_deck(read_bytes(path), path.name) if path.exists() else None

    return read


def put(plan: Plan, folder: Path) -> tuple[Path, ...]:
    """Write the deck files of a plan, all of them or none.  Raises OSError."""
    private_folder(folder)
    files = {own_file(folder, deck): content for deck, content in plan.files.items()}
    put_all(folder, {path.name: content for path, content in files.items()})
    return tuple(files)


def take_in(plan: Plan, folder: Path, store: Store) -> Taken:
    """Write the decks, suspend what disappeared, and bring back what is there again.

    The same import again completes what was interrupted.  Raises OSError and NotSaved.
    """
    files = put(plan, folder)
    states = store.states()
    fresh = [replace(states[id_], suspended=False) for id_ in plan.back if id_ in states]
    fresh += [replace(states.get(id_) or CardState(id_), suspended=True) for id_ in plan.gone]
    store.save_many(fresh)
    known = before(store, plan.source)
    there = known.cards if plan.here & known.cards else frozenset()
    record: Mapping[str, object] = {
        "v": VERSION,
        "cards": sorted(there | plan.here),
        "gone": sorted((known.gone & there | set(plan.gone)) - plan.here),
    }
    if store.documents(TABLE).get(plan.source.name) != record:
        store.put(TABLE, plan.source.name, record)
    return Taken(files, len(plan.gone), len(plan.back))
