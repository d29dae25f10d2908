"""Asked when the candidate wants to leave a rehearsal."""

from __future__ import annotations

from textual.widgets import Static

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
            "  Stop: end it here; enter confirms it. The report follows.\n\n",
            "Escape goes back to the question. The clock stands still meanwhile.",
        )
        super().__init__("Pause or stop? (p/s)", body)
        self.choice = ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.choice == "stop" if action == "take" else super().check_action(action, parameters)

    def action_choose(self, choice: str) -> None:
        self.choice = choice
        if choice == "pause":
            self.dismiss(True)
            return
        self.query_one("#sheet").border_title = "Really stop? (enter)"
        self.query_one("#sheet-body Static", Static).update(
            joined(
                ("enter", "bold $text-accent"),
                "  End it here. What you answered counts; the report follows.\n\n",
                "Escape goes back to the question.",
            )
        )
        self.refresh_bindings()
