"""One note, or the interview, in a form."""

from __future__ import annotations

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.widgets import Static

from trainer.desk import Desk
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.ask import Ask
from trainer.tui.screens.preparing.form_pane import FormPane
from trainer.tui.screens.preparing.page import Page, not_saved
from trainer.tui.screens.preparing.protected_text import guard
from trainer.tui.screens.preparing.subject import Subject

LAST = "That was the last field. ctrl+s goes back; everything is saved."


class FormScreen(Page):
    """Asks the fields of a subject; there is no way out that loses what was written."""

    BINDINGS = bindings("form")
    help = (
        "Everything is saved when you leave a field, and every two seconds while you write. Enter, tab and "
        "the arrows go from field to field; in a longer text enter makes a new line. ctrl+z takes typing "
        "back in a field, F8 takes back the last change that was saved."
    )

    def __init__(
        self,
        desk: Desk,
        subject: Subject,
        at: str = "",
        *,
        intro: str = "",
        came_to: Callable[[str], None] | None = None,
    ) -> None:
        """`at` names the field to begin in; `came_to` is told of every field one comes to."""
        super().__init__(desk)
        self._subject = subject
        self._at = at
        self._intro = intro
        self._came_to = came_to
        self._leaving = False

    @property
    def places(self) -> tuple[str, ...]:  # type: ignore[override]
        shapes = {field.shape for field in self._subject.fields}
        choosing = ("choosing",) if shapes & {"choice", "choices", "yes"} else ()
        linking = ("linking",) if shapes & {"link", "links"} else ()
        return ("form", "fields", *choosing, *linking)

    def body(self) -> ComposeResult:
        yield FormPane(self._subject, self._at)
        yield Static(id="hint")

    def on_mount(self) -> None:
        self.say(self._intro)
        self._title()

    @property
    def pane(self) -> FormPane:
        return self.query_one(FormPane)

    def _title(self, saved: str = "") -> None:
        names = [field.name for field in self._subject.fields]
        here = self.pane.here
        standing = f"field {names.index(here) + 1}/{len(names)}" if here in names else ""
        self.head(self._subject.title, "   ".join(filter(None, (saved, standing))))

    def keep_fields(self) -> None:
        """Hand all that was written to the disk; what it refuses waits there and is asked about."""
        self.pane.keep()

    @on(FormPane.At)
    def _at_field(self, event: FormPane.At) -> None:
        event.stop()
        self.query_one("#hint", Static).update(line(event.hint))
        self._title()
        if self._came_to:
            self._came_to(event.field)

    @on(FormPane.Saved)
    def _saved(self, event: FormPane.Saved) -> None:
        event.stop()
        self.settled()
        self._title("saved")
        if event.left and not self._leaving:
            guard(self.app, self.desk, self.pane, event.left, lambda: None)

    @on(FormPane.NotKept)
    def _not_kept(self, event: FormPane.NotKept) -> None:
        event.stop()
        self._again = self._try_again
        told = not_saved(event.problem.reason)
        if not self._leaving:
            words = f"NOT saved: {event.problem.reason}. It is kept here and tried again while you write."
            told = joined((words, "bold $text-error"))
        self.say(told)
        self.refresh_bindings()

    def _try_again(self) -> None:
        if self.pane.keep() is None:
            self._leaving = False
            self.settled()
            self.saved("all of it.")
            self.pane.go_to(self.pane.here)

    @on(FormPane.Asks)
    def _asks(self, event: FormPane.Asks) -> None:
        event.stop()

        def answered(answer: str | None) -> None:
            if answer == "y":
                self.pane.agree(event.field)
                if self._leaving:
                    self.action_done()
            else:
                self._leaving = False
                self.pane.go_to(event.field)

        self.app.push_screen(Ask(event.question), answered)

    @on(FormPane.Beyond)
    def _beyond(self, event: FormPane.Beyond) -> None:
        event.stop()
        if event.step > 0:
            self.say(LAST)

    @on(FormPane.TakenBack)
    def _taken_back(self, event: FormPane.TakenBack) -> None:
        event.stop()
        told = f"Taken back: {event.label}." if event.label else "There is nothing left to take back here."
        self.say(told)

    def action_done(self) -> None:
        """Back to where one came from, once all is saved; what cannot be used is told first."""
        pane, tried, written = self.pane, self._leaving, self.pane.touched
        self._leaving = True
        if pane.keep(pane.unused or written) is not None:
            self.set_focus(None)
            return
        if (name := pane.unused) and not isinstance(self.app.screen, Ask):
            if not tried:
                pane.go_to(name)
                self.call_after_refresh(self._tell_unused)
                return
            pane.drop(name)
        if pane.unused:
            return
        if not written or not guard(self.app, self.desk, pane, written, self.dismiss):
            self.dismiss()

    def _tell_unused(self) -> None:
        if self.pane.unused and self.app.screen is self:
            self.say(
                joined(("Not used yet: ", "bold $text-warning"), "mend it, or leave it out with escape.")
            )
