"""The only way in which text of decks, answers and files reaches a widget: cleaned, and never as markup."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from textual.content import Content

from trainer.text import clean, one_line, shortened

if TYPE_CHECKING:
    from rich.text import Text

LONGEST_LINE = 300
"""Characters of a label or a title."""
Piece = str | Content | tuple[str, str]
"""Words, finished content, or words with a style."""


def prose(text: str, style: str = "") -> Content:
    """Text that keeps its lines, literal to the last bracket."""
    return Content(clean(text)).stylize(style)


def line(text: str, style: str = "") -> Content:
    """A label or a title: on one line, cut where nobody reads on, literal to the last bracket."""
    return Content(shortened(one_line(text), LONGEST_LINE)).stylize(style)


def joined(*pieces: Piece) -> Content:
    """Pieces one after the other, each literal; control characters are taken out of every one."""
    return Content("").join(_content(piece) for piece in pieces)


def highlighted(text: str, marks: Iterable[tuple[int, int, str]]) -> Content:
    """Text with styles on stretches of it, given as start, end (code points) and style.

    A text that was not clean when the offsets were taken is shown without them.
    """
    content = prose(text)
    if content.plain != text:
        return content
    for start, end, style in marks:
        content = content.stylize(style, start, end)
    return content


def cell(text: str, style: str = "") -> Text:
    """Text for a table or a tree, which draw rich's kind rightly and Content wrongly."""
    from rich.text import Text

    return Text(shortened(one_line(text), LONGEST_LINE), style=style)


def _content(piece: Piece) -> Content:
    if isinstance(piece, Content):
        return piece
    return prose(piece) if isinstance(piece, str) else prose(*piece)
