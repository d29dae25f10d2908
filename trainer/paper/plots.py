"""Plots as SVG: each says in words what it shows, and is read without colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH = 420
"""Of a plot in its own units: a telephone shows them nearly as they are."""
_ROW, _LABEL, _WORDS = 22, 130, 124
_CELL, _GAP = 18, 4
_DAYS = ("Mon", "", "Wed", "", "Fri", "", "Sun")
_PLOT, _LEFT, _BOTTOM = 120, 44, 24


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: a share with a name before it and words behind it."""

    name: str
    share: float
    """0..1"""
    words: str
    hollow: bool = False
    """Drawn as an outline: rated by the candidate alone."""


def bars(title: str, rows: Sequence[Bar]) -> str:
    """Rows of bars, the longest possible one as wide as all."""
    most = WIDTH - _LABEL - _WORDS
    parts = []
    for number, row in enumerate(rows):
        y = number * _ROW
        length = max(1.0, min(1.0, max(0.0, row.share)) * most)
        fill = 'fill="none" stroke="var(--bar)"' if row.hollow else 'fill="var(--bar)"'
        parts.append(
            f'<text x="0" y="{y + 15}">{escape(row.name)}</text>'
            f'<rect x="{_LABEL}" y="{y + 4}" width="{most}" height="13" fill="var(--soft)"/>'
            f'<rect x="{_LABEL}" y="{y + 4}" width="{length:.1f}" height="13" {fill}/>'
            f'<text x="{_LABEL + most + 8}" y="{y + 15}">{escape(row.words)}</text>'
        )
    return _svg(title, len(rows) * _ROW, parts)


@dataclass(frozen=True, slots=True)
class Cell:
    """One day of a calendar."""

    level: float
    """0..1: how dark."""
    words: str
    """What a reader of the page hears of it."""


def calendar(title: str, weeks: Sequence[tuple[str, Sequence[Cell]]]) -> str:
    """One column a week with its name above, one row a day; a day that held something carries a mark."""
    parts = [
        f'<text x="0" y="{18 + day * (_CELL + _GAP) + 14}">{name}</text>'
        for day, name in enumerate(_DAYS)
        if name
    ]
    for column, (name, days) in enumerate(weeks):
        x = 40 + column * (_CELL + _GAP)
        if column % 2 == 0:
            parts.append(f'<text x="{x}" y="10" style="font-size:9px">{escape(name)}</text>')
        for row, cell in enumerate(days):
            y = 18 + row * (_CELL + _GAP)
            shade = f'fill="var(--bar)" fill-opacity="{0.25 + 0.75 * cell.level:.2f}"'
            fill = shade if cell.level > 0 else 'fill="var(--soft)"'
            parts.append(
                f'<rect x="{x}" y="{y}" width="{_CELL}" height="{_CELL}" rx="3" {fill}>'
                f"<title>{escape(cell.words)}</title></rect>"
            )
    width = max(WIDTH, 40 + len(weeks) * (_CELL + _GAP))
    return _svg(title, 18 + 7 * (_CELL + _GAP), parts, width)


@dataclass(frozen=True, slots=True)
class Mark:
    """One point of a line; a share that is not known leaves a gap."""

    name: str
    share: float | None


def line(title: str, marks: Sequence[Mark]) -> str:
    """A line of shares from 0 to 100 % over named steps, with a dot at each."""
    step = (WIDTH - _LEFT - 40) / max(1, len(marks) - 1)
    parts = [
        f'<line x1="{_LEFT}" x2="{WIDTH}" y1="{y}" y2="{y}" stroke="var(--line)"/>'
        f'<text x="0" y="{y + 4}">{label}</text>'
        for y, label in ((10, "100 %"), (10 + _PLOT / 2, "50 %"), (10 + _PLOT, "0 %"))
    ]
    placed = [(_LEFT + 10 + n * step, mark) for n, mark in enumerate(marks)]
    known = [(x, 10 + _PLOT * (1 - mark.share)) for x, mark in placed if mark.share is not None]
    if len(known) > 1:
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in known)
        parts.append(f'<polyline points="{path}" fill="none" stroke="var(--bar)" stroke-width="2"/>')
    parts += [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="var(--bar)"/>' for x, y in known]
    every = max(1, len(marks) // 6 + 1)
    parts += [
        f'<text x="{x:.1f}" y="{_PLOT + _BOTTOM + 4}" text-anchor="middle">{escape(mark.name)}</text>'
        for n, (x, mark) in enumerate(placed)
        if n % every == 0
    ]
    return _svg(title, _PLOT + _BOTTOM + 10, parts)


def _svg(title: str, height: float, parts: Sequence[str], width: int = WIDTH) -> str:
    return (
        f'<svg viewBox="0 0 {width} {height:.0f}" role="img" aria-label="{escape(title)}">'
        f"<title>{escape(title)}</title>{''.join(parts)}</svg>"
    )
