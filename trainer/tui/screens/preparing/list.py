"""The notes of one kind on a screen of their own."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult

from trainer.desk import Desk
from trainer.tui.keys import bindings
from trainer.tui.screens.preparing.areas import Area
from trainer.tui.screens.preparing.notes_pane import NotesPane
from trainer.tui.screens.preparing.page import Page


class ListScreen(Page):
    """A list and what is missing in it."""

    BINDINGS = bindings("page")
    places = ("page", "notes", "adding")
    help = (
        "+ is whole, ! lacks what stands behind it. Every change is saved at once, and u takes it back. "
        "Lines that you paste are added one by one, or kept as one note. In a list, the letters below it "
        "change the chosen line."
    )

    def __init__(self, desk: Desk, area: Area, interview: str) -> None:
        super().__init__(desk)
        self._area = area
        self._interview = interview

    def body(self) -> ComposeResult:
        yield NotesPane(self.desk, self._area, self._interview)

    def on_mount(self) -> None:
        self.say()
        self._title()

    def keep_fields(self) -> None:
        """Add the line that is being typed."""
        self.query_one(NotesPane).take_line()

    def _title(self) -> None:
        there = self.query_one(NotesPane).there
        lacking = sum(bool(note.lacks) for note in there)
        standing = f"{len(there)}, {lacking} to finish" if lacking else str(len(there))
        self.head(self._area.title, standing)

    @on(NotesPane.Told)
    def _told(self, event: NotesPane.Told) -> None:
        event.stop()
        self.settled()
        self.say(event.told)

    @on(NotesPane.NotKept)
    def _not_kept(self, event: NotesPane.NotKept) -> None:
        event.stop()
        self.failed(event.problem, event.again)
        self.query_one(NotesPane).into()

    @on(NotesPane.Changed)
    def _changed(self, event: NotesPane.Changed) -> None:
        event.stop()
        self._title()

    @on(NotesPane.At)
    def _at(self, event: NotesPane.At) -> None:
        event.stop()

    def action_back(self) -> None:
        pane = self.query_one(NotesPane)
        if pane.filtered:
            pane.show_all()
        else:
            self.dismiss()
