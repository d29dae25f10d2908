"""Opening the form of the interview."""

from __future__ import annotations

from trainer.desk import Desk
from trainer.prepare.interview import Interview
from trainer.tui.screens.preparing.form import FormScreen
from trainer.tui.screens.preparing.interview_subject import InterviewSubject


def interview_form(desk: Desk, interview: Interview | None = None, at: str = "") -> FormScreen:
    """The form of an interview; of a new one when none is given."""
    intro = (
        f"A date gives a countdown, and what you write is what you practise. Nothing has to be filled in.\n"
        f"All of it stays in {desk.where.data}"
        if interview is None
        else ""
    )
    return FormScreen(desk, InterviewSubject(desk, interview), at, intro=intro)
