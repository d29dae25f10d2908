"""How the screens of preparing are opened from elsewhere."""

from __future__ import annotations

from contextlib import suppress

from textual.app import App

from trainer.desk import Desk
from trainer.prepare.interview import Interview
from trainer.progress.problems import NotSaved
from trainer.tui.interview_news import is_over
from trainer.tui.screens.preparing.ask import Ask
from trainer.tui.screens.preparing.debrief import DebriefScreen
from trainer.tui.screens.preparing.hub import HubScreen
from trainer.tui.screens.preparing.interview_form import interview_form
from trainer.tui.screens.preparing.standing import left_open, set_open

AREA_TABLES = {"cv": "cv_lines", "ad": "ad_lines", "questions": "my_questions"}
"""Names of areas on the command line that differ from the names of their tables."""


def open_at(app: App[int], desk: Desk, place: str) -> None:
    """`debrief`, `prepare` or `prepare AREA`, with the area as the command line names it."""
    what, _, area = place.partition(" ")
    if what == "debrief":
        open_debrief(app, desk)
    else:
        open_prepare(app, desk, AREA_TABLES.get(area, area))


def open_prepare(app: App[int], desk: Desk, area: str = "") -> None:
    """The hub, and over it the area of this name."""
    app.push_screen(HubScreen(desk, area))


def open_debrief(app: App[int], desk: Desk) -> None:
    """The form of the interview when there is none yet; else the debrief, or how it went once it is over."""
    interview = desk.interview
    if interview is None:
        app.push_screen(interview_form(desk), lambda _: _first_debrief(app, desk))
    elif is_over(desk.notebook(), desk.clock.now()):
        app.push_screen(HubScreen(desk, "after"))
    else:
        app.push_screen(DebriefScreen(desk, interview))


def _first_debrief(app: App[int], desk: Desk) -> None:
    """After the first form of all the debrief follows, unless the form was left empty."""
    if interview := desk.interview:
        app.push_screen(DebriefScreen(desk, interview))


def offer_to_go_on(app: App[int], desk: Desk) -> None:
    """Ask about the debrief over which the terminal closed; nothing is asked when it was left."""
    where, interview = left_open(desk), desk.interview
    if not where or interview is None:
        return

    def answered(answer: str | None) -> None:
        if answer == "y":
            app.push_screen(DebriefScreen(desk, interview))
        elif answer == "n":
            _put_down(desk, interview)

    app.push_screen(Ask(f"{where} (y/n)", title="Debrief"), answered)


def _put_down(desk: Desk, interview: Interview) -> None:
    with suppress(NotSaved):  # it is asked once more at the next start
        set_open(desk, interview, on=False)
