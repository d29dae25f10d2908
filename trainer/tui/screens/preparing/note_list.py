"""The notes of an area and an interview, and what each change of the list saves, with its way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from trainer.desk import Desk
from trainer.prepare.debrief import Debrief
from trainer.prepare.field import Field
from trainer.prepare.note import Note
from trainer.prepare.notes import notes, remove, save, save_all, single
from trainer.text import counted, one_line
from trainer.tui.screens.preparing.areas import Area
from trainer.tui.screens.preparing.lines_of import lines_of
from trainer.tui.screens.preparing.subject import linkable


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is saved, and how it is taken back."""

    what: str
    deed: Callable[[], object]
    back: Callable[[], object]
    at: str = ""
    """The uid to stand on afterwards."""


class NoteList:
    """Everything about a list but how it looks.  Changes are made by whoever runs their deed."""

    def __init__(
        self, desk: Desk, area: Area, interview: str, known: Mapping[str, Any] | None = None
    ) -> None:
        """`known` is what every new note says already."""
        self.area = area
        self._known = known or {}
        self.interview = interview
        self._desk = desk

    @property
    def there(self) -> list[Note]:
        """All notes in their order."""
        found: list[Note] = list(notes(self._desk.store, self.area.kind, self.interview))
        return sorted(found, key=self.area.order) if self.area.order else found

    @property
    def links(self) -> dict[str, dict[str, str]]:
        """The titles of what stands beside a title and can be linked, by field."""
        shown = (field for field in self.area.kind.FORM if field.name in self.area.badges)
        return {field.name: linkable(self._desk, field, self.interview) for field in shown}

    @property
    def room(self) -> int | None:
        """How many more there may be; None without a limit."""
        return max(0, self.area.most - len(self.there)) if self.area.most else None

    def new(self, further: int = 1, **known: Any) -> Note:
        """A note that is not saved yet, `further` places after the last one."""
        desk = self._desk
        last = max((note.place for note in self.there), default=0.0)
        known = {"place": last + further, **self._known, **known}
        if "round" in self.area.kind.__dataclass_fields__:
            debrief = single(desk.store, Debrief, self.interview)
            known.setdefault("round", debrief.round if debrief else "")
        return self.area.kind.new(desk.clock.now(), desk.random, self.interview, **known)

    def added(self, texts: Sequence[str], **known: Any) -> Change:
        """A note for each text."""
        first = self.area.kind.FORM[0].name
        made = [self.new(number, **{first: text, **known}) for number, text in enumerate(texts, 1)]
        what = counted(len(made), self.area.kind.ONE, self.area.many)
        store = self._desk.store
        return Change(what, partial(save_all, store, made), partial(self._remove_all, made), made[-1].uid)

    def whole(self, text: str) -> Change:
        """A long text as one note: with the debrief when it is about questions, else as one of the list."""
        if self.area.table != "questions":
            return self.added((one_line(text),))
        desk = self._desk
        before = single(desk.store, Debrief, self.interview)
        debrief = before or Debrief.new(desk.clock.now(), desk.random, self.interview)
        note = "\n\n".join(filter(None, (debrief.note, text)))
        back = partial(save, desk.store, before) if before else partial(remove, desk.store, debrief)
        deed = partial(save, desk.store, replace(debrief, note=note))
        return Change("one long note, with the debrief", deed, back)

    def lines(self, text: str) -> Change | str:
        """The lines of a CV or an advert beside those that are there; a sentence when there are none."""
        there, store = self.there, self._desk.store
        taken = lines_of(self._desk, self.area, text, there, self.interview)
        if not taken.notes:
            return taken.sentence
        known = {note.uid for note in there}
        changed = {note.uid for note in taken.notes}
        old = [note for note in there if note.uid in changed]
        fresh = [note for note in taken.notes if note.uid not in known]

        def back() -> None:
            self._remove_all(fresh)
            save_all(store, old)

        return Change(taken.sentence.rstrip("."), partial(save_all, store, taken.notes), back)

    def deleted(self, note: Note) -> Change:
        store = self._desk.store
        return Change(f"deleted “{note.title}”", partial(remove, store, note), partial(save, store, note))

    def changed(self, note: Note, **values: Any) -> Change:
        """Other values of a note."""
        store, after = self._desk.store, replace(note, **values)
        return Change(note.title, partial(save, store, after), partial(save, store, note), note.uid)

    def moved(self, note: Note, step: int) -> Change | None:
        """So many places on; None at the end of the list."""
        there, store = self.there, self._desk.store
        place = next((place for place, other in enumerate(there) if other.uid == note.uid), -1)
        if place < 0 or not 0 <= place + step < len(there):
            return None
        before = list(there)
        there.insert(place + step, there.pop(place))
        moved = [replace(other, place=float(number)) for number, other in enumerate(there, 1)]
        changed = [other for other in moved if other not in before]
        uids = {other.uid for other in changed}
        old = [other for other in before if other.uid in uids]
        return Change("the order", partial(save_all, store, changed), partial(save_all, store, old), note.uid)

    def lettered(self, note: Note, letter: str) -> Change | Field | None:
        """What a letter does to a note; a field when its links are to be chosen, None for other letters."""
        fields = {field.name: field for field in note.FORM}
        choices = fields[self.area.flags].choices if self.area.flags else ()
        if flag := next((choice.value for choice in choices if choice.key == letter), None):
            now = set(getattr(note, self.area.flags)) ^ {flag}
            flags = tuple(choice.value for choice in choices if choice.value in now)
            return self.changed(note, **{self.area.flags: flags})
        field = fields.get(self.area.letters.get(letter, ""))
        if field is None or field.shape in ("link", "links"):
            return field
        value = getattr(note, field.name)
        return self.changed(note, **{field.name: not value if field.shape == "yes" else _next(note, field)})

    def _remove_all(self, made: Sequence[Note]) -> None:
        for note in made:
            remove(self._desk.store, note)


def _next(note: Note, field: Field) -> str:
    """The choice after the one that holds; after the last comes nothing, where nothing may be chosen."""
    values = [choice.value for choice in field.choices]
    if type(note).__dataclass_fields__[field.name].default == "" and "" not in values:
        values = ["", *values]
    value = getattr(note, field.name)
    return values[(values.index(value) + 1) % len(values) if value in values else 0]
