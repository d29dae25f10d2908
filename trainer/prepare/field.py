"""One thing that a form asks: what it is called, how it is written, and what may stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Shape = Literal["line", "text", "lines", "choice", "choices", "yes", "day", "link", "links"]
"""How a field is filled: one line, a text of several lines, several entries of one line each, one or several
of the choices, yes or no, a day as people write it, one or several of the notes of another kind.
"""


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose in a field."""

    value: str
    """As it is saved."""
    label: str
    """As it is shown."""
    key: str = ""
    """The letter that chooses it in a list; empty when there is none."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form, in the order in which a form asks."""

    name: str
    """The attribute of the note that it fills."""
    label: str
    shape: Shape = "line"
    hint: str = ""
    """One sentence about what helps there."""
    choices: tuple[Choice, ...] = ()
    links: str = ""
    """The table of the notes that can be chosen, for the shapes link and links."""
