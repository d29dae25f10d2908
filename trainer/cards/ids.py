"""Ids of cards and key points, made from their words so that they stay when the file is moved about."""

from __future__ import annotations

import re
from collections.abc import Container
from hashlib import sha256

LONGEST_SLUG = 60
_SLUG_WORDS = 8
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
_ASCII = bytes(
    ord(chr(byte).lower()) if byte < 128 and chr(byte).isalnum() else ord(" ") for byte in range(256)
)
"""For each byte its letter in lower case, or a blank: an import of thousands of questions waits for it."""
_APART = re.compile(r"[\W_]+")
_APOSTROPHES = re.compile("['’ʼ]")
_CARD_ID = re.compile(r"[^\s/@-][^\s/@]*")


def slug(text: str) -> str:
    """Letters and digits in lower case, joined by hyphens, at most 60 characters; may be empty."""
    if text.isascii():
        joined = b"-".join(text.encode().translate(_ASCII, b"'").split()).decode()
    else:
        joined = _APART.sub("-", _APOSTROPHES.sub("", text).casefold()).strip("-")
    return joined[:LONGEST_SLUG].rstrip("-")


def question_slug(question: str) -> str:
    """The id of a card without a heading: its question's first eight words."""
    return slug(" ".join(question.split(maxsplit=_SLUG_WORDS)[:_SLUG_WORDS])) or "card"


def is_card_id(text: str) -> bool:
    """Whether a heading can be a card's id as it stands: no blanks, no `/` or `@`, no hyphen in front."""
    return _CARD_ID.fullmatch(text) is not None


def free_id(wanted: str, taken: Container[str], counts: dict[str, int]) -> str:
    """`wanted`, or with `-2` and so on when it is taken.

    `counts` remembers the last number tried for each id, so that many clashes stay cheap.
    """
    if wanted not in taken:
        return wanted
    number = counts.get(wanted, 1) + 1
    while f"{wanted}-{number}" in taken:
        number += 1
    counts[wanted] = number
    return f"{wanted}-{number}"


def point_id(label: str) -> str:
    """First eight hex digits of SHA-256 of the label of a cleaned label, in lower case."""
    return sha256(label.casefold().encode()).hexdigest()[:8]


def deck_id(name: str) -> str:
    """The id of the deck in a file of this name: its stem, made fit for `deck/card`."""
    stem = re.split(r"[/\\]", name)[-1]
    stem = stem.rpartition(".")[0] or stem
    fine = is_card_id(stem) and stem.isprintable() and stem[0] != "."
    return stem if fine else slug(stem) or "deck"


def safe_deck_id(text: str) -> str:
    """A deck id that is a harmless file name on every system."""
    id_ = slug(text) or "deck"
    return f"deck-{id_}" if id_ in _RESERVED else id_
