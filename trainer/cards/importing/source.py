"""What a file to be taken in holds, whatever its format: cards, what was skipped, what there is to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from trainer.cards.deck_file import DeckFile
from trainer.cards.importing.plain_card import PlainCard, whole_card
from trainer.cards.model import Card
from trainer.cards.problems import Problem

PACKAGE = "Anki package"
"""The format that may bring a history along."""
MOST_CARDS = 100_000
"""Cards in one import."""

Step = Callable[[int, int], None]
"""Told how much of how much is done, every now and then; it may raise `Cancelled`."""


class ImportRefused(ValueError):
    """Nothing of this can be taken in.  The message is one line for the candidate."""


class Cancelled(Exception):
    """The candidate stopped the import; nothing was written."""


class Incoming(NamedTuple):
    """A card as a file gives it."""

    said: Card | PlainCard
    """Its deck is not decided yet; its id is made of the question unless the file names one."""
    line: int
    """From 1; in a package the number of the note."""
    deck: str = ""
    """The deck's name in the file; empty when it names none."""
    key: str = ""
    """Eight hex digits of what the source knows the card by; empty when it has no such thing."""
    made: bool = False
    """The key points were made from the answer."""
    named: bool = False
    """Its id is the source's own and says which card it is."""
    whole: bool = False
    """The file says all there is to a card, so that an update replaces what is here."""

    @property
    def card(self) -> Card:
        return whole_card(self.said)


@dataclass(frozen=True, slots=True)
class PastReview:
    """One answer that another program has logged."""

    key: str
    """The `key` of the card."""
    moment_ms: int
    """Since 1970."""
    rating: int
    """1..4: Again, Hard, Good, Easy."""
    seconds: float


@dataclass(frozen=True, slots=True)
class Source:
    """What a file holds."""

    name: str
    """The file's name, cleaned; it names the deck of cards that name none."""
    format: str
    """In words, such as 'Anki package'."""
    cards: tuple[Incoming, ...]
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()
    """What was guessed, one sentence each."""
    media: int = 0
    """Pictures and sounds that were left out."""
    files: Mapping[str, DeckFile] = field(default_factory=dict)
    """Decks of our own format by the name that their cards give, whose layout is kept."""
    history: tuple[PastReview, ...] = ()
    suspended: frozenset[str] = frozenset()
    """Keys of cards that were out of practice there."""
    title: str = ""
    """The title that the file gives the deck of its name."""
    ours: bool = False
    """An export of our own: every card comes in, whatever is like it."""
    journal: bytes = b""
    """Lines of saved progress, for merging; only a backup of ours has any."""


def silent(_done: int, _whole: int) -> None:
    """A `Step` for callers that show nothing."""
