"""How long work tells how far it has come."""

from __future__ import annotations

from collections.abc import Callable

Telling = Callable[[str, int, int], None]
"""Called with what is being done, how much of it is done, and how much there is."""


def telling_nobody(_doing: str, _done: int, _whole: int) -> None:
    """For work that nobody watches."""
