"""Lines that were pasted where one was expected."""

from __future__ import annotations

import re

from trainer.text import clean, one_line

_BULLET = re.compile(r"^(?:[-*•–·▪]|\(?\d{1,3}[.)])\s+")


def pasted_lines(text: str) -> tuple[str, ...]:
    """The lines that hold something, without bullets and numbers before them."""
    return tuple(filter(None, (_BULLET.sub("", one_line(part)) for part in clean(text).splitlines())))
