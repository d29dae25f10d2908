"""The interview in a form: its date as people write it, and what the second one may be like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from trainer.clock import date_of, study_day
from trainer.desk import Desk
from trainer.prepare.field import Choice, Field
from trainer.prepare.interview import FORMATS, Interview, new_interview
from trainer.prepare.interviews import save
from trainer.prepare.minutes_words import read_minutes
from trainer.prepare.moment import WEEKDAYS
from trainer.prepare.moment_words import Read, read_moment
from trainer.prepare.second_form import FIRST_FORMATS, forecast
from trainer.prepare.trouble import Trouble
from trainer.tui.screens.preparing.subject import Taken
from trainer.tui.widgets.field_events import Value


def _named(values: tuple[str, ...]) -> tuple[Choice, ...]:
    return tuple(Choice(value, "not known" if value == "unknown" else value) for value in values)


FIELDS = (
    Field("company", "Company"),
    Field("role", "The job", hint="What it says on the advert."),
    Field("moment", "Day and time"),
    Field("format", "Where", "choice", choices=_named(FORMATS)),
    Field("first_format", "The first one was", "choice", choices=_named(FIRST_FORMATS)),
    Field("minutes", "Minutes a day", hint="For practice. Empty: what the settings say."),
    Field("recruiter", "Recruiter", hint="Who invites you and answers questions, if somebody does."),
)
EXAMPLE_DAYS = 9
"""From today to the day that the hint of the date names."""


def _fields(now: datetime) -> tuple[Field, ...]:
    """The fields, with an example of a date that can be written today."""
    day = date_of(study_day(now)) + timedelta(days=EXAMPLE_DAYS)
    short = f"{WEEKDAYS[day.weekday()][:3].lower()} {day.day}"
    hint = f"As you say it: {short}, in {EXAMPLE_DAYS} days, {day.isoformat()} 10:00. Or empty."
    return tuple(replace(field, hint=hint) if field.name == "moment" else field for field in FIELDS)


class InterviewSubject:
    """An interview, new or known.  One that is new and still empty leaves nothing on disk."""

    def __init__(self, desk: Desk, interview: Interview | None = None) -> None:
        self._desk = desk
        self.fields = _fields(desk.clock.now())
        self._new = interview is None
        self.interview = interview or new_interview(desk.clock.now(), desk.random)
        self._blank = self._saved = self.interview

    @property
    def title(self) -> str:
        return "The second interview" if self._new and self._is_blank else self.interview.title

    @property
    def _is_blank(self) -> bool:
        return self.interview == self._blank

    def value(self, name: str) -> Value:
        found = getattr(self.interview, name)
        if name == "moment":
            return self.interview.moment.iso().replace("T", " ") if self.interview.moment else ""
        return "" if found is None else str(found)

    def take(self, name: str, value: Value) -> Taken:
        words = str(value)
        if name == "moment":
            return self._take_moment(words)
        if name == "minutes":
            minutes = read_minutes(words)
            if isinstance(minutes, Trouble):
                return Taken(minutes.sentence, trouble=True)
            self._set(minutes=minutes)
            return Taken()
        self._set(**{name: words or ("unknown" if name.endswith("format") else "")})
        return Taken(forecast(self.interview.first_format)) if name == "first_format" else Taken()

    def _take_moment(self, words: str) -> Taken:
        read = read_moment(words, self._desk.clock.now())
        if isinstance(read, Trouble):
            return Taken(read.sentence, trouble=True)
        if read.question and read.moment != self.interview.moment:
            return Taken(read.said, question=read.question)
        self._set(moment=read.moment)
        return Taken(read.said)

    def agree(self, _name: str, value: Value) -> None:
        now = self._desk.clock.now()
        read = read_moment(str(value), now)
        if isinstance(read, Read):
            over = read.moment is not None and read.moment.passed(now)
            self._set(moment=read.moment, archived=over or self.interview.archived)

    def _set(self, **known: Any) -> None:
        self.interview = replace(self.interview, **known)

    def save(self) -> None:
        if self.interview != self._saved and not (self._new and self._is_blank):
            save(self._desk.store, self.interview)
            self._saved = self.interview
            self._new = False

    def linkable(self, _field: Field) -> Mapping[str, str]:
        return {}

    def make(self, _field: Field, _words: str) -> str:
        raise LookupError("an interview links to nothing")
