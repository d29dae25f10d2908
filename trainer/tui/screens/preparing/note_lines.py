"""The rows of a list of notes."""

from __future__ import annotations

from textual.content import Content
from textual.visual import VisualType

from trainer.tui.safe_text import joined
from trainer.tui.screens.preparing.note_row import GOOD
from trainer.tui.widgets.hanging import Hanging
from trainer.tui.widgets.lines import Lines

_SIGN = len(GOOD[0])
"""Characters at the start of a row that say whether it is whole."""


class NoteLines(Lines):
    """Rows whose wrapped words stand under their words."""

    def laid_out(self, sign: str, row: Content) -> VisualType:
        return Hanging(joined(sign, row[:_SIGN]), row[_SIGN:])
