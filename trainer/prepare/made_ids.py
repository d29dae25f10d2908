"""Ids of cards that are made from notes: `deck/card@` and eight characters of their source's id."""

from __future__ import annotations

from hashlib import sha256

MARK = "@"
"""No card of a deck file has it in its id."""
LOOSE_ENDS = "loose-ends"
"""The deck of wrappers for questions of an earlier round."""
_LENGTH = 8


def made_id(card: str, source: str) -> str:
    """The id, in its deck, of a card made from the note with this uid.

    The last eight characters count: those are drawn at random, the first ones tell the time.
    """
    return f"{card}{MARK}{source[-_LENGTH:]}"


def line_source(uid: str, line: str) -> str:
    """The id of one line of a note; it goes with the words."""
    return sha256(f"{uid} {line.casefold()}".encode()).hexdigest()[:_LENGTH]


def is_made(card: str) -> bool:
    """Whether a card, by its id or full id, was made from a note."""
    return MARK in card


def made_of(card: str) -> str:
    """What of a made card's id tells its source; empty for any other card."""
    return card.partition(MARK)[2]


def template(card: str) -> str:
    """The full id of the card that a made one was made after."""
    return card.partition(MARK)[0]


def shared(card: str) -> str:
    """The full id under which points and answers of one's own are kept.

    All cards of one loose end share them: `loose-ends/@1a2b3c4d`.  Any other card keeps its own.
    """
    deck, _, name = card.partition("/")
    if deck != LOOSE_ENDS or MARK not in name:
        return card
    return f"{deck}/{MARK}{name.partition(MARK)[2]}"
