"""Several interviews: which one is prepared for, and which are put away."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.prepare.countdown import countdown
from trainer.prepare.interview import Interview
from trainer.prepare.interviews import archive, choose, interviews, open_interview
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.interview_form import interview_form
from trainer.tui.screens.preparing.page import Page
from trainer.tui.widgets.lines import Lines


class InterviewsScreen(Page):
    """All interviews; stories and samples serve every one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("page"), *bindings("interviews")]
    places = ("page", "interviews")
    help = (
        "One interview is open: the countdown, the questions and the plan are about it. One that is put away "
        "can be opened again. Stories and work samples are shared by all."
    )

    def body(self) -> ComposeResult:
        yield Lines(classes="rows")

    def on_mount(self) -> None:
        self.head("Your interviews")
        self.say()
        self.look()
        self.query_one(Lines).focus()

    def look(self) -> None:
        """Show what is saved now."""
        self._shown = sorted(interviews(self.desk.store), key=lambda one: (one.archived, one.uid))
        chosen = open_interview(self.desk.store)
        options = self.query_one(Lines)
        before = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(self._row(one, chosen)) for one in self._shown)
        if self._shown:
            options.highlighted = min(before, len(self._shown) - 1)
        self.refresh_bindings()

    def _row(self, one: Interview, chosen: Interview | None) -> Content:
        mark = "● " if chosen and one.uid == chosen.uid else "  "
        when = countdown(one.moment, self.desk.clock.now())
        state = "put away" if one.archived else when
        return joined((mark, "bold $text-accent"), line(one.title), "  ", line(state, "$foreground-muted"))

    @property
    def _current(self) -> Interview | None:
        place = self.query_one(Lines).highlighted
        return self._shown[place] if place is not None and place < len(self._shown) else None

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("select", "edit", "archive"):
            return self._current is not None
        return super().check_action(action, parameters)

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_select()

    def action_select(self) -> None:
        if (one := self._current) and self.attempt(partial(choose, self.desk.store, one.uid)):
            self.dismiss()

    def action_edit(self) -> None:
        self.app.push_screen(interview_form(self.desk, self._current), lambda _: self.look())

    def action_new(self) -> None:
        self.app.push_screen(interview_form(self.desk), lambda _: self.look())

    def action_archive(self) -> None:
        if one := self._current:
            self.attempt(partial(archive, self.desk.store, one.uid), f"{one.title} is put away.")
            self.look()
