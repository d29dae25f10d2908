"""One point on one row: where the choice stands, sign and word, and the point itself."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from trainer.tui.safe_text import joined


class SignRow(Horizontal):
    """Three columns, of which the last wraps under itself."""

    def compose(self) -> ComposeResult:
        yield Static(classes="marker")
        yield Static(classes="sign")
        yield Static(classes="body")

    def show(self, sign: Content, body: Content, *, chosen: bool) -> None:
        marker, signed, words = self.query(Static)
        marker.update(joined("›" if chosen else " "))
        signed.update(sign)
        words.update(body)
        self.set_class(chosen, "-chosen")
