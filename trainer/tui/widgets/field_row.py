"""One field of a form with its label, and below it what is said about what was written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Static

from trainer.prepare.field import Field
from trainer.tui.safe_text import line
from trainer.tui.widgets.field_choice import FieldChoice
from trainer.tui.widgets.field_events import Value
from trainer.tui.widgets.field_links import FieldLinks
from trainer.tui.widgets.field_text import FieldText

Entry = FieldText | FieldChoice | FieldLinks


class FieldRow(Horizontal):
    """A label and the widget that suits the shape of the field."""

    def __init__(self, field: Field, value: Value, titles: Callable[[], Mapping[str, str]]) -> None:
        super().__init__(classes=f"shape-{field.shape}")
        self.field = field
        self.entry = _entry(field, value, titles)

    def compose(self) -> ComposeResult:
        yield Static(line(self.field.label), classes="label")
        with Vertical(classes="value"):
            yield self.entry
            yield Static(classes="said")

    def on_mount(self) -> None:
        self.query_one(".said").display = False

    def say(self, said: Content) -> None:
        """Words at the field; empty ones take the place away."""
        place = self.query_one(".said", Static)
        place.update(said)
        place.display = bool(said)


def _entry(field: Field, value: Value, titles: Callable[[], Mapping[str, str]]) -> Entry:
    match field.shape:
        case "choice" | "choices":
            return FieldChoice(field.name, value, field.choices, several=field.shape == "choices")
        case "yes":
            return FieldChoice(field.name, value, (), several=False, truth=True)
        case "link" | "links":
            return FieldLinks(field.name, value, titles, several=field.shape == "links")
        case _:
            return FieldText(field.name, value, several=field.shape == "lines", long=field.shape == "text")
