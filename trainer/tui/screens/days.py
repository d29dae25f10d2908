"""The plan of days: what is practised when, what will be known then, and what does not fit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from trainer.desk import Desk
from trainer.planning.kept_plan import KeptPlan
from trainer.planning.planner import Planner
from trainer.planning.told import (
    EVENING_BEFORE,
    TODAY_IT_IS,
    day_rows,
    forecast_sentences,
    left_out_sentences,
    moved_sentence,
)
from trainer.prepare.countdown import countdown
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.rows import Row, Rows

NO_INTERVIEW = "No interview yet. On the home screen d opens its form: company, role, date, minutes a day."
NO_DATE = "There is no date yet, so cards come back just before you would forget them. d on Home sets it."
OVER = "That day is over. Cards go on coming back just before you would forget them."
HEAD, MARGIN = 26, 9
"""Columns of a row before the names of what is practised, and around it."""
BEING_MADE = "The plan is being made…"
BEING_RENEWED = "The plan is being renewed; this is how it stood."


class DaysScreen(Screen[None]):
    """Shows the plan that was kept, and the new one as soon as it is made."""

    CSS_PATH = "pages.tcss"
    BINDINGS = bindings("days")
    places = ("days",)
    help = (
        "Each row is a day until the interview. The plan weighs what counts more, what you have forgotten so "
        "far, and how long your answers take; it is made anew each day, so a day left out only moves things. "
        "The figures are an estimate from your own answers, with the bounds between which it should lie."
    )

    @dataclass
    class Made(Message):
        """The new plan is there."""

        plan: KeptPlan | None

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._planner = desk.planner()
        self._plan = self._planner.kept() if self._planner else None
        self._fresh = self._planner is None or self._planner.fresh() is not None

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="days"):
            yield Static(id="days-title")
            yield Rows(head=HEAD, name="days-rows")
            yield Static(id="days-after")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#days").focus()
        self._draw()
        if self._planner and not self._fresh:
            self.run_worker(lambda: self._make(self._planner), thread=True, exclusive=True, group="plan")

    def _make(self, planner: Planner | None) -> None:
        """Beside the event loop: it loads numpy and counts for some tenths of a second."""
        self.post_message(self.Made(planner.make() if planner else None))

    @on(Made)
    def _show(self, event: Made) -> None:
        event.stop()
        self._plan, self._fresh = event.plan, True
        self._draw()

    def _draw(self) -> None:
        self.query_one("#days-title", Static).update(Content("\n").join(self._title()))
        planned = self._plan is not None and self._planner is not None
        self.query_one("#days-rows", Rows).show(list(self._rows()))
        self.query_one("#days-rows").display = planned
        self.query_one("#days-after", Static).update(Content("\n").join(self._after()))

    def _title(self) -> Iterator[Content]:
        interview, day = self._desk.interview, self._desk.day
        if interview is None:
            yield joined(NO_INTERVIEW)
            return
        away = countdown(interview.moment, self._desk.clock.now())
        yield joined(line(interview.title, "bold $text-accent"), (f"   {away}", "$foreground-muted"))
        if interview.study_day is None:
            yield joined(NO_DATE)
        elif self._planner is None:
            yield joined(TODAY_IT_IS if interview.study_day == day else OVER)
        elif self._plan is None:
            yield joined(BEING_MADE)
        elif moved := moved_sentence(self._plan, day):
            yield joined(moved)
        if self._plan and not self._fresh:
            yield joined((BEING_RENEWED, "$foreground-muted"))
        yield Content("")

    def _rows(self) -> Iterator[Row]:
        if self._plan is None or self._planner is None:
            return
        for row in day_rows(self._plan, self._planner.asked, self._desk.day):
            name = "today" if row.day == self._desk.day else f"{row.date:%a}"
            figures = f"{name:<6}{row.date.day:>2} {row.date:%b} {row.minutes:>4.0f} min {row.answers:>3}"
            yield figures, line(row.what(max(20, self.size.width - HEAD - MARGIN)))

    def _after(self) -> Iterator[Content]:
        if self._plan is None or self._planner is None:
            return
        yield Content("")
        for sentence in forecast_sentences(self._plan):
            yield joined(sentence)
        if self._plan.basis.until - self._desk.day == 1:
            yield joined((EVENING_BEFORE, "bold"))
        for sentence in left_out_sentences(self._plan, self._planner.asked):
            yield line(sentence)

    def action_home(self) -> None:
        self.dismiss()
