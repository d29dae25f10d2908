"""What is saved: the records, each with its own version, as frozen values and as plain documents.

A document leaves out what is null or empty, and fields that this program does not know are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

Document = Mapping[str, Any]

Mode = Literal["keywords", "full", "aloud"]
MODES: tuple[Mode, ...] = ("keywords", "full", "aloud")
"""How an answer is given: fragments, whole sentences, or spoken and ticked off by hand."""

REVIEW_VERSION = 1
CARD_STATE_VERSION = 1
SESSION_VERSION = 1


@dataclass(frozen=True, slots=True)
class PointRecord:
    """One key point of one review."""

    id: str
    score: float
    verdict: str
    """What the judge said: covered, partly or missing."""
    said_by_user: bool | None = None
    """The candidate's own word, when it was given."""
    evidence: tuple[tuple[int, int], ...] = ()

    def document(self) -> dict[str, Any]:
        document: dict[str, Any] = {"id": self.id, "score": self.score, "verdict": self.verdict}
        if self.said_by_user is not None:
            document["said_by_user"] = self.said_by_user
        if self.evidence:
            document["evidence"] = self.evidence
        return document


@dataclass(frozen=True, slots=True)
class ProbeRecord:
    """The follow-up question of one review."""

    point: str
    answer: str
    verdict: str


@dataclass(frozen=True, slots=True)
class Review:
    """One graded answer: an immutable event.  An undo is a review too, with `undoes` and little else."""

    uid: str
    ts: str
    """UTC, ISO 8601, milliseconds."""
    tz: int
    """Minutes that local time was ahead of UTC."""
    study_day: int
    dev: str
    card: str
    """Full id, `deck/card`."""
    interview: str | None = None
    session: str | None = None
    card_rev: str | None = None
    """Eight hex digits over question and key points as they were asked."""
    wording: int | None = None
    mode: Mode | None = None
    judge: str | None = None
    answer: str | None = None
    points: tuple[PointRecord, ...] = ()
    probe: ProbeRecord | None = None
    flags: tuple[str, ...] = ()
    coverage: float | None = None
    c: float | None = None
    """What memory took when the suggested grade was accepted, 0..1."""
    suggested: int | None = None
    rating: int | None = None
    predicted: float | None = None
    """Chance of recall that was forecast just before, 0..1; None for a first answer."""
    first_key_s: float | None = None
    seconds: float | None = None
    rehearsal: str | None = None
    persona: str | None = None
    undoes: str | None = None
    v: int = REVIEW_VERSION

    def document(self) -> dict[str, Any]:
        document = _present(self, _REVIEW)
        if self.points:
            document["points"] = [point.document() for point in self.points]
        if self.probe:
            document["probe"] = _present(self.probe, _PROBE)
        return document

    @staticmethod
    def from_document(document: Document) -> Review:
        """Raises KeyError or TypeError when the document is no review."""
        known = _known(document, _REVIEW)
        known["points"] = tuple(_point(point) for point in known.get("points") or ())
        known["flags"] = tuple(known.get("flags") or ())
        known["probe"] = ProbeRecord(**_known(known["probe"], _PROBE)) if known.get("probe") else None
        return Review(**known)


@dataclass(frozen=True, slots=True)
class CardState:
    """Where a card stands: derived from its reviews, plus what the candidate set by hand."""

    card: str
    stability: float | None = None
    """Days until recall falls to .9, unrounded; None until the first answer."""
    difficulty: float | None = None
    """1..10, unrounded."""
    last_day: int | None = None
    """Study day of the last answer."""
    due: int | None = None
    """Study day on which recall is forecast to reach .9."""
    reps: int = 0
    lapses: int = 0
    last_uid: str | None = None
    wording: int | None = None
    """Which wording was asked last."""
    suspended: bool = False
    buried_on: int | None = None
    """Study day for which the card is set aside."""
    v: int = CARD_STATE_VERSION

    def document(self) -> dict[str, Any]:
        return _present(self, CARD_STATE_FIELDS)

    @staticmethod
    def from_document(document: Document) -> CardState:
        """Raises KeyError or TypeError when the document is no card state."""
        return CardState(**_known(document, CARD_STATE_FIELDS))


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """One sitting: what it set out to ask and how far it came."""

    uid: str
    started: str
    study_day: int
    mode: Mode
    queue: tuple[str, ...] = ()
    """Full ids still to be asked, the current one first."""
    done: int = 0
    ended: str | None = None
    v: int = SESSION_VERSION
    deck: str | None = None

    def document(self) -> dict[str, Any]:
        return _present(self, _SESSION)

    @staticmethod
    def from_document(document: Document) -> SessionRecord:
        """Raises KeyError or TypeError when the document is no session."""
        known = _known(document, _SESSION)
        known["queue"] = tuple(known.get("queue") or ())
        return SessionRecord(**known)


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer being typed, kept so that a crash costs seconds."""

    card: str
    wording: int
    mode: Mode
    answer: str
    saved: str
    """UTC, ISO 8601."""


_POINT = tuple(PointRecord.__dataclass_fields__)
_PROBE = tuple(ProbeRecord.__dataclass_fields__)
_REVIEW = tuple(Review.__dataclass_fields__)
CARD_STATE_FIELDS = tuple(CardState.__dataclass_fields__)
"""What a card state has today; other fields in a document came from a newer program and are kept."""
_SESSION = tuple(SessionRecord.__dataclass_fields__)


def _present(record: object, names: tuple[str, ...]) -> dict[str, Any]:
    # A field left out means null or empty; dataclasses.asdict would be many times slower.
    return {name: value for name in names if (value := getattr(record, name)) is not None and value != ()}


def _known(document: Document, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: document[name] for name in names if name in document}


def _point(document: Document) -> PointRecord:
    known = _known(document, _POINT)
    known["evidence"] = tuple((start, end) for start, end in known.get("evidence") or ())
    return PointRecord(**known)
