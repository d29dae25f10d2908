"""Preparing: every area with what is in it and what is missing first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.desk import Desk
from trainer.prepare.areas import area as rules_of
from trainer.prepare.countdown import countdown
from trainer.prepare.interview import Interview
from trainer.prepare.interviews import open_interview
from trainer.prepare.note import Note
from trainer.prepare.notes import notes, single
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.areas import AREAS, Area
from trainer.tui.screens.preparing.interview_form import interview_form
from trainer.tui.screens.preparing.page import Page
from trainer.tui.widgets.lines import Lines

TITLE_COLUMN, COUNT_COLUMN = 26, 4
ORDER = (
    *("people", "questions", "debrief", "aims", "skills", "pitch", "stories", "samples"),
    *("plan", "goals", "stakeholders", "assumptions", "research", "cv_lines", "ad_lines"),
    *("my_questions", "pay", "tasks", "criteria", "after"),
)
"""The areas from the first evening to the day after."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the hub."""

    name: str
    row: Content
    lacks: bool
    open: Callable[[], object]


class HubScreen(Page):
    """Where everything that is written down about an interview starts."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page"), *bindings("prepare")]
    places = ("page", "prepare")
    help = (
        "What you write here is what you practise: every area fills questions, makes cards or stands on the "
        "page you take along. ! names what is missing first. Stories and samples serve every interview."
    )

    def __init__(self, desk: Desk, area: str = "") -> None:
        """`area` is opened at once, by the name of its table."""
        super().__init__(desk)
        self._area = area
        self._entries: list[Entry] = []

    def body(self) -> ComposeResult:
        yield Lines(classes="rows one-line")

    def on_mount(self) -> None:
        self.say()
        self.look()
        first = next((place for place, entry in enumerate(self._entries) if entry.lacks), 0)
        options = self.query_one(Lines)
        options.highlighted = first
        options.focus()
        if self._area:
            self.call_after_refresh(self.open_area, self._area)

    @property
    def interview(self) -> Interview | None:
        return open_interview(self.desk.store)

    def look(self) -> None:
        """Show what is saved now."""
        options = self.query_one(Lines)
        before = options.highlighted
        self._book = self.desk.notebook()
        interview = self.interview
        standing = countdown(interview.moment, self.desk.clock.now()) if interview else ""
        self.head(interview.title if interview else "Prepare", standing)
        self._entries = [self._interview_entry(interview)]
        if interview:
            self._entries += [self._entry(AREAS[table], interview) for table in ORDER]
        else:
            shared = [AREAS[table] for table in ORDER if AREAS[table].kind.SHARED]
            self._entries += [self._entry(area, None) for area in shared]
        options.clear_options()
        options.add_options(Option(entry.row) for entry in self._entries)
        options.highlighted = min(before or 0, len(self._entries) - 1)
        self.refresh_bindings()

    def _interview_entry(self, interview: Interview | None) -> Entry:
        if interview is None:
            words = joined(("Write down the interview first: enter", "bold"))
            return Entry("interview", self._row("Interview", "", words, True), True, self.action_new)
        lack = "" if interview.moment else "No date yet."
        words = line(lack, "$foreground-muted")
        return Entry(
            "interview", self._row("Interview", "", words, bool(lack)), bool(lack), self._edit_interview
        )

    def _entry(self, area: Area, interview: Interview | None) -> Entry:
        uid = interview.uid if interview else ""
        lacks: tuple[str, ...]
        if area.kind.SINGLE:
            note = single(self.desk.store, area.kind, uid)
            count, lacks = "", note.lacks if note else (area.about,)
            wanted = note is not None
        else:
            there: tuple[Note, ...] = tuple(notes(self.desk.store, area.kind, uid))
            count = str(len(there)) if there else ""
            lacks = next((one.lacks for one in there if one.lacks), ()) if there else (area.about,)
            wanted = bool(there)
        if area.rules and wanted:
            lacks = rules_of(self._book, area.rules, self.desk.clock.now()).missing
        lacking = bool(lacks) and wanted
        words = line(lacks[0] if lacks else "", "$foreground-muted")
        return Entry(
            area.table,
            self._row(area.title, count, words, lacking),
            lacking,
            partial(self.open_area, area.table),
        )

    def _row(self, title: str, count: str, words: Content, lacking: bool) -> Content:
        sign = ("! ", "bold $text-warning") if lacking else ("  ", "")
        return joined(sign, f"{title:<{TITLE_COLUMN}}{count:>{COUNT_COLUMN}}  ", words)

    def open_area(self, name: str) -> None:
        """The list of an area, or its form when there is only one."""
        interview = self.interview
        if name == "interview":
            self._edit_interview()
            return
        area = AREAS[name]
        if interview is None and not area.kind.SHARED:
            self.action_new()
            return
        uid = interview.uid if interview else ""
        if area.kind.SINGLE:
            self._open_single(area, uid)
            return
        from trainer.tui.screens.preparing.list import ListScreen

        self.app.push_screen(ListScreen(self.desk, area, uid), self._back)

    def _open_single(self, area: Area, uid: str) -> None:
        from trainer.tui.screens.preparing.form import FormScreen
        from trainer.tui.screens.preparing.subject import NoteSubject

        desk = self.desk
        note = single(desk.store, area.kind, uid)
        fresh = note or area.kind.new(desk.clock.now(), desk.random, uid)
        subject = NoteSubject(desk, fresh, is_new=note is None, title=area.title)
        self.app.push_screen(FormScreen(desk, subject), self._back)

    def _back(self, _: None) -> None:
        self.look()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_select()

    def action_select(self) -> None:
        place = self.query_one(Lines).highlighted
        if place is not None:
            self._entries[place].open()

    def _edit_interview(self) -> None:
        self.app.push_screen(interview_form(self.desk, self.interview), self._back)

    def action_new(self) -> None:
        self.app.push_screen(interview_form(self.desk), self._back)

    def action_others(self) -> None:
        from trainer.tui.screens.preparing.interviews import InterviewsScreen

        self.app.push_screen(InterviewsScreen(self.desk), self._back)

    def action_debrief(self) -> None:
        if self.interview is None:
            self.action_new()
            return
        from trainer.tui.screens.preparing.debrief import DebriefScreen

        self.app.push_screen(DebriefScreen(self.desk, self.interview), self._back)
