"""Asked on the way out while something has not reached the disk: nothing is lost unless that is meant."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from trainer.progress.problems import NotSaved
from trainer.progress.store import Store
from trainer.tui.keys import bindings
from trainer.tui.phrases import counted
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.sheet import Sheet
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.rows import Row, Rows
from trainer.tui.widgets.short_field import ShortField

_CHOICES: Sequence[Row] = (
    ("r", joined("try again, once there is space")),
    ("f", joined("keep it in a file in another folder, for later")),
    ("l", joined("leave without it")),
    ("esc", joined("go back; it is kept here while the program runs")),
)


class UnsavedSheet(Sheet, inherit_bindings=False):
    """Closes with True when the candidate may leave: all is saved, kept elsewhere, or given up on purpose."""

    BINDINGS = bindings("unsaved")
    AUTO_FOCUS = ""
    places = ("unsaved", "field")
    help = (
        "Something you did has not reached the disk. It is safe as long as this program runs. A file in "
        "another folder, such as a USB stick, is taken in later by `trainer merge FILE`."
    )

    def __init__(self, store: Store, reason: str) -> None:
        super().__init__("Not saved yet", Content())
        self._store = store
        self._reason = reason
        self._giving_up = False
        self.kept: Path | None = None
        """The file that holds what could not be saved."""
        self.given_up = False
        """Left without saving, on purpose."""

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet") as sheet:
            sheet.border_title = line(self._title)
            with VerticalScroll(id="sheet-body", can_focus=False):
                yield Static(id="unsaved-why")
                yield Rows(_CHOICES, head=6, name="unsaved-choices")
                yield ShortField("A folder on another disk.")
            yield KeyLine()

    def on_mount(self) -> None:
        self._say(f"{self._reason}.")

    def _say(self, why: str) -> None:
        changes = f"{counted(self._store.waiting, 'change')} not on disk yet: "
        told = joined((changes, "bold $text-error"), line(why), "\n")
        if self._giving_up:
            told = joined(
                ("Leave, and lose what is not saved? ", "bold $text-error"), "y leaves, escape stays."
            )
        self.query_one("#unsaved-why", Static).update(told)
        self.query_one("#unsaved-choices").display = not self._giving_up
        self.refresh_bindings()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if action == "give_up":
            return self._giving_up
        return action == "stay" or not self._giving_up

    async def action_retry(self) -> None:
        await self._try(self._store.retry)

    async def _try(self, save: Callable[[], object]) -> None:
        try:
            await to_thread(save)
        except NotSaved as problem:
            self._say(f"{problem.reason}.")
        else:
            self.dismiss(True)

    def action_folder(self) -> None:
        self.query_one(ShortField).ask(joined("The folder to keep it in:"), str(Path.home()))

    async def on_short_field_taken(self, event: ShortField.Taken) -> None:
        event.stop()
        self._close_field()
        if event.text:
            await self._try(partial(self._keep, Path(event.text).expanduser()))

    def _keep(self, folder: Path) -> None:
        self.kept = self._store.rescue(folder)

    def on_short_field_skipped(self, event: ShortField.Skipped) -> None:
        event.stop()
        self._close_field()

    def on_short_field_left_open(self, event: ShortField.LeftOpen) -> None:
        event.stop()

    def _close_field(self) -> None:
        self.query_one(ShortField).close()
        self.set_focus(None)

    def action_leave(self) -> None:
        self._giving_up = True
        self._say("")

    def action_give_up(self) -> None:
        self.given_up = True
        self.dismiss(True)

    def action_stay(self) -> None:
        if self._giving_up:
            self._giving_up = False
            self._say(f"{self._reason}.")
        else:
            self.dismiss(False)
