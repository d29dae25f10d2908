"""A question that one key answers."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line, prose
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.rows import Rows

YES_NO = (("y", "yes"), ("n", "no"))


class Ask(ModalScreen[str]):
    """Closes with the key of the answer, or with an empty text when escape was pressed."""

    CSS_PATH = "preparing.tcss"
    BINDINGS = bindings("ask")
    places = ("ask",)
    help = "The letters stand before the answers; escape goes back without one."

    def __init__(self, question: str, answers: Sequence[tuple[str, str]] = YES_NO, title: str = "") -> None:
        """The answers as key and words."""
        super().__init__()
        self._question = question
        self._answers = tuple(answers)
        self._title = title

    def compose(self) -> ComposeResult:
        with Vertical(id="ask") as ask:
            ask.border_title = line(self._title)
            with VerticalScroll(id="ask-body", can_focus=False):
                yield Static(prose(self._question, "bold"))
                yield Rows([(key, joined(words)) for key, words in self._answers], head=4)
            yield KeyLine()

    def on_key(self, event: events.Key) -> None:
        if event.character in {key for key, _ in self._answers}:
            event.stop()
            self.dismiss(event.character)

    def action_close(self) -> None:
        self.dismiss("")
