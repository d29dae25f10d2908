"""What a form is about: it shows values, takes what was written, and saves."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

from trainer.desk import Desk
from trainer.prepare.field import Field
from trainer.prepare.moment_words import read_moment
from trainer.prepare.note import Note
from trainer.prepare.notes import notes, remove, save
from trainer.prepare.trouble import Trouble
from trainer.text import one_line
from trainer.tui.widgets.field_events import Value

_CHOSEN = ("choice", "choices", "yes", "link", "links")
"""Shapes of fields without words."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What there is to say about something that was written."""

    said: str = ""
    trouble: bool = False
    """It could not be used; the field keeps it as it was written."""
    question: str = ""
    """To be agreed to, yes or no, before it is used."""


class Subject(Protocol):
    """The side of a note, or of an interview, that a form sees."""

    @property
    def title(self) -> str: ...

    @property
    def fields(self) -> tuple[Field, ...]: ...

    def value(self, name: str) -> Value: ...

    def take(self, name: str, value: Value) -> Taken:
        """Use what was written; nothing is saved yet."""
        ...

    def agree(self, name: str, value: Value, /) -> None:
        """Use it after its question was answered with yes."""
        ...

    def save(self) -> None:
        """Have all of it on disk.  Raises NotSaved."""
        ...

    def linkable(self, field: Field) -> Mapping[str, str]:
        """The titles of what can be linked in a field, by uid."""
        ...

    def make(self, field: Field, words: str) -> str:
        """The uid of a new note to link, saved with these words.  Raises NotSaved."""
        ...


class NoteSubject:
    """A note in a form.  One that is new and still empty leaves nothing on disk."""

    def __init__(
        self,
        desk: Desk,
        note: Note,
        *,
        is_new: bool = False,
        names: tuple[str, ...] = (),
        title: str = "",
        changed: Callable[[Note, Note], None] | None = None,
    ) -> None:
        """`names`: only these fields, in this order; `title` stands in place of the note's own.

        `changed` is told what was saved before and what is now.
        """
        self._desk = desk
        self.note = note
        self._saved = note
        worded = any(getattr(note, one.name) for one in note.FORM if one.shape not in _CHOSEN)
        self._blank = note if is_new and not worded else None
        self._is_new = is_new
        self._on_disk = not is_new
        self._changed = changed
        self._title = title
        by_name = {field.name: field for field in note.FORM}
        self.fields = tuple(by_name[name] for name in names) or note.FORM

    @property
    def title(self) -> str:
        if self._title:
            return self._title
        kind = self.note.ONE
        return f"New {kind}" if self._bare else self.note.title

    @property
    def _bare(self) -> bool:
        """Nothing was written; what a new note says by itself does not count."""
        return self.note.empty or self.note == self._blank

    def value(self, name: str) -> Value:
        found: Value = getattr(self.note, name)
        return found

    def take(self, name: str, value: Value) -> Taken:
        if self._field(name).shape == "day" and isinstance(value, str):
            read = read_moment(value, self._desk.clock.now())
            if isinstance(read, Trouble):
                return Taken(read.sentence, trouble=True)
            day = read.moment.day.isoformat() if read.moment else ""
            self._set(name, day)
            return Taken(read.said if value.strip() else "")
        self._set(name, value)
        return Taken()

    def _set(self, name: str, value: Value) -> None:
        known: dict[str, Any] = {name: value}
        self.note = replace(self.note, **known)

    def agree(self, name: str, value: Value) -> None:
        self.take(name, value)

    def save(self) -> None:
        changed = {
            field.name: value
            for field in self.note.FORM
            if (value := getattr(self.note, field.name)) != getattr(self._saved, field.name)
        }
        if not changed:
            return
        if self._is_new and self._bare:
            if self._on_disk:
                remove(self._desk.store, self.note)
        else:
            # Another form, or the list, may have changed other fields meanwhile.
            save(self._desk.store, replace(self._stored or self.note, **changed))
        self._on_disk = not (self._is_new and self._bare)
        before, self._saved = self._saved, self.note
        if self._changed:
            self._changed(before, self.note)

    @property
    def _stored(self) -> Note | None:
        document = self._desk.store.documents(self.note.TABLE).get(self.note.uid)
        return type(self.note).from_document({**document, "uid": self.note.uid}) if document else None

    def linkable(self, field: Field) -> Mapping[str, str]:
        return linkable(self._desk, field, self.note.interview or self._open_interview)

    def make(self, field: Field, words: str) -> str:
        from trainer.prepare.kinds import BY_TABLE

        kind = BY_TABLE[field.links]
        first = kind.FORM[0].name
        interview = self.note.interview or self._open_interview
        made = kind.new(self._desk.clock.now(), self._desk.random, interview, **{first: one_line(words)})
        save(self._desk.store, made)
        return made.uid

    @property
    def _open_interview(self) -> str:
        from trainer.prepare.interviews import open_interview

        found = open_interview(self._desk.store)
        return found.uid if found else ""

    def _field(self, name: str) -> Field:
        return next(field for field in self.fields if field.name == name)


def linkable(desk: Desk, field: Field, interview: str) -> dict[str, str]:
    """The titles of the notes of the kind that a field links to, by uid."""
    if not field.links:
        return {}
    from trainer.prepare.kinds import BY_TABLE

    kind = BY_TABLE[field.links]
    return {note.uid: note.title for note in notes(desk.store, kind, interview)}
