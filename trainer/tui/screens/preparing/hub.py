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

from trainer.desk import Desk
from trainer.prepare.areas import area as rules_of
from trainer.prepare.confidential import protected_words
from trainer.prepare.countdown import countdown
from trainer.prepare.interview import Interview
from trainer.prepare.interviews import open_interview
from trainer.prepare.matrix import matrix
from trainer.prepare.next_round import begin_next_round
from trainer.prepare.note import Note
from trainer.prepare.notes import notes, single
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.areas import AREAS, Area
from trainer.tui.screens.preparing.ask import Ask
from trainer.tui.screens.preparing.interview_form import interview_form
from trainer.tui.screens.preparing.page import Page
from trainer.tui.screens.preparing.standing import debrief_of
from trainer.tui.widgets.lines import Lines

PROOFS, CONFIDENTIAL = "matrix", "confidential"
"""Lines of the hub that are no area of notes."""
NEXT_ROUND = (
    "Begin the debrief of the next round? People, questions and stories stay, and what you learnt of this "
    "round stays in its note. (y/n)"
)
AFTERWARDS = (
    ("q", "New questions they asked: the next round begins"),
    ("s", "Your own sheet: is it the job for you?"),
    ("b", "Back; the promised day stands on Home"),
)
TITLE_COLUMN, COUNT_COLUMN = 24, 4
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
        self._book = desk.notebook()

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
            for table in ORDER:
                self._entries.append(self._entry(AREAS[table], interview))
                if table == "skills":
                    self._entries.append(self._proofs_entry())
        else:
            shared = [AREAS[table] for table in ORDER if AREAS[table].kind.SHARED]
            self._entries += [self._entry(area, None) for area in shared]
        self._entries.append(self._confidential_entry())
        options.show([entry.row for entry in self._entries], min(before or 0, len(self._entries) - 1))
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

    def _proofs_entry(self) -> Entry:
        rows = matrix(self._book)
        empty = [row for row in rows if row.empty]
        told = f"{empty[0].text}: no proof yet." if empty else ""
        count = f"{len(rows) - len(empty)}/{len(rows)}" if rows else ""
        row = self._row("What proves it", count, line(told, "$foreground-muted"), bool(empty))
        return Entry(PROOFS, row, bool(empty), partial(self.open_area, PROOFS))

    def _confidential_entry(self) -> Entry:
        there = len(protected_words(self.desk.store))
        told = "" if there else "Names and figures that must not be said."
        row = self._row("Confidential words", str(there or ""), line(told, "$foreground-muted"), False)
        return Entry(CONFIDENTIAL, row, False, partial(self.open_area, CONFIDENTIAL))

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
        if name == CONFIDENTIAL:
            from trainer.tui.screens.confidential import ConfidentialWords

            self.app.push_screen(ConfidentialWords(self.desk), self._back)
            return
        if name == PROOFS:
            from trainer.tui.screens.preparing.matrix import MatrixScreen

            self.app.push_screen(MatrixScreen(self.desk), self._back)
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
        back = self._after if area.table == "after" else self._back
        self.app.push_screen(FormScreen(desk, subject), back)

    def _after(self, _: None) -> None:
        """Once it is told how it went, what follows is offered."""
        self.look()
        after = self._book.after
        if after is None or after.empty:
            return

        def chosen(answer: str | None) -> None:
            if answer == "q":
                self._begin_next_round()
            elif answer == "s":
                self.open_area("criteria")

        # A round that was begun has taken along how the one before it went.
        further = AFTERWARDS if after.went else AFTERWARDS[1:]
        self.app.push_screen(Ask("What else did the day bring?", further, title="Saved"), chosen)

    def _back(self, _: None) -> None:
        self.look()

    @on(OptionList.OptionHighlighted)
    def _came_to(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self.query_one(Lines).mark(event.option_index)

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

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "next_round":
            return self._book.debrief is not None or self._book.after is not None
        return super().check_action(action, parameters)

    def action_next_round(self) -> None:
        def answered(answer: str | None) -> None:
            if answer == "y":
                self._begin_next_round()

        self.app.push_screen(Ask(NEXT_ROUND, title="Next round"), answered)

    def _begin_next_round(self) -> None:
        interview = self.interview
        if interview is None:
            return
        debrief = debrief_of(self.desk, interview)
        if self.attempt(partial(begin_next_round, self.desk.store, self._book, debrief)):
            self.action_debrief()

    def action_debrief(self) -> None:
        if self.interview is None:
            self.action_new()
            return
        from trainer.tui.screens.preparing.debrief import DebriefScreen

        self.app.push_screen(DebriefScreen(self.desk, self.interview), self._back)
