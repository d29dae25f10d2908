"""Where one answers in a rehearsal: as in the drill, without a word about the points."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Static

from trainer.clock import Clock
from trainer.recall.verdict import Verdict
from trainer.tui.keys import bindings
from trainer.tui.widgets.speaking import TickList
from trainer.tui.widgets.writing import AnswerBox, Writing


class RehearsalBox(AnswerBox):
    """The answer box with the word of the rehearsal for handing in."""

    BINDINGS = bindings("answering")


class Answering(Writing):
    """The box, the words and the time."""

    def __init__(self, clock: Clock) -> None:
        super().__init__(clock, _no_word)

    def compose(self) -> ComposeResult:
        yield RehearsalBox(compact=True, id="box")
        yield Static(id="live")


class Marking(TickList):
    """Ticks after the run, or on a checklist."""

    BINDINGS = bindings("marking")


def _no_word(_: str) -> Verdict | None:
    return None
