"""The fields of a form one below another: saved when a field is left and while one writes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from textual import events, on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer

from trainer.progress.problems import NotSaved
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined
from trainer.tui.screens.preparing.subject import Subject, Taken
from trainer.tui.widgets.field_events import Choosing, Edited, Moved, Value
from trainer.tui.widgets.field_links import FieldLinks
from trainer.tui.widgets.field_row import Entry, FieldRow


class FormPane(VerticalScroll, can_focus=False):
    """Fields of a subject.  What is typed is on disk within two seconds."""

    BINDINGS = bindings("fields")
    REST_SECONDS = 1.5
    """After the first key since the last save the field is saved."""

    @dataclass
    class At(Message):
        """The candidate came to a field."""

        field: str
        hint: str

    @dataclass
    class Beyond(Message):
        """There is no field further in this direction."""

        step: int

    @dataclass
    class Saved(Message):
        """What was written is on disk."""

        pane: FormPane
        left: str = ""
        """The field that was left with it; empty while one goes on writing in it."""

    @dataclass
    class NotKept(Message):
        """What was written did not reach the disk; it stays in its field."""

        problem: NotSaved

    @dataclass
    class Asks(Message):
        """Something has to be agreed to before the value of a field is used."""

        field: str
        question: str

    @dataclass
    class TakenBack(Message):
        """The last change of a field was undone; None when there was none."""

        label: str | None

    def __init__(self, subject: Subject, at: str = "", *, columns: bool = False) -> None:
        """`at` names the field to begin in; `columns` puts the fields side by side where it is wide."""
        super().__init__(classes="columns" if columns else "")
        self.subject = subject
        self._begin_at = at
        self._unsaved: set[str] = set()
        self._settled: dict[str, Value] = {field.name: subject.value(field.name) for field in subject.fields}
        """What every field held when it was entered last."""
        self._seen: dict[str, Value] = {}
        """What stood in every field when it was looked at last."""
        self._touched: set[str] = set()
        """Fields that were changed and not left since."""
        self._understood: set[str] = set()
        """Fields at which it is told how they were understood."""
        self._history: list[tuple[str, Value]] = []
        self._timer: Timer | None = None
        self._here = ""

    def compose(self) -> ComposeResult:
        for field in self.subject.fields:
            yield FieldRow(field, self.subject.value(field.name), partial(self.subject.linkable, field))

    def on_mount(self) -> None:
        self._seen = {row.field.name: row.entry.value for row in self.rows}
        self.go_to(self._begin_at)

    def _look(self) -> None:
        """Find what was written, also by keys whose news is still on its way."""
        for row in self.rows:
            name, value = row.field.name, row.entry.value
            if self._seen.get(name, value) != value:
                self._unsaved.add(name)
                self._touched.add(name)
            self._seen[name] = value

    @property
    def rows(self) -> list[FieldRow]:
        return list(self.query(FieldRow))

    @property
    def here(self) -> str:
        """The name of the field that one is in."""
        return self._here

    def go_to(self, name: str) -> None:
        """Into a field; into the first one when there is none of the name."""
        row = next((row for row in self.rows if row.field.name == name), self.rows[0])
        # At once, not with the next message: a key that follows belongs to this field already.
        self._here = row.field.name
        self.screen.set_focus(row.entry)

    def entry(self, name: str) -> Entry:
        return self._row(name).entry

    def _row(self, name: str) -> FieldRow:
        return next(row for row in self.rows if row.field.name == name)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        row = next((row for row in self.rows if row.entry is event.widget), None)
        if row is None:
            return
        for other in self.rows:
            other.set_class(other is row, "-here")
        self._here = row.field.name
        self.scroll_to_widget(row, animate=False)
        self.post_message(self.At(self._here, row.field.hint))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        row = next((row for row in self.rows if row.entry is event.widget), None)
        self._look()
        if row and row.field.name in self._touched:
            self.keep(row.field.name)

    @on(Edited)
    def _edited(self, event: Edited) -> None:
        event.stop()
        self._unsaved.add(event.field)
        self._touched.add(event.field)
        if event.field in self._understood:
            # What was said of the words before is not true of these.
            self._tell(event.field, Taken())
        if self._timer is None:
            self._timer = self.set_timer(self.REST_SECONDS, self._rest)

    def _rest(self) -> None:
        self._timer = None
        if self._unsaved:
            self.keep()

    def keep(self, left: str = "") -> NotSaved | None:
        """Have all that was written on disk; the problem when that did not work.

        `left` names the field that is left: what is wrong with it is told there.
        """
        self._look()
        waiting = set()
        for name in sorted(self._unsaved):
            value = self.entry(name).value
            taken = self.subject.take(name, value)
            if taken.trouble or taken.question:
                waiting.add(name)
            if name == left or not (taken.trouble or taken.question):
                self._tell(name, taken)
            if taken.question and name == left:
                self.post_message(self.Asks(name, taken.question))
        try:
            self.subject.save()
        except NotSaved as problem:
            self.post_message(self.NotKept(problem))
            return problem
        for name in self._unsaved - waiting:
            self._remember(name)
        saved = self._unsaved - waiting
        self._unsaved = waiting
        if left in self._touched - waiting or saved:
            self.post_message(self.Saved(self, left if left in self._touched - waiting else ""))
        self._touched.discard(left)
        return None

    def _remember(self, name: str) -> None:
        """What stood in a field before this visit to it is one step back."""
        before, now = self._settled[name], self.subject.value(name)
        if before != now:
            if not self._history or self._history[-1][0] != name or self._here != name:
                self._history.append((name, before))
            if self._here != name:
                self._settled[name] = now

    def _tell(self, name: str, taken: Taken) -> None:
        style = "bold $text-warning" if taken.trouble else "$text-success"
        sign = "! " if taken.trouble else ""
        said = joined((sign + taken.said, style)) if taken.said else Content("")
        self._row(name).say(said)
        if taken.said and not taken.trouble:
            self._understood.add(name)
        else:
            self._understood.discard(name)

    @property
    def unused(self) -> str:
        """The first field whose words could not be used; empty when there is none."""
        return next((row.field.name for row in self.rows if row.field.name in self._unsaved), "")

    @property
    def touched(self) -> str:
        """The field that one is in, when it was changed since one came to it; else empty."""
        self._look()
        return self._here if self._here in self._touched else ""

    def agree(self, name: str) -> None:
        """The question about a field was answered with yes."""
        self.subject.agree(name, self.entry(name).value)
        self._unsaved.discard(name)
        self._tell(name, Taken())
        self.keep()

    def drop(self, name: str) -> None:
        """Leave away what stands in a field and could not be used."""
        self._unsaved.discard(name)
        self.fill(name)
        self._tell(name, Taken())

    def fill(self, name: str) -> None:
        """Show what the subject holds in a field."""
        self.entry(name).fill(self.subject.value(name))
        self._seen[name] = self.entry(name).value

    @on(Moved)
    def _moved(self, event: Moved) -> None:
        event.stop()
        self._go(event.step)

    def action_next(self) -> None:
        self._go(1)

    def action_previous(self) -> None:
        self._go(-1)

    def _go(self, step: int) -> None:
        names = [field.name for field in self.subject.fields]
        place = names.index(self._here) + step if self._here in names else 0
        if 0 <= place < len(names):
            self.go_to(names[place])
        else:
            if self.touched:
                self.keep(self._here)
            self.post_message(self.Beyond(step))

    def action_undo(self) -> None:
        """The last change of a field back, to what it held before."""
        self.keep()
        if not self._history:
            self.post_message(self.TakenBack(None))
            return
        name, before = self._history.pop()
        self._settled[name] = before
        self._tell(name, self.subject.take(name, before))
        self.fill(name)
        self.go_to(name)
        self._unsaved.add(name)
        if self.keep() is None:
            self.post_message(self.TakenBack(self._row(name).field.label))

    @on(Choosing)
    def _choosing(self, event: Choosing) -> None:
        from trainer.tui.screens.preparing.chooser import Chooser

        event.stop()
        entry = self.entry(event.field)
        field = self._row(event.field).field
        if not isinstance(entry, FieldLinks):
            return

        def chosen(uids: tuple[str, ...] | None) -> None:
            if uids is not None:
                entry.choose(uids)
                self.keep(event.field)

        self.app.push_screen(Chooser(self.subject, field, entry.chosen), chosen)
