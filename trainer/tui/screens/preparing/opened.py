"""The form that fills what a card waits for, at its field."""

from __future__ import annotations

from trainer.desk import Desk
from trainer.prepare.openings import Opening
from trainer.tui.screens.preparing.areas import AREAS
from trainer.tui.screens.preparing.form import FormScreen
from trainer.tui.screens.preparing.interview_form import interview_form
from trainer.tui.screens.preparing.note_list import NoteList
from trainer.tui.screens.preparing.subject import NoteSubject

CHOSEN = ("choice", "choices", "link", "links")
"""Shapes of fields that say nothing before the note has words."""


def form_of(desk: Desk, opening: Opening) -> FormScreen:
    """The form of the note that is there, or of a new one; the interview itself when there is none yet."""
    interview = desk.interview
    if opening.kind is None:
        return interview_form(desk, interview, opening.field)
    if interview is None and not opening.kind.SHARED:
        return interview_form(desk)
    if opening.note:
        return FormScreen(desk, NoteSubject(desk, opening.note), opening.field, intro=opening.sentence)
    notes = NoteList(desk, AREAS[opening.kind.TABLE], interview.uid if interview else "")
    note = notes.new(1, **opening.known)
    shape = next(field.shape for field in note.FORM if field.name == opening.field)
    at = "" if shape in CHOSEN and not note.SINGLE else opening.field
    return FormScreen(desk, NoteSubject(desk, note, is_new=True), at, intro=opening.sentence)
