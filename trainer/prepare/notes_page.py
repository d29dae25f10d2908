"""The page of notes: when it is to be read, and when it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from trainer.clock import EPOCH, date_of, study_day
from trainer.prepare.debrief import Debrief
from trainer.prepare.notebook import Notebook

NEVER_READ = "The notes of the first interview were never read again."


def reading_due(book: Notebook, now: datetime) -> str:
    """The sentence on the days on which the notes are to be read: the first, the middle and the last.

    Empty on other days, on a day on which they were read, and while there is nothing to read or no date.
    """
    debrief, interview = book.debrief, book.interview
    if interview is None or interview.study_day is None or not _anything(book):
        return ""
    today = study_day(now)
    first = study_day(datetime.fromisoformat(interview.created).astimezone(now.tzinfo))
    last = interview.study_day - 1
    read = {(date.fromisoformat(day) - EPOCH).days for day in (debrief.read_on if debrief else ())}
    days = sorted({first + 1, (first + last + 1) // 2, last})
    due = [day for day in days if day <= today]
    if not due or today > last or any(day >= due[-1] for day in read):
        return ""
    return "Read your notes of the first interview once more: five minutes."


def marked_read(debrief: Debrief, now: datetime) -> Debrief:
    """The debrief with today among the days on which its page was read, to be saved."""
    today = date_of(study_day(now)).isoformat()
    return debrief if today in debrief.read_on else replace(debrief, read_on=(*debrief.read_on, today))


def last_read(debrief: Debrief | None) -> date | None:
    """The day on which the page was read last; None when it never was."""
    return max(map(date.fromisoformat, debrief.read_on), default=None) if debrief else None


def _anything(book: Notebook) -> bool:
    return bool(book.people or book.questions or (book.debrief and not book.debrief.empty))
