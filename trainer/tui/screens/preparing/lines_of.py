"""The lines of a CV or an advert that was pasted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from trainer.desk import Desk
from trainer.prepare.ad_line import AdLine
from trainer.prepare.cv_line import CvLine
from trainer.prepare.lines_import import take_lines
from trainer.prepare.lines_taken import joined
from trainer.prepare.note import Note
from trainer.tui.screens.preparing.areas import Area

BY_LINES = (CvLine.TABLE, AdLine.TABLE)
"""Tables whose lists take a whole text line by line."""


@dataclass(frozen=True, slots=True)
class LinesOf:
    """What is to be saved, and what became of the text."""

    notes: Sequence[Note]
    sentence: str


def lines_of(desk: Desk, area: Area, text: str, there: Sequence[Note], interview: str) -> LinesOf:
    """The lines of a text beside those that are there."""
    taken, now = take_lines(text), desk.clock.now()
    found: Sequence[Note]
    if area.table == CvLine.TABLE:
        lines = [note for note in there if isinstance(note, CvLine)]
        found = joined(CvLine, taken.lines, lines, now, desk.random, interview).notes
    else:
        asked = [note for note in there if isinstance(note, AdLine)]
        found = joined(AdLine, taken.lines, asked, now, desk.random, interview).notes
    return LinesOf(found if taken.lines else (), taken.sentence)
