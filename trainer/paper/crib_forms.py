"""The crib sheet as a file: plain text, Markdown, or a page to print from a browser."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set

from trainer.paper.crib import Block, Crib
from trainer.paper.html import document, heading, listed, paragraph, section

_MARKED = str.maketrans({letter: f"\\{letter}" for letter in "\\`*_[]<>#"})


def as_text(crib: Crib, dropped: Set[str] = frozenset()) -> str:
    """The page as it stands in the terminal."""
    return "\n".join(crib.page(dropped)) + "\n"


def as_markdown(crib: Crib, dropped: Set[str] = frozenset()) -> str:
    """Headings and lists; nothing in it is taken for markup."""
    lines = [f"# {crib.title.translate(_MARKED)}"]
    for block in _kept(crib, dropped):
        entries = [f"- {line.text.translate(_MARKED)}" for line in block.lines]
        lines += ["", f"## {block.heading}", "", *entries]
    return "\n".join(lines) + "\n"


def as_html(crib: Crib, dropped: Set[str] = frozenset()) -> str:
    """One sheet of A4 when it is printed."""
    parts = [heading(crib.title, 1)]
    for block in _kept(crib, dropped):
        parts.append(section(heading(block.heading), listed(line.text for line in block.lines)))
    if crib.left_out:
        parts.append(paragraph(crib.left_out, "quiet"))
    return document(crib.title, parts, one_sheet=True)


FORMS: Mapping[str, Callable[[Crib, Set[str]], str]] = {".txt": as_text, ".md": as_markdown, ".html": as_html}
"""Which form a file has, by its ending."""


def _kept(crib: Crib, dropped: Set[str]) -> list[Block]:
    blocks = [
        Block(block.heading, tuple(line for line in block.lines if line.id not in dropped))
        for block in crib.blocks
    ]
    return [block for block in blocks if block.lines]
