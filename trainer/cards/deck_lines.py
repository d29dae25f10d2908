"""What the lines of a deck file are: markers, comments, and lines that a backslash makes literal."""

from __future__ import annotations

from collections.abc import Sequence

COMMENT, COMMENT_END = "<!--", "-->"


def is_separator(line: str) -> bool:
    """Three or more hyphens and nothing else: the end of a card."""
    bare = line.rstrip()
    return len(bare) >= 3 and not bare.strip("-")


def is_marker(line: str) -> bool:
    """Whether a line begins something of its own and so ends a prepared answer above it."""
    two = line[:2]
    if two in ("Q:", "A:", "C:", "- ", "-\t", "~ ", "~\t"):
        return True
    if two == "##":
        return line[2:3] in ("", " ", "\t")
    if two == "--":
        return is_separator(line)
    return line.rstrip() in ("-", "~") or line.lstrip().startswith(COMMENT)


def literal(line: str) -> str:
    """A line of an answer without the backslash that kept it from being a marker."""
    return line[1:] if line[:1] == "\\" and (line[1:2] == "\\" or is_marker(line[1:])) else line


def guarded(line: str) -> str:
    """A line of an answer, with a backslash where it would be read as something else."""
    return f"\\{line}" if is_marker(line) or literal(line) != line else line


def comment_end(lines: Sequence[str], start: int) -> int | None:
    """Index of the line that ends the comment begun on line `start`; None when nothing ends it.

    A comment in which another one begins was not closed, so that it cannot swallow the cards between them.
    """
    line = lines[start]
    if COMMENT_END in line[line.index(COMMENT) + len(COMMENT) :]:
        return start
    for index in range(start + 1, len(lines)):
        line = lines[index]
        if line.lstrip().startswith(COMMENT):
            return None
        if COMMENT_END in line:
            return index
    return None
