"""What was asked of the command, in its own light file: the app starts without reading any words."""

from __future__ import annotations

from datetime import datetime
from types import SimpleNamespace


class Words(SimpleNamespace):
    """The options of a verb as attributes, beside those that every verb takes."""

    data: str | None = None
    """`--data DIR`."""
    now: datetime | None = None
    """`--now ISO`, aware."""
    demo: bool = False
    """`--demo`."""
