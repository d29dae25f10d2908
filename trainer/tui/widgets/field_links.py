"""A field that holds one or several of the candidate's other notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from trainer.tui.keys import bindings
from trainer.tui.safe_text import joined, line
from trainer.tui.widgets.field_choice import NOTHING
from trainer.tui.widgets.field_events import Choosing, Edited, Moved, Value

GONE = "something that was deleted"


class FieldLinks(Widget, can_focus=True):
    """Shows the titles of what is linked; enter opens the list to choose from."""

    BINDINGS = bindings("linking")

    def __init__(
        self, field: str, value: Value, titles: Callable[[], Mapping[str, str]], *, several: bool
    ) -> None:
        """`titles` tells what every note of the kind is called now, by uid."""
        super().__init__()
        self.field = field
        self._titles = titles
        self._several = several
        self._chosen: tuple[str, ...] = ()
        self.fill(value)

    @property
    def value(self) -> Value:
        return self._chosen if self._several else "".join(self._chosen)

    @property
    def chosen(self) -> tuple[str, ...]:
        return self._chosen

    def fill(self, value: Value) -> None:
        """Show a value; nobody is told of it."""
        self._chosen = value if isinstance(value, tuple) else (str(value),) if value else ()
        self.refresh(layout=True)

    def choose(self, chosen: tuple[str, ...]) -> None:
        """Have exactly these."""
        if chosen != self._chosen:
            self.fill(chosen)
            self.post_message(Edited(self.field))

    def on_focus(self) -> None:
        self.refresh(layout=True)

    def on_blur(self) -> None:
        self.refresh(layout=True)

    def on_click(self) -> None:
        self.focus()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        return len(self._drawn().wrap(max(width, 1)))

    def render(self) -> Content:
        return self._drawn()

    def _drawn(self) -> Content:
        titles = self._titles()
        named = [line(titles.get(uid, GONE)) for uid in self._chosen]
        words = Content("; ").join(named) if named else joined((NOTHING, "$foreground-muted"))
        return joined(words, ("  enter chooses", "$foreground-muted")) if self.has_focus else words

    def on_key(self, event: events.Key) -> None:
        if event.key in ("up", "down"):
            event.stop()
            self.post_message(Moved(-1 if event.key == "up" else 1))

    def action_open(self) -> None:
        self.post_message(Choosing(self.field))

    def action_clear(self) -> None:
        self.choose(())
