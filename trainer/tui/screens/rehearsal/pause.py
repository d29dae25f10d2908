"""Asked when the candidate wants to leave a rehearsal."""

from __future__ import annotations

from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined
from trainer.tui.screens.sheet import Sheet


class PauseSheet(Sheet, inherit_bindings=False):
    """Closes with True when something was chosen; `choice` then says what."""

    CSS_PATH = "../sheet.tcss"
    BINDINGS = bindings("pausing")
    places = ("pausing",)
    help = "Whatever you choose, what you answered is kept."

    def __init__(self) -> None:
        body = joined(
            ("p", "bold $text-accent"),
            "  Pause: go home, and go on here later.\n",
            ("s", "bold $text-accent"),
            "  Stop: end it here. What you answered counts; the report follows.\n\n",
            "Escape goes back to the question. The clock stands still meanwhile.",
        )
        super().__init__("Pause or stop? (p/s)", body)
        self.choice = ""

    def action_choose(self, choice: str) -> None:
        self.choice = choice
        self.dismiss(True)
