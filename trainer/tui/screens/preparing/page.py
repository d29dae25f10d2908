"""What the screens of preparing share: a line on top, the news, the body, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import PurePath
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.tui.safe_text import joined, line
from trainer.tui.widgets.key_line import KeyLine

PROBLEM = "bold $text-error"


class Page(Screen[None]):
    """A whole screen.  Where it stands is on top, and what was saved or not right below."""

    CSS_PATH: ClassVar[str | list[str | PurePath]] = "preparing.tcss"
    AUTO_FOCUS = ""
    places: tuple[str, ...] = ("page",)
    help = ""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._again: Callable[[], object] | None = None

    def compose(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield Static(id="where")
            yield Static(id="standing")
        yield Static(id="told")
        yield from self.body()
        yield KeyLine()

    def body(self) -> ComposeResult:
        """What stands between the news and the keys."""
        raise NotImplementedError

    def head(self, where: str, standing: str = "") -> None:
        """The line on top: what this is about, and how far one is."""
        self.query_one("#where", Static).update(line(where, "bold"))
        self.query_one("#standing", Static).update(line(standing, "$foreground-muted"))

    def say(self, told: Content | str = "") -> None:
        """News; nothing takes its line away."""
        place = self.query_one("#told", Static)
        content = joined(told) if isinstance(told, str) else told
        place.update(content)
        place.display = bool(content)

    def saved(self, what: str) -> None:
        self.say(joined(("Saved: ", "$text-success"), line(what)))

    @property
    def stuck(self) -> bool:
        """Something waits to be saved again."""
        return self._again is not None

    def failed(self, problem: NotSaved, again: Callable[[], object]) -> None:
        """Tell that a save did not reach the disk; r does it again."""
        self._again = again
        self.say(not_saved(problem.reason))
        self.refresh_bindings()

    def settled(self) -> None:
        """All is on disk."""
        if self._again is not None:
            self._again = None
            self.say()
            self.refresh_bindings()

    def attempt(self, save: Callable[[], object], told: str = "") -> bool:
        """Save something; whether that worked.  What did not is told and waits for r."""
        try:
            save()
        except NotSaved as problem:
            self.failed(problem, partial(self.attempt, save, told))
            return False
        self.settled()
        if told:
            self.saved(told)
        return True

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        return self.stuck if action == "retry" else True

    def action_retry(self) -> None:
        again, self._again = self._again, None
        self.say()
        self.refresh_bindings()
        if again:
            again()

    def action_back(self) -> None:
        self.dismiss()


def not_saved(reason: str) -> Content:
    words = f"NOT saved: {reason}. It is kept here: free some space and press r."
    return joined((words, PROBLEM))
