"""What the judge says of an answer: one verdict per key point, and flags."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from trainer.cards.model import Kind
from trainer.cards.slots import AskedCard, AskedPoint
from trainer.progress.records import Mode

Band = Literal["covered", "partly", "missing"]
Caution = Literal["negated", "list"]
Span = tuple[int, int]
"""Start and end in code points of the answer as received."""
BY: Mapping[str, str] = {"words": "by words", "meaning": "by meaning", "both": "by words and meaning"}
"""Which judges spoke, as the candidate reads it."""


@dataclass(frozen=True, slots=True)
class PointVerdict:
    """How one key point fared."""

    point: str
    """The point's id."""
    score: float
    """0..1, of the best wording or cue."""
    band: Band
    evidence: tuple[Span, ...] = ()
    """Where in the answer stand the words that earned it, in order, not overlapping."""
    missing: tuple[str, ...] = ()
    """Words of the best wording that were not seen, weightiest first, in their surface form."""
    best: str = ""
    """The wording or `@cue` that scored best."""
    warning: Caution | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """An observation that never changes the grade."""

    name: str
    text: str
    """One calm sentence for the candidate."""
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a judge says of one answer, points in the order asked."""

    points: tuple[PointVerdict, ...]
    flags: tuple[Flag, ...] = ()
    judge: str = "words"
    """Which judges spoke: `words`, `meaning` or `both`."""
    left_out: frozenset[str] = frozenset()
    """Ids of points on which the judge has no say, such as structure in another language than English."""

    @property
    def by(self) -> str:
        """Which judges spoke, as the candidate reads it: `by words and meaning`."""
        return BY[self.judge]


@dataclass(frozen=True, slots=True)
class Spoken:
    """What is to be judged: a question, the answer given, and what a good answer holds."""

    question: str
    answer: str
    points: Sequence[AskedPoint]
    mode: Mode = "full"
    avoid: Sequence[str] = ()
    kind: Kind = "script"
    seconds: int | None = None
    """How long the spoken answer should take; None where length does not matter."""
    prepared: str | None = None
    protected: Sequence[str] = ()
    """Words and names on the candidate's confidential list."""
    met_before: bool | None = None
    """Whether the one who asks was in an earlier round; None where nobody in particular asks."""
    typing: bool = False
    """It is still being typed: a verdict is wanted now rather than later."""

    @classmethod
    def on(cls, asked: AskedCard, question: str, answer: str, mode: Mode = "full") -> Spoken:
        """An answer to a card, with all that the card knows of a good one."""
        card = asked.card
        return cls(question, answer, asked.points, mode, card.avoid, card.kind, card.seconds, card.prepared)


class Judge(Protocol):
    """The seam between the judges: one by words, one by meaning, or both behind this one face.

    Judging is deterministic, offline, and never raises for any text.
    """

    def judge(self, spoken: Spoken) -> Verdict: ...
