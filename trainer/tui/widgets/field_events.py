"""What a field of a form tells the form around it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

Value = str | bool | tuple[str, ...]
"""What a field holds: a text, yes or no, several texts or several uids."""


@dataclass
class Edited(Message):
    """Something else stands in the field now."""

    field: str


@dataclass
class Moved(Message):
    """The candidate goes on to the next field, or back to the one before."""

    step: int


@dataclass
class Choosing(Message):
    """The notes that can be linked in the field are wanted."""

    field: str
