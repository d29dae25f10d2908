"""A field that is written in: one line, several lines, or a whole text."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from trainer.text import clean, one_line
from trainer.tui.widgets.field_events import Edited, Moved, Value

# The function keys are the candidate's to give away, and ctrl+s belongs to the form.
_OF_TEXT = [key for key in TextArea.BINDINGS if isinstance(key, Binding) and key.key not in ("f6", "f7")]


class FieldText(TextArea, inherit_bindings=False):
    """Text as it is typed.  What is pasted is cleaned first, and becomes one line where there is one."""

    BINDINGS: ClassVar[list[BindingType]] = [*_OF_TEXT]

    def __init__(self, field: str, value: Value, *, several: bool, long: bool) -> None:
        """`several`: one entry a line; `long`: enter makes a new line."""
        super().__init__(compact=True, highlight_cursor_line=False)
        self.field = field
        self._several = several
        self._long = long or several
        self._last = ""
        self.fill(value)

    @property
    def value(self) -> Value:
        if self._several:
            return tuple(filter(None, (one_line(part) for part in self.text.splitlines())))
        return clean(self.text).strip() if self._long else one_line(self.text)

    def fill(self, value: Value) -> None:
        """Show a value; nobody is told of it."""
        text = "\n".join(value) if isinstance(value, tuple) else str(value)
        self._last = text
        self.load_text(text)
        self.move_cursor(self.document.end)

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        if self.text != self._last:
            self._last = self.text
            self.post_message(Edited(self.field))

    async def _on_paste(self, event: events.Paste) -> None:
        if self._long:
            event.text = clean(event.text)
        else:
            blank = " " if event.text[:1].isspace() and self.text else ""
            event.text = blank + one_line(event.text)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and (not self._long or self._is_done_with_lines):
            event.stop()
            event.prevent_default()
            self.post_message(Moved(1))
        else:
            await super()._on_key(event)

    @property
    def _is_done_with_lines(self) -> bool:
        """Enter on an empty last line goes on to the next field."""
        row, _ = self.cursor_location
        return self._several and row == self.document.line_count - 1 and not self.document[row].strip()

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.post_message(Moved(-1))
        else:
            super().action_cursor_up(select)

    def action_cursor_down(self, select: bool = False) -> None:
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.post_message(Moved(1))
        else:
            super().action_cursor_down(select)
