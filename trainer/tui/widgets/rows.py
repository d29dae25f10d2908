"""Lines of a name and what belongs to it, the second part wrapped under itself."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from trainer.tui.safe_text import joined

Row = tuple[str, Content]
"""A name and what belongs to it.  Without a name the second part stands under the one before; a row with
neither is an empty line, and a name alone is a heading."""
NARROWEST, WIDEST = 12, 1_000


class Rows(Static):
    """Rows laid out anew for every width."""

    def __init__(
        self,
        rows: Sequence[Row] = (),
        *,
        head: int = 12,
        style: str = "$foreground-muted",
        name: str | None = None,
    ) -> None:
        super().__init__(laid_out(rows, head, style, WIDEST), id=name)
        self._rows = rows
        self._head = head
        self._style = style

    def show(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self.on_resize()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        # The words are laid out after the layout is done, which then asks no second time for the height.
        return laid_out(self._rows, self._head, self._style, width).plain.count("\n") + 1

    def on_resize(self) -> None:
        width = self.content_size.width
        if width and (content := laid_out(self._rows, self._head, self._style, width)) != self.content:
            self.update(content)


def laid_out(rows: Sequence[Row], head: int, style: str, width: int) -> Content:
    """The rows as lines of at most `width` columns, the second part at column `head`."""
    lines: list[Content] = []
    for name, words in rows:
        if not words:
            lines.append(joined((name, "bold $text-accent")))
            continue
        for number, part in enumerate(words.wrap(max(NARROWEST, width - head))):
            start = name if number == 0 else ""
            lines.append(joined((f"{start:<{head}}", style), part))
    return Content("\n").join(lines)
