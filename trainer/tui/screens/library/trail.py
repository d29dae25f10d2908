"""What was done since the library was opened, so that the last of it can be taken back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from trainer.cards.card_change import CardChange


@dataclass(frozen=True, slots=True)
class Setting:
    """A deck or a card that was put in or out of practice."""

    name: str
    """What it is called when it is taken back."""
    card: str | None
    put_back: Callable[[], None]
    """Raises NotSaved."""


Trail = list[CardChange | Setting]
"""The oldest first; the screens of one visit to the library share it."""
