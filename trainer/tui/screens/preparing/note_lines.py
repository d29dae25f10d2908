"""The rows of a list of notes, with a sign before the one that one stands on."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from trainer.tui.safe_text import joined
from trainer.tui.screens.preparing.note_row import GOOD
from trainer.tui.widgets.hanging import Hanging
from trainer.tui.widgets.lines import Lines

_SIGN = len(GOOD[0])
"""Characters at the start of a row that say whether it is whole."""


class NoteLines(Lines):
    """Rows whose wrapped words stand under their words."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[Content] = ()
        self._marked: int | None = None

    def show(self, rows: Sequence[Content], at: int | None) -> None:
        """Show these rows, standing on one of them."""
        self._rows = rows
        self._marked = None
        self.clear_options()
        self.add_options(Option(_hung("  ", row)) for row in rows)
        if at is not None:
            self.highlighted = at
            self.mark(at)

    def mark(self, place: int) -> None:
        """A sign before the row one stands on, for whom colours are not enough."""
        for row, sign in ((self._marked, "  "), (place, "› ")):
            if row is not None and row < len(self._rows):
                self.replace_option_prompt_at_index(row, _hung(sign, self._rows[row]))
        self._marked = place


def _hung(sign: str, row: Content) -> Hanging:
    return Hanging(joined(sign, row[:_SIGN]), row[_SIGN:])
