"""Words in columns: each as wide as it may be, in cells of a terminal."""

from __future__ import annotations

from textual.content import Content

from trainer.tui.safe_text import line

GAP = 2


def column(words: str, width: int, style: str = "", *, right: bool = False) -> Content:
    """The words cut and filled to a width; figures stand on the right."""
    content = line(words, style).truncate(max(0, width), ellipsis=True)
    missing = max(0, width - content.cell_length)
    return content.pad_left(missing) if right else content.pad_right(missing)


def row(*columns: Content) -> Content:
    """Columns with a gap between them."""
    return Content(" " * GAP).join(columns)
