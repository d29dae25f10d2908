"""Whether a text holds a figure: digits, a percentage, or an amount in words."""

from __future__ import annotations

import re

_FIGURE = re.compile(
    r"\d|%|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty"
    r"|hundreds?|thousands?|millions?|half|halved|third|quarter|twice|doubled|tripled|dozens?)\b",
    re.IGNORECASE,
)


def has_figure(text: str) -> bool:
    """Whether something in it can be counted."""
    return _FIGURE.search(text) is not None
