"""A list of lines to stand on; what enter does is up to what is around it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.visual import VisualType
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from trainer.tui.safe_text import joined

_OF_LIST = [key for key in OptionList.BINDINGS if isinstance(key, Binding) and key.key != "enter"]


class Lines(OptionList, inherit_bindings=False):
    """Lines that may be many: only those in sight are drawn."""

    BINDINGS: ClassVar[list[BindingType]] = [*_OF_LIST]

    def __init__(self, name: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=name, classes=classes, compact=True, markup=False)
        self._rows: Sequence[Content] = ()
        self._marked: int | None = None

    def show(self, rows: Sequence[Content], at: int | None) -> None:
        """Show these rows, standing on one of them; `mark` goes along as one moves."""
        self._rows = rows
        self._marked = None
        self.clear_options()
        self.add_options(Option(self.laid_out("  ", row)) for row in rows)
        if at is not None:
            self.highlighted = at
            self.mark(at)

    def mark(self, place: int) -> None:
        """A sign before the row one stands on, for whom colours are not enough."""
        for row, sign in ((self._marked, "  "), (place, "› ")):
            if row is not None and row < len(self._rows):
                self.replace_option_prompt_at_index(row, self.laid_out(sign, self._rows[row]))
        self._marked = place

    def laid_out(self, sign: str, row: Content) -> VisualType:
        """A row behind the sign."""
        return joined(sign, row)
