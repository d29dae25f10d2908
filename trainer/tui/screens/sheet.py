"""A sheet over a screen: something to read, and sometimes something to agree to."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from trainer.tui.keys import bindings
from trainer.tui.safe_text import line
from trainer.tui.widgets.key_line import KeyLine
from trainer.tui.widgets.rows import Row, Rows

HEAD = 15


class Sheet(ModalScreen[bool]):
    """Closes with True when enter took its offer, else with False."""

    CSS_PATH = "sheet.tcss"
    BINDINGS = bindings("sheet")
    places: tuple[str, ...] = ("sheet",)
    help = "Escape goes back to where you were."

    def __init__(
        self,
        title: str,
        body: Content | Sequence[Row],
        *,
        offers: bool = False,
        opened_by: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._title = title
        self._body = body
        self._offers = offers
        self._opened_by = opened_by

    def compose(self) -> ComposeResult:
        with Vertical(id="sheet") as sheet:
            sheet.border_title = line(self._title)
            with VerticalScroll(id="sheet-body", can_focus=False):
                yield Static(self._body) if isinstance(self._body, Content) else Rows(self._body, head=HEAD)
            yield KeyLine()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        return self._offers if action == "take" else True

    def on_key(self, event: events.Key) -> None:
        if event.key in self._opened_by:
            event.stop()
            self.dismiss(False)

    def action_take(self) -> None:
        self.dismiss(True)

    def action_close(self) -> None:
        self.dismiss(False)

    @property
    def _page(self) -> VerticalScroll:
        return self.query_one("#sheet-body", VerticalScroll)

    def action_up(self) -> None:
        self._page.scroll_up(animate=False)

    def action_down(self) -> None:
        self._page.scroll_down(animate=False)

    def action_page(self, step: int) -> None:
        page = self._page
        page.scroll_relative(y=step * max(1, page.size.height - 1), animate=False)

    def action_top(self) -> None:
        self._page.scroll_home(animate=False)

    def action_end(self) -> None:
        self._page.scroll_end(animate=False)
