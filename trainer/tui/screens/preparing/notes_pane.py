"""The notes of one kind in a list: opened, added, found, moved, deleted, flagged, all with undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from trainer.desk import Desk
from trainer.prepare.debrief import Debrief
from trainer.prepare.note import Note
from trainer.prepare.notes import notes, remove, save, save_all, single
from trainer.progress.problems import NotSaved
from trainer.text import clean, one_line
from trainer.tui.keys import bindings
from trainer.tui.phrases import counted
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.areas import Area
from trainer.tui.screens.preparing.ask import Ask
from trainer.tui.screens.preparing.note_row import letters_of, note_row
from trainer.tui.screens.preparing.pasted import pasted_lines
from trainer.tui.screens.preparing.subject import NoteSubject, linkable
from trainer.tui.widgets.lines import Lines

WEIGHS_MOST = "weighs most"


class OneLine(Input):
    """A line below the list: to add one more, or to find something."""

    BINDINGS = bindings("adding")

    @dataclass
    class Stopped(Message):
        """Escape was pressed."""

    @dataclass
    class Several(Message):
        """Several lines were pasted where one was expected."""

        text: str

    def _on_paste(self, event: events.Paste) -> None:
        if len(pasted_lines(event.text)) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.Several(clean(event.text)))
        else:
            event.text = one_line(event.text)

    def action_stop(self) -> None:
        self.post_message(self.Stopped())


class NotesPane(Vertical):
    """The notes of an area and an interview."""

    BINDINGS = bindings("notes")

    @dataclass
    class Told(Message):
        """News about the list."""

        told: Content

    @dataclass
    class Changed(Message):
        """Something of the list is saved."""

    @dataclass
    class NotKept(Message):
        """A change did not reach the disk; calling `again` tries it once more."""

        problem: NotSaved
        again: Callable[[], object]

    @dataclass
    class At(Message):
        """The candidate came to a note, or to one of its fields."""

        uid: str
        field: str

    def __init__(
        self, desk: Desk, area: Area, interview: str, at: str = "", *, eager: bool = True, about: bool = True
    ) -> None:
        """`at` is the uid of the note to stand on first.

        `eager`: an empty list waits for its first line at once; `about`: it says what it is good for.
        """
        super().__init__()
        self._eager = eager
        self._about = f"{area.about}\n\n" if about else ""
        self._desk = desk
        self.area = area
        self._interview = interview
        self._at = at
        self._filter = ""
        self._adding = False
        self._shown: list[Note] = []
        self._undo: list[tuple[str, Callable[[], object]]] = []

    def compose(self) -> ComposeResult:
        yield Static(classes="empty")
        yield Lines()
        with Vertical(classes="typing"):
            yield Static(classes="prompt")
            yield OneLine(compact=True)
        yield Static(letters_of(self.area), classes="letters")

    def on_mount(self) -> None:
        self.look(self._at)
        if self._eager and not self.there and self.area.quick:
            self.action_add()
        elif self._eager:
            self.into()

    def into(self) -> None:
        """The focus into the list."""
        self.query_one(Lines).focus()

    @property
    def there(self) -> list[Note]:
        """All notes of the list in their order."""
        found: list[Note] = list(notes(self._desk.store, self.area.kind, self._interview))
        return sorted(found, key=self.area.order) if self.area.order else found

    @property
    def current(self) -> Note | None:
        """The note one stands on."""
        place = self.query_one(Lines).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def look(self, at: str = "") -> None:
        """Show what is saved now, standing on the note with this uid or where one stood."""
        lines, there = self.query_one(Lines), self.there
        before = lines.highlighted or 0
        words = self._filter.casefold().split()
        self._shown = [note for note in there if all(word in _haystack(note) for word in words)]
        links = {
            field.name: linkable(self._desk, field, self._interview)
            for field in self.area.kind.FORM
            if field.name in self.area.badges
        }
        first = there[0] if self.area.order and len(there) > 1 else None
        lines.clear_options()
        lines.add_options(
            Option(note_row(note, self.area, links, WEIGHS_MOST if note is first else ""))
            for note in self._shown
        )
        uids = [note.uid for note in self._shown]
        if uids:
            lines.highlighted = uids.index(at) if at in uids else min(before, len(uids) - 1)
        empty = self.query_one(".empty", Static)
        empty.update(self._nothing(len(there)))
        empty.display = not uids
        lines.display = bool(uids)
        self.query_one(".letters").display = bool(uids) and bool(letters_of(self.area))
        self.refresh_bindings()

    def _nothing(self, there: int) -> Content:
        if there:
            return joined(f"None of the {there} has these words. Escape shows them all again.")
        key = self._key_to_add()
        head = joined(self._about, ("Nothing here yet. ", "bold"))
        return joined(head, (key, "bold $text-accent"), f" writes the first {self.area.kind.ONE}.")

    def _key_to_add(self) -> str:
        bound = (active.binding for active in self.screen.active_bindings.values())
        keys = [self.app.get_key_display(binding) for binding in bound if binding.id == "notes.add"]
        return keys[0] if keys else "n"

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if action in ("select", "delete", "move"):
            return self.current is not None and not (action == "move" and (self.area.order or self._filter))
        if action == "filter":
            return bool(self._shown or self._filter)
        return bool(self._undo) if action == "undo" else True

    @on(OptionList.OptionHighlighted)
    def _came_to(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if self.current:
            self.post_message(self.At(self.current.uid, ""))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_select()

    def action_select(self) -> None:
        if self.current:
            self.open(self.current)

    def open(self, note: Note, at: str = "", *, is_new: bool = False) -> None:
        """The form of a note, begun at the field of this name."""
        from trainer.tui.screens.preparing.form import FormScreen

        def came_to(field: str) -> None:
            self.post_message(self.At(note.uid, field))

        def closed(_: None) -> None:
            self.look(note.uid)
            self.into()
            self.post_message(self.Changed())

        subject = NoteSubject(self._desk, note, is_new=is_new)
        self.app.push_screen(FormScreen(self._desk, subject, at, came_to=came_to), closed)

    # Adding

    def _new(self, place: float, **known: Any) -> Note:
        desk = self._desk
        return self.area.kind.new(desk.clock.now(), desk.random, self._interview, place=place, **known)

    def _last_place(self) -> float:
        return max((note.place for note in self.there), default=0.0)

    def action_add(self) -> None:
        if self._is_full(self.action_add):
            return
        if not self.area.quick:
            self.open(self._new(self._last_place() + 1), is_new=True)
            return
        self._adding = True
        how = "enter adds it, an empty line ends it. Several lines can be pasted."
        self._type(f"One {self.area.kind.ONE} a line: {how}", "")

    def _type(self, prompt: str, text: str) -> None:
        self.query_one(".typing").display = True
        self.query_one(".prompt", Static).update(joined(prompt))
        field = self.query_one(OneLine)
        field.value = text
        field.focus()

    def _is_full(self, then: Callable[[], object]) -> bool:
        """Whether one more would be too many; `then` is done once one of them went."""
        most, there = self.area.most, self.there
        if not most or len(there) < most:
            return False
        answers = [(str(number), note.title) for number, note in enumerate(there, 1)]

        def answered(key: str | None) -> None:
            if key:
                self.delete(there[int(key) - 1])
                then()

        self.app.push_screen(Ask("Three to five. Which one goes?", answers, self.area.title), answered)
        return True

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if not self._adding:
            self._filter = one_line(event.value)
            self.look()

    @on(Input.Submitted)
    def _taken(self, event: Input.Submitted) -> None:
        event.stop()
        words = one_line(event.value)
        if not self._adding or not words:
            self._stop_typing()
        elif self.add((words,)):
            event.input.clear()
            if self._is_at_most():
                self._stop_typing()

    def _is_at_most(self) -> bool:
        return bool(self.area.most) and len(self.there) >= self.area.most

    @on(OneLine.Stopped)
    def _stopped(self, event: OneLine.Stopped) -> None:
        event.stop()
        field = self.query_one(OneLine)
        words = one_line(field.value)
        if self._adding and words and not self.add((words,)):
            return
        if not self._adding:
            self._filter = ""
        field.value = ""
        self._stop_typing()

    def _stop_typing(self) -> None:
        self._adding = False
        self.query_one(".typing").display = False
        self.look(self.current.uid if self.current else "")
        self.into()

    @on(OneLine.Several)
    def _several(self, event: OneLine.Several) -> None:
        event.stop()
        self._ask_about(event.text)

    def on_paste(self, event: events.Paste) -> None:
        """Lines pasted onto the list itself are to be added."""
        if self.area.quick and (lines := pasted_lines(event.text)):
            event.stop()
            self._ask_about(clean(event.text)) if len(lines) > 1 else self.add(lines)

    def _ask_about(self, text: str) -> None:
        lines = pasted_lines(text)
        first = self.area.many[0]
        many = first if first != "n" else "m"
        answers = ((many, f"{len(lines)} {self.area.many}"), ("n", "one long note"))

        def answered(key: str | None) -> None:
            if key == many:
                self.add(lines)
            elif key == "n":
                self._add_whole(text)

        question = f"Make {len(lines)} {self.area.many}, or is this one long note? ({many}/n)"
        self.app.push_screen(Ask(question, answers, self.area.title), answered)

    def add(self, texts: Sequence[str], **known: Any) -> bool:
        """Save a note for each text, as many as there is room for; the others are asked about."""
        room = self.area.most - len(self.there) if self.area.most else len(texts)
        first, place = self.area.kind.FORM[0].name, self._last_place()
        made = [
            self._new(place + number, **{first: text, **known})
            for number, text in enumerate(texts[: max(room, 0)], 1)
        ]
        if len(made) < len(texts):
            rest = texts[len(made) :]
            self.call_after_refresh(self._is_full, partial(self.add, rest, **known))
        if not made:
            return False
        what = counted(len(made), self.area.kind.ONE, self.area.many)
        return self._do(
            partial(save_all, self._desk.store, made),
            what,
            partial(self._remove_all, made),
            at=made[-1].uid,
        )

    def _add_whole(self, text: str) -> None:
        """A long note is kept whole: with the debrief, or as one of the list."""
        if self.area.table != "questions":
            self.add((one_line(text),))
            return
        desk = self._desk
        before = single(desk.store, Debrief, self._interview)
        debrief = before or Debrief.new(desk.clock.now(), desk.random, self._interview)
        note = "\n\n".join(filter(None, (debrief.note, text)))
        back = partial(save, desk.store, before) if before else partial(remove, desk.store, debrief)
        self._do(
            partial(save, desk.store, replace(debrief, note=note)), "one long note, with the debrief", back
        )

    # Changing

    def _do(self, deed: Callable[[], object], what: str, back: Callable[[], object], at: str = "") -> bool:
        """Save a change and remember the way back."""
        try:
            deed()
        except NotSaved as problem:
            self.post_message(self.NotKept(problem, partial(self._do, deed, what, back, at)))
            return False
        self._undo.append((what, back))
        told = joined(("Saved: ", "$text-success"), line(what), (". u undoes.", "$foreground-muted"))
        self.post_message(self.Told(told))
        self.look(at)
        self.post_message(self.Changed())
        return True

    def _remove_all(self, made: Sequence[Note]) -> None:
        for note in made:
            remove(self._desk.store, note)

    def action_undo(self) -> None:
        what, back = self._undo[-1]
        try:
            back()
        except NotSaved as problem:
            self.post_message(self.NotKept(problem, self.action_undo))
            return
        self._undo.pop()
        self.post_message(self.Told(joined(f"Taken back: {what}.")))
        self.look()
        self.post_message(self.Changed())

    def action_delete(self) -> None:
        if self.current:
            self.delete(self.current)

    def delete(self, note: Note) -> None:
        """Delete a note; u takes that back."""
        store = self._desk.store
        self._do(partial(remove, store, note), f"deleted “{note.title}”", partial(save, store, note))

    def change(self, note: Note, **values: Any) -> None:
        """Save other values of a note."""
        store = self._desk.store
        after = replace(note, **values)
        self._do(partial(save, store, after), note.title, partial(save, store, note), at=note.uid)

    def action_move(self, step: int) -> None:
        note, there = self.current, self.there
        place = next((place for place, other in enumerate(there) if note and other.uid == note.uid), None)
        if note is None or place is None or not 0 <= place + step < len(there):
            return
        before = list(there)
        there.insert(place + step, there.pop(place))
        moved = [replace(other, place=float(number)) for number, other in enumerate(there, 1)]
        changed = [other for other in moved if other not in before]
        old = [other for other in before if other.uid in {one.uid for one in changed}]
        store = self._desk.store
        self._do(partial(save_all, store, changed), "the order", partial(save_all, store, old), at=note.uid)

    @property
    def filtered(self) -> bool:
        """Only some of the notes are shown."""
        return bool(self._filter)

    def show_all(self) -> None:
        self._filter = ""
        self.query_one(OneLine).value = ""
        self._stop_typing()

    def action_filter(self) -> None:
        self._adding = False
        self._type("Show only what has these words; escape shows all again.", self._filter)

    # Letters

    def on_key(self, event: events.Key) -> None:
        letter, note = event.character, self.current
        typing = isinstance(self.screen.focused, Input)
        if typing or note is None or letter is None or getattr(self.screen, "stuck", False):
            return
        if self._flag(note, letter) or self._letter(note, letter):
            event.stop()

    def _flag(self, note: Note, letter: str) -> bool:
        """Set the flag with this letter, or take it away."""
        fields = {field.name: field for field in note.FORM}
        choices = fields[self.area.flags].choices if self.area.flags else ()
        found = next((choice.value for choice in choices if choice.key == letter), None)
        if found is None:
            return False
        now = set(getattr(note, self.area.flags)) ^ {found}
        self.change(note, **{self.area.flags: tuple(c.value for c in choices if c.value in now)})
        return True

    def _letter(self, note: Note, letter: str) -> bool:
        """Change the field that has this letter."""
        name = self.area.letters.get(letter)
        field = next((field for field in note.FORM if field.name == name), None)
        if field is None:
            return False
        value = getattr(note, field.name)
        if field.shape == "yes":
            self.change(note, **{field.name: not value})
        elif field.shape == "choice":
            values = [choice.value for choice in field.choices]
            values = (
                values if "" in values or (value and not _is_optional(note, field.name)) else ["", *values]
            )
            self.change(
                note,
                **{field.name: values[(values.index(value) + 1) % len(values) if value in values else 0]},
            )
        else:
            self._link(note, field.name)
        return True

    def _link(self, note: Note, name: str) -> None:
        from trainer.tui.screens.preparing.chooser import Chooser

        subject = NoteSubject(self._desk, note)
        field = next(field for field in note.FORM if field.name == name)
        value = getattr(note, name)
        before = value if isinstance(value, tuple) else (value,) if value else ()

        def chosen(uids: tuple[str, ...] | None) -> None:
            if uids is not None and uids != before:
                self.change(note, **{name: uids if isinstance(value, tuple) else "".join(uids)})

        self.app.push_screen(Chooser(subject, field, before), chosen)


def _is_optional(note: Note, name: str) -> bool:
    """Nothing is chosen there to begin with."""
    return type(note).__dataclass_fields__[name].default == ""


def _haystack(note: Note) -> str:
    """All that a note says, for finding it."""
    texts = [note.title]
    for field in note.FORM:
        value = getattr(note, field.name)
        texts += value if isinstance(value, tuple) else [value] if isinstance(value, str) else []
    return " ".join(texts).casefold()
