"""A line below a list: to add one more, or to find something."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.message import Message
from textual.widgets import Input

from trainer.prepare.pasted import read_paste
from trainer.text import clean, one_line
from trainer.tui.keys import bindings


class OneLine(Input):
    """One line; several that are pasted are handed on as they are."""

    BINDINGS = bindings("adding")

    @dataclass
    class Taken(Message):
        """Enter was pressed."""

        text: str

    @dataclass
    class Stopped(Message):
        """Escape was pressed."""

    @dataclass
    class Several(Message):
        """Several lines were pasted where one was expected."""

        text: str

    def __init__(self) -> None:
        super().__init__(compact=True)
        self.empties = True
        """Enter leaves an empty line behind, for the next one."""

    def begin(self, text: str, *, empties: bool) -> None:
        """Into the line, which holds this; a line to add is gone on with, words to find are written over."""
        self.empties = empties
        self.select_on_focus = not empties
        self.value = text
        self.cursor_position = len(text)
        self.screen.set_focus(self)

    def _on_paste(self, event: events.Paste) -> None:
        if len(read_paste(event.text).lines) > 1:
            event.stop()
            event.prevent_default()
            self.post_message(self.Several(clean(event.text)))
        else:
            event.text = one_line(event.text)

    async def action_submit(self) -> None:
        text = one_line(self.value)
        if self.empties:
            # At once: what is typed next belongs to the next line.
            self.value = ""
        self.post_message(self.Taken(text))

    def action_stop(self) -> None:
        self.post_message(self.Stopped())
