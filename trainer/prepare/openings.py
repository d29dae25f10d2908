"""Which field a card opens when something of it is not prepared yet."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from trainer.cards.slots import AskedCard
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.made_card import MadeCard
from trainer.prepare.note import Note
from trainer.prepare.notebook import TABLES, Notebook
from trainer.prepare.slot_sources import SLOT_SOURCES, SlotSource, slot_named


@dataclass(frozen=True, slots=True)
class Opening:
    """A field of a form."""

    kind: type[Note] | None
    """The kind of note; None for the form of the interview itself."""
    note: Note | None
    """The note that is there; None when a new one is written."""
    field: str
    sentence: str
    """What to write there."""
    known: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What a new note starts with."""
    before: bool = False
    """It is to be written before the card is answered."""


def openings(asked: AskedCard, made: MadeCard | None, book: Notebook) -> tuple[Opening, ...]:
    """The fields that a card waits for: what is to be written before it, then its empty slots in order.

    `made` is the card made from a note that it is, if it is one: see `Asking.made`.
    """
    found = []
    if made and made.first:
        found.append(Opening(type(made.source), made.source, made.first_field, made.first, before=True))
    for need in asked.needs:
        source = SLOT_SOURCES.get(slot_named(need) or "")
        if source and not any(opening.field == source.field for opening in found):
            note = made.source if made and type(made.source) is source.kind else _waiting(source, book)
            sentence = f"Prep needed: {need}."
            found.append(Opening(source.kind, note, source.field, sentence, source.known))
    return tuple(found)


def _waiting(source: SlotSource, book: Notebook) -> Note | None:
    """The first note of the kind whose field is empty, or the only one there can be."""
    if source.kind is None:
        return None
    there = _notes(source.kind, book)
    if source.kind.SINGLE:
        return next(iter(there), None)
    if source.kind is FirstQuestion:
        there = [note for note in there if isinstance(note, FirstQuestion) and note.loose]
    fitting = (note for note in there if all(getattr(note, n) == v for n, v in source.known.items()))
    return next((note for note in fitting if not getattr(note, source.field)), None)


def _notes(kind: type[Note], book: Notebook) -> list[Note]:
    part = next(name for name, table in TABLES.items() if table == kind.TABLE)
    held: Note | Iterable[Note] | None = getattr(book, part)
    if held is None:
        return []
    return [held] if isinstance(held, Note) else list(held)
