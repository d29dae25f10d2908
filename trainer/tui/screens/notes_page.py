"""The notes of the first interview, to be read in five minutes.  Whoever came to the end has read them."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.desk import Desk
from trainer.paper.notes_sheet import notes_sheet
from trainer.prepare.interview import Interview
from trainer.prepare.notes import save
from trainer.prepare.notes_page import last_read, marked_read
from trainer.progress.problems import NotSaved
from trainer.tui.keys import bindings
from trainer.tui.phrases import short_date
from trainer.tui.safe_text import joined, line, prose
from trainer.tui.saving import Saving
from trainer.tui.screens.preparing.page import Page
from trainer.tui.screens.preparing.standing import debrief_of

NOTHING_YET = "Nothing is noted yet. d on Home asks how the first interview went; then it stands here."
READ = "read today"


class NotesScreen(Page):
    """People, loose ends with better answers, objectives and obstacles; nothing is changed here."""

    CSS_PATH: ClassVar[str | list[str | PurePath]] = ["preparing/preparing.tcss", "looking.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page"), *bindings("reading")]
    places = ("page", "reading")
    help = (
        "Read this on the first day, in the middle and on the last evening. When the end was in sight, the "
        "day is noted, and the page to take along no longer asks for it."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._parts = notes_sheet(desk.notebook())
        self._saving = Saving(self, self.say)

    def body(self) -> ComposeResult:
        with VerticalScroll(id="reading", can_focus=False):
            yield Static(self._page(), id="reading-body")

    def on_mount(self) -> None:
        interview = self.desk.interview
        self._show_standing()
        self.say()
        if interview:
            self.query_one("#where", Static).update(line(f"Notes: {interview.title}", "bold"))
        self.call_after_refresh(self._look)

    def _show_standing(self) -> None:
        read = last_read(self.desk.notebook().debrief)
        self.head("Your notes", f"read last on {short_date(read)}" if read else "not read yet")

    def _page(self) -> Content:
        if not self._parts:
            return joined(NOTHING_YET)
        lines: list[Content] = []
        for part in self._parts:
            lines += [Content(""), joined((part.heading, "bold $text-accent"))]
            lines += [joined("- ", prose(entry)) for entry in part.entries]
        return Content("\n").join(lines[1:])

    def action_move(self, step: int) -> None:
        self.query_one("#reading").scroll_relative(y=step, animate=False)
        self.call_after_refresh(self._look)

    def action_leaf(self, step: int) -> None:
        pane = self.query_one("#reading")
        pane.scroll_relative(y=step * max(1, pane.size.height - 1), animate=False)
        self.call_after_refresh(self._look)

    def _look(self) -> None:
        """Whether the end is in sight; then the page was read."""
        pane, interview = self.query_one("#reading"), self.desk.interview
        if pane.scroll_offset.y < pane.max_scroll_y or not self._parts or not interview:
            return
        if not self.desk.store.read_only:
            self._saving.begin(partial(self._mark_read, interview))

    async def _mark_read(self, interview: Interview) -> None:
        debrief = debrief_of(self.desk, interview)
        marked = marked_read(debrief, self.desk.clock.now())
        if marked == debrief:
            return
        try:
            await to_thread(save, self.desk.store, marked)
        except NotSaved as problem:
            self.failed(problem, self._look)
            return
        self.settled()
        self.saved(READ)
        self._show_standing()
