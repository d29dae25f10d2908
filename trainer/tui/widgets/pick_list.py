"""A list of one-line rows, one of them chosen.  Only rows on the screen are drawn, however many there are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined

MARKER = 2
"""Columns before a row, for the sign of the chosen one."""
Draw = Callable[[int, int], Content]
"""The row of a number, from 0, for so many columns."""


class PickList(ScrollView, can_focus=True):
    """Rows drawn when they come into sight."""

    BINDINGS = bindings("rows")
    COMPONENT_CLASSES: ClassVar[set[str]] = {"pick-list--row", "pick-list--chosen"}
    DEFAULT_CSS = """
    PickList {
        height: 1fr;
        min-height: 2;
        background: $background;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
    }
    PickList .pick-list--chosen {
        background: $surface;
        text-style: bold;
    }
    PickList:focus .pick-list--chosen {
        background: $panel;
    }
    """
    chosen = reactive(0, init=False)

    @dataclass
    class Chosen(Message):
        """Another row is the chosen one."""

        row: int

    @dataclass
    class Opened(Message):
        """The chosen row was clicked."""

        row: int

    def __init__(self, draw: Draw, count: int = 0, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._draw = draw
        self.count = count
        """How many rows there are."""

    def on_mount(self) -> None:
        self._measure()

    def on_resize(self) -> None:
        self._measure()

    def show(self, count: int, chosen: int = 0) -> None:
        """Have so many rows, all drawn anew, with this one chosen."""
        self.count = count
        self._measure()
        self.set_reactive(PickList.chosen, self._within(chosen))
        self._into_sight()
        self.refresh()
        self.post_message(self.Chosen(self.chosen))

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.count)

    def _within(self, row: int) -> int:
        return max(0, min(row, self.count - 1))

    def validate_chosen(self, row: int) -> int:
        return self._within(row)

    def watch_chosen(self) -> None:
        self._into_sight()
        self.refresh()
        self.post_message(self.Chosen(self.chosen))

    def _into_sight(self) -> None:
        top, height = self.scroll_offset.y, self.scrollable_content_region.height
        if self.chosen < top:
            self.scroll_to(y=self.chosen, animate=False)
        elif height and self.chosen >= top + height:
            self.scroll_to(y=self.chosen - height + 1, animate=False)

    def render_line(self, y: int) -> Strip:
        row, width = self.scroll_offset.y + y, self.scrollable_content_region.width
        chosen = row == self.chosen
        style = self.get_visual_style(f"pick-list--{'chosen' if chosen else 'row'}")
        if row >= self.count or width <= MARKER:
            return Strip.blank(width, self.rich_style)
        marker = joined(("› ", "bold $text-accent") if chosen else "  ")
        content = joined(marker, self._draw(row, width - MARKER)).truncate(width, ellipsis=True, pad=True)
        (strip, *_) = Visual.to_strips(self, content, width, 1, style)
        return strip.adjust_cell_length(width, style.rich_style)

    def on_click(self, event: events.Click) -> None:
        row = self.scroll_offset.y + event.y
        if row < self.count:
            if row == self.chosen:
                self.post_message(self.Opened(row))
            self.chosen = row

    def action_up(self) -> None:
        self.chosen -= 1

    def action_down(self) -> None:
        self.chosen += 1

    def action_page(self, step: int) -> None:
        self.chosen += step * max(1, self.scrollable_content_region.height - 1)

    def action_first(self) -> None:
        self.chosen = 0

    def action_last(self) -> None:
        self.chosen = self.count - 1
