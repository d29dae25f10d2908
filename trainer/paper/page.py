"""A page of plain text: how wide words are, where lines break, and what must not stand on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from unicodedata import combining, east_asian_width

COLUMNS, LINES = 92, 66
"""A sheet of A4 or letter paper in a type of ten points."""
HIDDEN = "[…]"
"""Stands where a confidential word stood."""


def width(text: str) -> int:
    """Columns that the text takes: wide letters take two, accents of their own none."""
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def wrapped(text: str, columns: int = COLUMNS, indent: str = "") -> list[str]:
    """The text in lines of at most so many columns, further ones indented; a word that is longer is cut."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        for piece in _pieces(word, columns - len(indent)):
            longer = f"{line} {piece}" if line.strip() else f"{line}{piece}"
            if line.strip() and width(longer) > columns:
                lines.append(line)
                longer = indent + piece
            line = longer
    return [*lines, line] if line.strip() else lines


def hidden(text: str, protected: Sequence[str]) -> str:
    """The text with every word of the confidential list blotted out, in whatever case it stands."""
    for words in sorted(filter(None, protected), key=len, reverse=True):
        text = re.sub(rf"(?<!\w){re.escape(words)}(?!\w)", HIDDEN, text, flags=re.IGNORECASE)
    return text


def _pieces(word: str, columns: int) -> list[str]:
    if width(word) <= columns:
        return [word]
    pieces = [""]
    for letter in word:
        if width(pieces[-1] + letter) > columns:
            pieces.append("")
        pieces[-1] += letter
    return pieces
