"""The interview that one prepares for: company, role, date, form, and the minutes one has."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any, Literal, get_args

from trainer.prepare.moment import Moment
from trainer.prepare.second_form import FIRST_FORMATS, FirstFormat
from trainer.progress.records import Document
from trainer.progress.uid import new_uid, utc_words
from trainer.text import one_line

INTERVIEW_VERSION = 1

Format = Literal["on site", "remote", "unknown"]
FORMATS: tuple[Format, ...] = get_args(Format)

LEAST_MINUTES, MOST_MINUTES = 1, 600
"""Practice a day."""


@dataclass(frozen=True, slots=True)
class Interview:
    """One second interview.  Its texts are cleaned when it is made, from a form or from the disk."""

    uid: str
    created: str
    """UTC, ISO 8601, milliseconds."""
    company: str = ""
    role: str = ""
    moment: Moment | None = None
    """None while it is not known."""
    format: Format = "unknown"
    first_format: FirstFormat = "unknown"
    """The form of the first interview."""
    minutes: int | None = None
    """Practice a day, 1 to 600; None leaves it to the settings."""
    recruiter: str = ""
    """Who invites and answers questions: a person's name, private like all of this."""
    archived: bool = False
    """Put away: over, called off, or no longer wanted."""
    v: int = INTERVIEW_VERSION

    def __post_init__(self) -> None:
        for name in ("company", "role", "recruiter"):
            object.__setattr__(self, name, one_line(getattr(self, name)))

    @property
    def study_day(self) -> int | None:
        """The study day on which everything has to be known; None while there is no date."""
        return self.moment.study_day if self.moment else None

    @property
    def title(self) -> str:
        """`Sales planner at Acme`, or as much of it as is known."""
        return " at ".join(filter(None, (self.role, self.company))) or "Second interview"

    def document(self) -> dict[str, Any]:
        """What is saved; what is empty or not known is left out."""
        usual = {name: field.default for name, field in self.__dataclass_fields__.items() if name != "v"}
        document = {n: getattr(self, n) for n in INTERVIEW_FIELDS if getattr(self, n) != usual.get(n)}
        return document | {"moment": self.moment.iso()} if self.moment else document

    @staticmethod
    def from_document(document: Document) -> Interview:
        """What was saved; a value that this program cannot use counts as not known.

        Raises KeyError when the document has no uid.
        """
        return Interview(
            uid=str(document["uid"]),
            created=_text(document.get("created")),
            company=_text(document.get("company")),
            role=_text(document.get("role")),
            moment=_moment(document.get("moment")),
            format=next((form for form in FORMATS if form == document.get("format")), "unknown"),
            first_format=next((f for f in FIRST_FORMATS if f == document.get("first_format")), "unknown"),
            minutes=_minutes(document.get("minutes")),
            recruiter=_text(document.get("recruiter")),
            archived=document.get("archived") is True,
            v=document.get("v", INTERVIEW_VERSION),
        )


INTERVIEW_FIELDS = tuple(Interview.__dataclass_fields__)
"""What an interview has today; other fields in a document came from a newer program and are kept."""


def new_interview(now: datetime, random: Random, **known: Any) -> Interview:
    """An interview with an id of its own and what is known of it, by field."""
    return Interview(new_uid(now, random), utc_words(now), **known)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _moment(value: object) -> Moment | None:
    with suppress(ValueError):
        return Moment.from_iso(_text(value))
    return None


def _minutes(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return None
    return value if LEAST_MINUTES <= value <= MOST_MINUTES else None
