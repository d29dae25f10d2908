"""The confidential list: words and names that must not be said, one to a row."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.desk import Desk
from trainer.prepare.confidential import protect, protected_words, unprotect
from trainer.progress.problems import NotSaved
from trainer.text import one_line
from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.saving import Saving
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.short_field import ShortField
from trainer.tui.widgets.sign_row import SignRow

LONGEST = 100
"""Characters of one entry."""
_ABOUT = "An answer that says one of these is flagged, and no point of your own is taken from it unasked."
_EMPTY = "Nothing is on the list yet. n adds a word or a name."


class ConfidentialWords(ModalScreen[None]):
    """Every change is saved at once, and can be taken back while the screen is open."""

    CSS_PATH = "points_picker.tcss"
    BINDINGS = bindings("confidential")
    AUTO_FOCUS = ""
    places = ("confidential", "field")
    help = (
        "Names of clients, figures and projects that stay inside the company. The list is kept with your "
        "notes on this machine, and nothing on it changes a grade."
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._chosen = 0
        self._back: list[Callable[[], None]] = []
        """What takes each change back, the last one at the end."""
        self._saving = Saving(self, lambda words: self._say(joined(words)))

    def compose(self) -> ComposeResult:
        with Vertical(id="picker") as pane:
            pane.border_title = "Confidential words"
            yield Static(id="picker-words")
            yield VerticalScroll(id="picker-list", can_focus=False)
            yield ShortField("A word or a name.")
            yield KeyLine()

    async def on_mount(self) -> None:
        self._say(joined(_ABOUT if self._words else _EMPTY))
        await self._draw()

    @property
    def _words(self) -> tuple[str, ...]:
        return protected_words(self._desk.store)

    def _say(self, told: Content) -> None:
        self.query_one("#picker-words", Static).update(told)

    async def _draw(self) -> None:
        words = self._words
        self._chosen = max(0, min(self._chosen, len(words) - 1))
        place = self.query_one("#picker-list")
        await place.remove_children()
        await place.mount_all(SignRow() for _ in words)
        rows = list(place.query(SignRow))
        for number, (row, entry) in enumerate(zip(rows, words, strict=True)):
            row.show(joined(("! keep", "$warning")), line(entry), chosen=number == self._chosen)
        if rows:
            place.scroll_to_widget(rows[self._chosen], animate=False)
        self.refresh_bindings()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        if self._saving.busy:
            return None
        if action in ("add", "remove", "undo") and self._desk.store.read_only:
            return False
        if action == "undo":
            return bool(self._back)
        return bool(self._words) if action in ("remove", "up", "down") else True

    async def action_up(self) -> None:
        await self._move(-1)

    async def action_down(self) -> None:
        await self._move(1)

    async def _move(self, step: int) -> None:
        self._chosen = (self._chosen + step) % len(self._words)
        await self._draw()

    def action_add(self) -> None:
        self.query_one(ShortField).ask(joined(("Which word or name must not be said?", "bold")))

    @on(ShortField.Taken)
    def _typed(self, event: ShortField.Taken) -> None:
        event.stop()
        self._close_field()
        entry = one_line(event.text)[:LONGEST]
        if entry.casefold() in map(str.casefold, self._words):
            self._say(joined("“", line(entry), "” is on the list already."))
        elif entry:
            store = self._desk.store
            self._chosen = len(self._words)
            told = joined(("Saved: ", "$text-success"), "“", line(entry), "” is on the list.")
            self._saving.begin(
                partial(self._change, partial(protect, store, entry), partial(unprotect, store, entry), told)
            )

    @on(ShortField.Skipped)
    @on(ShortField.LeftOpen)
    def _close_field(self) -> None:
        self.query_one(ShortField).close()
        self.set_focus(None)

    def action_remove(self) -> None:
        store, entry = self._desk.store, self._words[self._chosen]
        told = joined(("Saved: ", "$text-success"), "“", line(entry), "” is off the list. u undoes.")
        self._saving.begin(
            partial(self._change, partial(unprotect, store, entry), partial(protect, store, entry), told)
        )

    async def _change(self, change: Callable[[], None], back: Callable[[], None], told: Content) -> None:
        if await self._saved(change):
            self._back.append(back)
            self._say(told)
            await self._draw()

    def action_undo(self) -> None:
        self._saving.begin(self._undo)

    async def _undo(self) -> None:
        if await self._saved(self._back[-1]):
            self._back.pop()
            self._say(joined("Taken back."))
            await self._draw()

    async def _saved(self, change: Callable[[], None]) -> bool:
        try:
            await self._saving.aside(change)
        except NotSaved as problem:
            words = f"NOT saved: {problem.reason}. Free some space and press the key again."
            self._say(joined((words, "bold $text-error")))
            return False
        return True

    def action_leave(self) -> None:
        self.dismiss(None)
