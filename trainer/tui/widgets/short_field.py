"""One question with one line to answer it: the follow-up, or a wording to keep."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from trainer.text import one_line
from trainer.tui.keys import bindings


class _Line(Input):
    """The line itself.  What is pasted becomes one clean line."""

    BINDINGS = bindings("field")

    def _on_paste(self, event: events.Paste) -> None:
        event.text = one_line(event.text)

    def action_skip(self) -> None:
        self.post_message(ShortField.Skipped())

    def action_points(self) -> None:
        self.post_message(ShortField.LeftOpen())


class ShortField(Vertical):
    """Asks one thing; hidden until it does."""

    @dataclass
    class Taken(Message):
        """Enter was pressed."""

        text: str

    @dataclass
    class Skipped(Message):
        """Escape was pressed."""

    @dataclass
    class LeftOpen(Message):
        """The candidate went to the points and may come back."""

    def __init__(self, placeholder: str = "One sentence is enough.") -> None:
        super().__init__()
        self._placeholder = placeholder

    def compose(self) -> ComposeResult:
        yield Static(id="prompt")
        yield _Line(placeholder=self._placeholder, compact=True, select_on_focus=False)

    def on_mount(self) -> None:
        self.display = False

    @property
    def text(self) -> str:
        return one_line(self.query_one(_Line).value)

    def ask(self, prompt: Content, text: str = "") -> None:
        """Show the prompt with a first text and wait in the line."""
        self.query_one("#prompt", Static).update(prompt)
        self.display = True
        field = self.query_one(_Line)
        field.value = one_line(text)
        field.cursor_position = len(field.value)
        self.screen.set_focus(field)

    def back(self) -> None:
        """Into the line again."""
        self.query_one(_Line).focus()

    def close(self) -> None:
        self.display = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Taken(self.text))
