"""What is saved: the records, each with its own version, as frozen values and as plain documents.

A document leaves out what is null or empty, and fields that this program does not know are passed over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

Document = Mapping[str, Any]

Mode = Literal["keywords", "full", "aloud"]
MODES: tuple[Mode, ...] = ("keywords", "full", "aloud")
"""How an answer is given: fragments, whole sentences, or spoken and ticked off by hand."""

Place = Literal["drill", "rehearsal"]
"""Where an answer was being typed; each place keeps a draft of its own."""

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
    predicted_plain: float | None = None
    """What plain FSRS forecast, where `predicted` is the plan's own."""
    first_key_s: float | None = None
    seconds: float | None = None
    rehearsal: str | None = None
    persona: str | None = None
    undoes: str | None = None
    v: int = REVIEW_VERSION
    first_clause_s: float | None = None
    """Seconds until the first full clause stood there."""

    def document(self) -> dict[str, Any]:
        document = _REVIEW.present(self)
        if self.points:
            document["points"] = [point.document() for point in self.points]
        if self.probe:
            document["probe"] = _PROBE.present(self.probe)
        return document

    @staticmethod
    def from_document(document: Document) -> Review:
        """Raises KeyError or TypeError when the document is no review."""
        known = _REVIEW.known(document)
        known["points"] = tuple(_point(point) for point in known.get("points") or ())
        known["flags"] = tuple(known.get("flags") or ())
        known["probe"] = ProbeRecord(**_PROBE.known(known["probe"])) if known.get("probe") else None
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

    def document(self, before: Document | None = None) -> dict[str, Any]:
        """Fields that a newer program had added to the document before are carried on."""
        return _CARD_STATE.present(self) | (_CARD_STATE.unknown(before) if before else {})

    @staticmethod
    def from_document(document: Document) -> CardState:
        """Raises KeyError or TypeError when the document is no card state."""
        return CardState(**_CARD_STATE.known(document))


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
        return _SESSION.present(self)

    @staticmethod
    def from_document(document: Document) -> SessionRecord:
        """Raises KeyError or TypeError when the document is no session."""
        known = _SESSION.known(document)
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
    place: Place = "drill"


class _Fields:
    """The fields of a record, made ready for speed: dataclasses.asdict would take ten times as long."""

    def __init__(self, record: type[Any]) -> None:
        self.names = tuple(record.__dataclass_fields__)
        self._known = frozenset(self.names)
        self._values = attrgetter(*self.names)

    def present(self, record: object) -> dict[str, Any]:
        """Every field that is not null or empty."""
        values = zip(self.names, self._values(record), strict=True)
        return {name: value for name, value in values if value is not None and value != ()}

    def known(self, document: Document) -> dict[str, Any]:
        """A document without fields that this program does not know."""
        if document.keys() <= self._known:
            return dict(document)
        return {name: document[name] for name in self.names if name in document}

    def unknown(self, document: Document) -> dict[str, Any]:
        """The fields that a newer program has added: they are kept."""
        if document.keys() <= self._known:
            return {}
        return {name: value for name, value in document.items() if name not in self._known}


_POINT = _Fields(PointRecord)
_PROBE = _Fields(ProbeRecord)
_REVIEW = _Fields(Review)
_CARD_STATE = _Fields(CardState)
_SESSION = _Fields(SessionRecord)


def _point(document: Document) -> PointRecord:
    known = _POINT.known(document)
    known["evidence"] = tuple((start, end) for start, end in known.get("evidence") or ())
    return PointRecord(**known)
