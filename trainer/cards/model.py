"""What is asked: decks, cards and the key points of a good answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["story", "pitch", "plan", "fact", "fit", "pressure", "quick", "ask", "script", "smalltalk"]
KINDS: tuple[Kind, ...] = (
    "story", "pitch", "plan", "fact", "fit", "pressure", "quick", "ask", "script", "smalltalk",
)  # fmt: skip

CUES = frozenset({
    "situation", "task", "own_action", "team", "reason", "result", "measured", "learned",
    "link", "future", "waiver", "ask", "thanks", "when", "example", "other_side",
})  # fmt: skip
"""The structural cues a deck may name; how each is seen in an answer stands in `recall/cues.py`."""

DEFAULT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Wording:
    """Accepted words, matched fuzzily."""

    text: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Structure that the program finds by itself, such as a reason or a measured result."""

    name: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A place filled from the candidate's own preparation, such as `skill.1`."""

    name: str


Alternative = Wording | Cue | Slot


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """One thing a good answer says."""

    id: str
    """Eight hex digits of the normalised label, `-2` and so on when two labels clash."""
    label: str
    """What a good answer says there.  `@name` when the point is nothing but a cue, `{name}` when a slot."""
    alternatives: tuple[Alternative, ...]
    must: bool = False
    probe: str | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One question, in one or more wordings, and what a good answer holds."""

    deck: str
    id: str
    """Unique in its deck."""
    wordings: tuple[str, ...]
    points: tuple[KeyPoint, ...]
    kind: Kind = "script"
    seconds: int = DEFAULT_SECONDS
    """How long the spoken answer should take."""
    tags: tuple[str, ...] = ()
    trains: tuple[str, ...] = ()
    weight: float = 1.0
    avoid: tuple[str, ...] = ()
    """Phrases that raise a flag and never score."""
    prepared: str | None = None

    @property
    def full_id(self) -> str:
        return f"{self.deck}/{self.id}"

    @property
    def unfinished(self) -> bool:
        """A question without key points: kept, but asked to be finished before it is drilled."""
        return not self.points


@dataclass(frozen=True, slots=True)
class Deck:
    """A file of cards."""

    id: str
    """The file's stem."""
    title: str
    about: str
    tags: tuple[str, ...]
    seconds: int
    cards: tuple[Card, ...]
    builtin: bool = False
