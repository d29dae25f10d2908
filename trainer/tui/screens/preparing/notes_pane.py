"""The notes of one kind in a list: opened, added, found, moved, deleted, flagged, all with undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from trainer.desk import Desk
from trainer.prepare.field import Field
from trainer.prepare.note import Note
from trainer.prepare.pasted import Pasted, read_paste
from trainer.progress.problems import NotSaved
from trainer.text import clean, one_line
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.news import DRAFT_IS_BACK
from trainer.tui.screens.preparing.areas import Area
from trainer.tui.screens.preparing.asides import aside
from trainer.tui.screens.preparing.ask import Ask
from trainer.tui.screens.preparing.line_draft import LineDraft
from trainer.tui.screens.preparing.lines_of import BY_LINES
from trainer.tui.screens.preparing.linking import choose_links
from trainer.tui.screens.preparing.note_lines import NoteLines
from trainer.tui.screens.preparing.note_list import Change, NoteList
from trainer.tui.screens.preparing.note_row import all_words, letters_of, note_row, nothing_here
from trainer.tui.screens.preparing.subject import NoteSubject
from trainer.tui.widgets.lines import Lines
from trainer.tui.widgets.one_line import OneLine

WEIGHS_MOST = "weighs most"
NOT_ADDED = "Nothing was added. Paste it again when you like."
WHICH_GOES = "Three to five. Which one goes?"


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
        self,
        desk: Desk,
        area: Area,
        interview: str,
        at: str = "",
        *,
        eager: bool = True,
        about: bool = True,
        known: Mapping[str, Any] | None = None,
    ) -> None:
        """`at` is the uid of the note to stand on first; `known` is what every new note says already.

        `eager`: an empty list waits for its first line at once; `about`: it says what it is good for.
        """
        super().__init__()
        self._desk = desk
        self._list = NoteList(desk, area, interview, known)
        self._draft = LineDraft(self, desk.store, area.table, interview)
        self._at = at
        self._eager = eager
        self._about = about
        self._filter = ""
        self._adding = False
        self._shown: list[Note] = []
        self._undo: list[Change] = []

    def compose(self) -> ComposeResult:
        yield Static(classes="empty")
        yield NoteLines()
        with Vertical(classes="typing"):
            yield Static(classes="prompt")
            yield OneLine()
        yield Static(classes="aside")
        yield Static(letters_of(self.area), classes="letters")

    def on_mount(self) -> None:
        self.look(self._at)
        back = bool(self._draft.text) and self._list.room != 0
        if self.area.quick and (back or (self._eager and not self.there)):
            self.action_add()
            if back:
                self.post_message(self.Told(joined(DRAFT_IS_BACK)))
        elif self._eager:
            self.into()

    def into(self) -> None:
        """The focus into the list."""
        self.screen.set_focus(self.query_one(Lines))

    @property
    def area(self) -> Area:
        return self._list.area

    @property
    def there(self) -> list[Note]:
        """All notes of the list in their order."""
        return self._list.there

    @property
    def current(self) -> Note | None:
        """The note one stands on."""
        place = self.query_one(Lines).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def look(self, at: str = "") -> None:
        """Show what is saved now, standing on the note with this uid or where one stood."""
        lines, there = self.query_one(NoteLines), self.there
        words = self._filter.casefold().split()
        self._shown = [note for note in there if all(word in all_words(note) for word in words)]
        links = self._list.links
        first = there[0] if self.area.order and len(there) > 1 else None
        rows = [
            note_row(note, self.area, links, WEIGHS_MOST if note is first else "") for note in self._shown
        ]
        uids = [note.uid for note in self._shown]
        here = uids.index(at) if at in uids else min(lines.highlighted or 0, len(uids) - 1)
        lines.show(rows, here if uids else None)
        empty = self.query_one(".empty", Static)
        empty.update(nothing_here(self.area, self._about, self._key_to_add(), len(there)))
        empty.display = not uids
        self.query_one(".letters").display = bool(uids) and bool(letters_of(self.area))
        self._show_aside()
        self.refresh_bindings()

    def _show_aside(self) -> None:
        told = line(aside(self._desk, self.area.table, self.current))
        place = self.query_one(".aside", Static)
        place.update(told)
        place.display = bool(told)

    def _key_to_add(self) -> str:
        bound = (active.binding for active in self.screen.active_bindings.values())
        return next((self.app.get_key_display(one) for one in bound if one.id == "notes.add"), "n")

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
            self.query_one(NoteLines).mark(event.option_index)
            self.post_message(self.At(self.current.uid, ""))
            self._show_aside()

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

    # Typing a line: adding and finding

    def action_add(self) -> None:
        if self._is_full(self.action_add):
            return
        if not self.area.quick:
            self.open(self._list.new(), is_new=True)
            return
        self._adding = True
        how = "enter adds it, an empty line ends it. Several lines can be pasted."
        self._type(f"One {self.area.kind.ONE} a line: {how}", self._draft.text)

    def action_filter(self) -> None:
        self._adding = False
        self._type("Show only what has these words; escape shows all again.", self._filter)

    def _type(self, prompt: str, text: str) -> None:
        self.query_one(".typing").display = True
        self.query_one(".prompt", Static).update(joined(prompt))
        self.query_one(OneLine).begin(text, empties=self._adding)

    def _is_full(self, then: Callable[[], object]) -> bool:
        """Whether one more would be too many; `then` is done once one of them went."""
        if self._list.room != 0:
            return False
        there = self.there
        answers = [(str(number), note.title) for number, note in enumerate(there, 1)]

        def answered(key: str | None) -> None:
            if key:
                self.delete(there[int(key) - 1])
                then()

        self.app.push_screen(Ask(WHICH_GOES, answers, self.area.title), answered)
        return True

    @property
    def filtered(self) -> bool:
        """Only some of the notes are shown."""
        return bool(self._filter)

    def show_all(self) -> None:
        """Nothing is sought any more."""
        self._filter = ""
        self.query_one(OneLine).value = ""
        self._stop_typing()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._adding:
            self._draft.typed(event.value)
        else:
            self._filter = one_line(event.value)
            self.look()

    @on(OneLine.Taken)
    def _taken(self, event: OneLine.Taken) -> None:
        event.stop()
        if self._adding:
            self._draft.drop()
        if not self._adding or not event.text or (self.add((event.text,)) and self._list.room == 0):
            self._stop_typing()

    @on(OneLine.Stopped)
    def _stopped(self, event: OneLine.Stopped) -> None:
        """What stands in the line is added all the same: escape loses nothing."""
        event.stop()
        if self._adding:
            self.take_line()
        else:
            self.show_all()

    def take_line(self) -> bool:
        """Add what is being typed; False when it could not be saved, and still stands there."""
        if not self._adding:
            return True
        field = self.query_one(OneLine)
        words = one_line(field.value)
        if words and not self.add((words,)):
            return False
        field.value = ""
        self._draft.drop()
        self._stop_typing()
        return True

    def _stop_typing(self) -> None:
        self._adding = False
        self.query_one(".typing").display = False
        self.look(self.current.uid if self.current else "")
        self.into()

    # Pasting

    @on(OneLine.Several)
    def _several(self, event: OneLine.Several) -> None:
        event.stop()
        self._take_paste(event.text)

    def on_paste(self, event: events.Paste) -> None:
        """Lines pasted onto the list itself are to be added."""
        if self.area.quick and read_paste(event.text).lines:
            event.stop()
            self._take_paste(clean(event.text))

    def _take_paste(self, text: str) -> None:
        """Lines become one note each; when they may be one long note, that is asked."""
        if self.area.table in BY_LINES:
            taken = self._list.lines(text)
            self.post_message(self.Told(joined(taken))) if isinstance(taken, str) else self._do(taken)
            return
        pasted = read_paste(text, self.area.many)
        if not pasted.question:
            self.add(pasted.lines)
            return
        answers = (("q", f"{len(pasted.lines)} {self.area.many}"), ("n", "one long note"))
        self.app.push_screen(Ask(pasted.question, answers, self.area.title), partial(self._answered, pasted))

    def _answered(self, pasted: Pasted, key: str | None) -> None:
        if key == "q":
            self.add(pasted.lines)
        elif key == "n":
            self._do(self._list.whole(pasted.text))
        else:
            self.post_message(self.Told(joined(NOT_ADDED)))

    # Changing

    def add(self, texts: Sequence[str], **known: Any) -> bool:
        """Save a note for each text, as many as there is room for; the others are asked about."""
        room = self._list.room
        fitting, rest = texts[:room], texts[room:] if room is not None else ()
        if rest:
            self.call_after_refresh(self._is_full, partial(self.add, rest, **known))
        return bool(fitting) and self._do(self._list.added(fitting, **known))

    def delete(self, note: Note) -> None:
        """Delete a note; u takes that back."""
        self._do(self._list.deleted(note))

    def _do(self, change: Change) -> bool:
        """Save a change and remember the way back."""
        try:
            change.deed()
        except NotSaved as problem:
            self.post_message(self.NotKept(problem, partial(self._do, change)))
            return False
        self._undo.append(change)
        told = joined(("Saved: ", "$text-success"), line(change.what), ("  u undoes.", "$foreground-muted"))
        self.post_message(self.Told(told))
        self.look(change.at)
        self.post_message(self.Changed())
        return True

    def action_undo(self) -> None:
        change = self._undo[-1]
        try:
            change.back()
        except NotSaved as problem:
            self.post_message(self.NotKept(problem, self.action_undo))
            return
        self._undo.pop()
        self.post_message(self.Told(joined(f"Taken back: {change.what}.")))
        self.look(change.at)
        self.post_message(self.Changed())

    def action_delete(self) -> None:
        if self.current:
            self.delete(self.current)

    def action_move(self, step: int) -> None:
        if self.current and (change := self._list.moved(self.current, step)):
            self._do(change)

    def on_key(self, event: events.Key) -> None:
        """A letter that changes the chosen note."""
        letter, note = event.character, self.current
        typing = isinstance(self.screen.focused, Input)
        if typing or note is None or letter is None or getattr(self.screen, "stuck", False):
            return
        found = self._list.lettered(note, letter)
        if found is None:
            return
        event.stop()
        if isinstance(found, Field):
            choose_links(self.app, self._desk, note, found, partial(self._linked, note, found))
        else:
            self._do(found)

    def _linked(self, note: Note, field: Field, value: str | tuple[str, ...]) -> None:
        self._do(self._list.changed(note, **{field.name: value}))
