"""What the candidate's notes name: people, firms, protected words, and texts in which more names stand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from trainer.prepare.confidential import protected_words
from trainer.prepare.interviews import interviews
from trainer.prepare.kinds import KINDS
from trainer.prepare.note import Note
from trainer.prepare.own_points import own_points
from trainer.prepare.person import Person
from trainer.prepare.prepared_answers import prepared_answers
from trainer.prepare.stakeholder import Stakeholder

if TYPE_CHECKING:
    from trainer.progress.store import Store

NameKind = Literal["person", "firm", "protected"]
_WRITTEN = ("line", "text", "lines")


@dataclass(frozen=True, slots=True)
class Named:
    """Everything of all interviews, archived ones too."""

    names: tuple[tuple[NameKind, str], ...]
    """As they were entered in a field that is for a name, or on the confidential list."""
    texts: tuple[str, ...]
    """What was written in all other fields, a line each."""


def named(store: Store) -> Named:
    """What all notes of a store name."""
    names: list[tuple[NameKind, str]] = [("protected", words) for words in protected_words(store)]
    texts: list[str] = []
    for interview in interviews(store):
        names += [("firm", interview.company), ("person", interview.recruiter)]
    for kind in KINDS:
        for uid, document in store.documents(kind.TABLE).items():
            note = kind.from_document({**document, "uid": uid})
            people = _people(note)
            names += [("person", name) for name in people]
            texts += [text for text in _texts(note) if text not in people]
    for points in own_points(store).values():
        texts += [text for point in points for text in (point.label, *point.wordings)]
    for answer in prepared_answers(store).values():
        texts += answer.splitlines()
    return Named(
        tuple(dict.fromkeys((kind, name) for kind, name in names if name.strip())),
        tuple(dict.fromkeys(filter(None, texts))),
    )


def _people(note: Note) -> tuple[str, ...]:
    if isinstance(note, Person):
        return note.name, note.say_as
    return (note.name,) if isinstance(note, Stakeholder) else ()


def _texts(note: Note) -> Iterator[str]:
    for field in note.FORM:
        if field.shape in _WRITTEN:
            value: Any = getattr(note, field.name)
            yield from value.splitlines() if isinstance(value, str) else value
