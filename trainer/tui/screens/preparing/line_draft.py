"""The line that is being typed below a list, kept so that a closed terminal costs nothing."""

from __future__ import annotations

from contextlib import suppress

from textual.timer import Timer
from textual.widget import Widget

from trainer.progress.problems import NotSaved
from trainer.progress.store import Store
from trainer.text import one_line
from trainer.tui.interview_news import OPEN


class LineDraft:
    """On disk within two seconds of a key, and gone once the line is added."""

    REST_SECONDS = 1.5
    """After the first key since the last save the line is saved."""

    def __init__(self, widget: Widget, store: Store, table: str, interview: str) -> None:
        """`widget` lends its timers; the draft belongs to a kind of note and an interview."""
        self._widget = widget
        self._store = store
        self._id = f"line {table} {interview}".strip()
        self._typed = ""
        self._timer: Timer | None = None

    @property
    def text(self) -> str:
        """What is on disk; empty when nothing is."""
        document = self._store.documents(OPEN).get(self._id, {})
        return one_line(str(document.get("text", "")))

    def typed(self, text: str) -> None:
        """The line says this now."""
        self._typed = one_line(text)
        if self._timer is None and self._typed != self.text:
            self._timer = self._widget.set_timer(self.REST_SECONDS, self._keep)

    def drop(self) -> None:
        """The line was added, or emptied."""
        self._typed = ""
        self._keep()

    def _keep(self) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None
        if self._typed == self.text:
            return
        with suppress(NotSaved):  # the next key tries again, and adding the line tells
            if self._typed:
                self._store.put(OPEN, self._id, {"v": 1, "text": self._typed})
            else:
                self._store.remove(OPEN, self._id)
