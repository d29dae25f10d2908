"""The last line of a screen: at most five keys, as many as fit."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static, TextArea

from trainer.tui.keys import COMMANDS, is_typed
from trainer.tui.safe_text import joined

MOST = 5
_GAP = 2


class KeyLine(Static):
    """What can be pressed now, the most useful first; a click presses it."""

    def __init__(self) -> None:
        super().__init__()
        self._places: list[tuple[int, int, str]] = []

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._changed)
        self.call_after_refresh(self._draw)

    def on_resize(self) -> None:
        self._draw()

    def on_click(self, event: events.Click) -> None:
        for start, end, key in self._places:
            if start <= event.x < end:
                self.app.simulate_key(key)

    def _changed(self, screen: Screen[object]) -> None:
        if screen is self.screen:
            self.call_after_refresh(self._draw)

    def _draw(self) -> None:
        if not self.is_attached:
            return
        content, self._places, left = Content(""), [], self.size.width
        chosen = self.shown()
        # The help key is never the one that does not fit.
        reserve = sum(len(word) for word in chosen[-1][:2]) + 1 + _GAP if chosen else 0
        for number, (name, label, key) in enumerate(chosen):
            width = len(name) + 1 + len(label)
            last = number == len(chosen) - 1
            if width > left - (0 if last else reserve):
                continue
            start = content.cell_length
            content += joined((name, "bold $footer-key-foreground"), (f" {label}", ""), " " * _GAP)
            self._places.append((start, start + width, key))
            left -= width + _GAP
        self.update(content)

    def shown(self) -> list[tuple[str, str, str]]:
        """Key as it is written, label and key of what stands in the line, in order."""
        found: dict[str, tuple[int, str, str, str]] = {}
        typing = isinstance(self.screen.focused, TextArea | Input)
        for key, active in self.screen.active_bindings.items():
            if typing and is_typed(key):
                continue
            command = COMMANDS.get(active.binding.id or "")
            if command and command.id in getattr(self.screen, "unlisted", ()):
                continue
            if command is None or command.rank is None or not active.enabled or command.id in found:
                continue
            name = self.app.get_key_display(active.binding)
            found[command.id] = (command.rank, name, command.label, key)
        ordered = sorted(found.values(), key=lambda entry: entry[0])
        chosen = ordered if len(ordered) <= MOST else [*ordered[: MOST - 1], ordered[-1]]
        return [entry[1:] for entry in chosen]
