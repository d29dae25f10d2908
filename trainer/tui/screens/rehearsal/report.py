"""The report of a rehearsal, in which every missing point leads to its card."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Sequence
from functools import partial
from pathlib import Path, PurePath
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.rehearse.evening import ENOUGH
from trainer.rehearse.protocol import NO, YES, Section, Told, sections, summary
from trainer.rehearse.report import Report
from trainer.rehearse.writing_out import NotWritten, file_name, write_out
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line, prose
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.short_field import ShortField
from trainer.tui.widgets.sign_row import SignRow

_STYLES = {YES: "bold $text-success", NO: "bold $text-error", "": ""}


class ReportScreen(Screen[None]):
    """Shows a report; lines with a card can be marked, and enter drills it."""

    CSS_PATH: ClassVar[list[str | PurePath]] = ["../drill.tcss", "rehearsal.tcss"]
    BINDINGS = bindings("report")
    AUTO_FOCUS = ""
    help = (
        "+ was there, - was not. Under “Still missing” stand the points that no answer held: mark one with "
        "up and down, and enter drills its card. Your answers are saved and count for your practice."
    )

    def __init__(self, desk: Desk, report: Report) -> None:
        super().__init__()
        self._desk = desk
        self._report = report
        self._before = desk.rehearsals.before(report)
        self._sections: Sequence[Section] = sections(report, self._before, desk.clock.now().tzinfo)
        self._cards = [told.card for section in self._sections for told in section.lines if told.card]
        self._chosen = 0
        self._asking = False
        """The name of a file is being typed."""

    def compose(self) -> ComposeResult:
        zone = self._desk.clock.now().tzinfo
        with Vertical(id="report"):
            with Vertical(id="report-head"):
                yield Static(prose(summary(self._report, zone), "bold $text-accent"), id="report-title")
                yield Static(id="report-news")
            with VerticalScroll(id="report-lines", can_focus=False):
                for section in self._sections:
                    yield Static(line(section.heading, "bold $text-accent"), classes="heading")
                    for told in section.lines:
                        yield SignRow(classes="card" if told.card else "")
            yield ShortField("A file that is not there yet.")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#report-news").display = False
        self._draw()
        self.run_worker(self._look_at_the_clock, thread=True)

    def _look_at_the_clock(self) -> None:
        if self._desk.rehearsals.enough:
            self.app.call_from_thread(self._say, ENOUGH)

    @property
    def places(self) -> tuple[str, ...]:
        return ("field", "report") if self._asking else ("report",)

    def _draw(self) -> None:
        lines = [told for section in self._sections for told in section.lines]
        rows = list(self.query(SignRow))
        number = 0
        for row, told in zip(rows, lines, strict=True):
            chosen = told.card is not None and number == self._chosen
            number += told.card is not None
            sign = joined((f"{told.sign} {told.word}".strip(), _STYLES[told.sign]))
            row.show(sign, line(_with_card(told)), chosen=chosen)
            row.set_class(not told.sign, "plain")

    @property
    def _marked(self) -> Widget | None:
        rows = list(self.query("SignRow.card"))
        return rows[self._chosen] if rows else None

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if self._asking:
            return False
        if action == "drill":
            return bool(self._cards) and not self._desk.store.read_only
        return True

    def action_move(self, step: int) -> None:
        """Mark another point; before the first and after the last the page moves."""
        page = self.query_one("#report-lines", VerticalScroll)
        there = self._marked
        if there is None or not page.region.contains_region(there.region):
            # The point comes into sight first, so that nothing in between goes by unread.
            page.scroll_relative(y=step * 2, animate=False)
            return
        if 0 <= self._chosen + step < len(self._cards):
            self._chosen += step
            self._draw()
            if marked := self._marked:
                page.scroll_to_widget(marked, animate=False)
        else:
            page.scroll_relative(y=step, animate=False)

    def action_page(self, step: int) -> None:
        page = self.query_one("#report-lines", VerticalScroll)
        page.scroll_relative(y=step * max(1, page.size.height - 1), animate=False)

    def action_drill(self) -> None:
        from trainer.tui.screens.drill import DrillScreen

        try:
            session = self._desk.drill(self._cards[self._chosen])
        except NotSaved as problem:
            self._say(f"NOT begun: {problem.reason}. Free some space and press enter.")
            return
        if session is None:
            self._say("This card is gone in the meantime.")
        else:
            self.app.push_screen(DrillScreen(self._desk, session))

    def action_export(self) -> None:
        place = Path.home() / file_name(self._report)
        self._asking = True
        self.query_one(ShortField).ask(joined(("Write the report to:", "bold")), str(place))
        self.refresh_bindings()

    @on(ShortField.Taken)
    async def _write(self, event: ShortField.Taken) -> None:
        event.stop()
        self._close_field()
        if not event.text:
            return
        zone = self._desk.clock.now().tzinfo
        write = partial(
            write_out, Path(event.text).expanduser(), *self._desk.rehearsals.printed(self._report), zone
        )
        try:
            path = await to_thread(write)
        except NotWritten as problem:
            self._say(str(problem))
        else:
            self._say(f"Written: {path}")

    @on(ShortField.Skipped)
    def _skipped(self, event: ShortField.Skipped) -> None:
        event.stop()
        self._close_field()

    def _close_field(self) -> None:
        self._asking = False
        self.query_one(ShortField).close()
        self.set_focus(None)
        self.refresh_bindings()

    def action_home(self) -> None:
        self.dismiss()

    def _say(self, words: str) -> None:
        news = self.query_one("#report-news", Static)
        news.update(joined((words, "bold $text-warning")))
        news.display = bool(words)


def _with_card(told: Told) -> str:
    return f"{told.words}  ({told.card})" if told.card else told.words
