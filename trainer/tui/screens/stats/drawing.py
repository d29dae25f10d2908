"""Bars, columns and days drawn with signs alone: they are read without colour."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from textual.content import Content

from trainer.tui.safe_text import Piece, joined, line

FULL, EMPTY, HOLLOW, BEFORE = "█", "·", "○", "│"
_EIGHTHS = " ▁▂▃▄▅▆▇█"
NO_DAY, SOME, MUCH = "·", "▪", "■"
MUTED, STRONG, MAIN = "$foreground-muted", "bold", "$text-accent"
COLUMN = 6
"""Columns of the terminal for one column of a picture, with its gap."""


def bar(share: float | None, columns: int, before: float | None = None, *, hollow: bool = False) -> Content:
    """A bar for a share, 0..1; `before` marks where it stood first, `hollow` that nobody checked it."""
    done = round(_within(share) * columns)
    if share and not done:
        done = 1
    cells = [(HOLLOW if hollow else FULL) if place < done else EMPTY for place in range(columns)]
    if before is not None:
        cells[min(columns - 1, round(_within(before) * columns))] = BEFORE
    pieces: list[Piece] = []
    for cell in cells:
        style = {EMPTY: MUTED, BEFORE: STRONG}.get(cell, MAIN)
        pieces.append((cell, style))
    return joined(*pieces)


def span(low: float, value: float, high: float, columns: int) -> Content:
    """A share as a dot between its bounds."""
    first, middle, last = (min(columns - 1, round(_within(x) * (columns - 1))) for x in (low, value, high))
    cells = "".join("─" if first <= place <= last else EMPTY for place in range(columns))
    return joined((cells[:middle], MUTED), ("●", MAIN), (cells[middle + 1 :], MUTED))


def columns(
    names: Sequence[str],
    shares: Sequence[float | None],
    height: int,
    hollow: Sequence[float | None] = (),
) -> Iterator[Content]:
    """Upright columns from 0 to 100 %, each with its figure and its name below; ○ stands at a hollow one."""
    rings = [*hollow, *[None] * (len(shares) - len(hollow))]
    for row in range(height, 0, -1):
        label = "100 %" if row == height else "  0 %" if row == 1 else "     "
        pieces: list[Piece] = [(f"{label} ", MUTED)]
        for share, ring in zip(shares, rings, strict=True):
            pieces += [(_cell(share, row, height) * 2, MAIN), *_ring(ring, row, height)]
        yield joined(*pieces)
    yield _under((f"{share:.0%}" if share is not None else "–" for share in shares), "")
    yield _under(names, MUTED)


def counts(names: Sequence[str], values: Sequence[int], height: int) -> Iterator[Content]:
    """Upright columns for counts, the largest as high as the picture."""
    most = max(values, default=0)
    for row in range(height, 0, -1):
        pieces: list[Piece] = [" " * COLUMN]
        pieces += [
            (f"{_cell(value / most if most else 0, row, height) * 2:<{COLUMN}}", MAIN) for value in values
        ]
        yield joined(*pieces)
    yield _under((str(value) if value else NO_DAY for value in values), "")
    yield _under(names, MUTED)


def day(answers: int, most: int) -> str:
    """The sign of a day: nothing, something, or half of the best day and more."""
    if not answers:
        return NO_DAY
    return MUCH if answers * 2 > most else SOME


def said(words: str | Content, width: int, style: str = "") -> Iterator[Content]:
    """A sentence in lines of this width."""
    content = joined((words, style)) if isinstance(words, str) else words.stylize(style)
    yield from content.wrap(max(12, width))


def entry(name: str, picture: Content, words: str, head: int) -> Content:
    """One row: a name, a picture and what it comes to."""
    return joined(line(name).truncate(head - 1, ellipsis=True, pad=True), " ", picture, f" {words}")


def _cell(share: float | None, row: int, height: int) -> str:
    if share is None:
        return " "
    eighths = max(round(_within(share) * height * 8), 1 if share else 0)
    return _EIGHTHS[max(0, min(8, eighths - (row - 1) * 8))]


def _ring(share: float | None, row: int, height: int) -> Iterator[Piece]:
    here = share is not None and max(1, ceil(_within(share) * height)) == row
    yield (HOLLOW if here else " ", STRONG)
    yield " " * (COLUMN - 3)


def _under(words: Iterable[str], style: str) -> Content:
    return joined(" " * COLUMN, ("".join(f"{word:<{COLUMN}}" for word in words), style))


def _within(share: float | None) -> float:
    return max(0.0, min(1.0, share or 0.0))
