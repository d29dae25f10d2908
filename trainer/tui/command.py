"""Something that a key does, wherever keys are named."""

from __future__ import annotations

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """Something a key does."""

    id: str
    """Stable name: the settings remap it, so it never changes."""
    keys: str
    """Default keys, the first one shown, as Textual names them."""
    action: str
    label: str
    """A word or two for the footer."""
    tooltip: str
    """A sentence for the help and the palette."""
    rank: int | None = None
    """Place in the footer, the smallest first; None keeps it out."""
    family: str | None = None
    """Commands of one family stand as one row in the help."""
    always: bool = False
    """Works also while a sheet or the palette lies over everything."""

    @property
    def binding(self) -> Binding:
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=self.rank is not None,
            priority=self.always,
            tooltip=self.tooltip,
            id=self.id,
        )
