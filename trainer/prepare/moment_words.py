"""A date and time as people write them, read as a moment; how it was understood is said in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from unicodedata import normalize

from trainer.clock import date_of, study_day
from trainer.prepare.day_words import read_day, unclear
from trainer.prepare.moment import Moment
from trainer.prepare.time_words import take_time
from trainer.prepare.trouble import Trouble
from trainer.text import one_line

FAR_AHEAD = 400
"""Days; a moment beyond is asked about, as a slip in the year is likelier."""
LONGEST = 60
"""Characters; more than this is no date."""

_NOT_KNOWN = {
    "",
    "?",
    "-",
    "none",
    "unknown",
    "not known",
    "not known yet",
    "no date",
    "no date yet",
    "tba",
    "tbd",
}
_BETWEEN = re.compile(r"[,;()]|(?<=\d)t(?=\d)")


@dataclass(frozen=True, slots=True)
class Read:
    """A moment that was understood."""

    moment: Moment | None
    """None when it is not known yet."""
    said: str
    """How it was understood."""
    question: str = ""
    """What to ask, yes or no, before it is saved; empty when all is clear."""


def read_moment(words: str, now: datetime) -> Read | Trouble:
    """What is meant by the words, said now.  Never raises.

    Days are counted from the study day: at one in the morning `tomorrow` comes after this night, and
    so does `today`, as the day before is over.
    """
    plain = " ".join(_BETWEEN.sub(" ", normalize("NFKC", one_line(words)).lower()).split())
    if plain in _NOT_KNOWN:
        return Read(None, "The date is not known yet.")
    today = date_of(study_day(now))
    if len(plain) > LONGEST:
        return unclear(today)
    time = take_time(plain)
    if isinstance(time, Trouble):
        return time
    if time.at is not None and not time.rest.strip():
        return Trouble(f"On which day? Try tomorrow {time.at:%H:%M}, or a date before the time.")
    found = read_day(time.rest, today, now.date())
    if isinstance(found, Trouble):
        return found
    moment = Moment(found.day, time.at)
    notes = [found.note, time.note]
    if found.by_today and now.date() != today:
        notes.append("It is past midnight; if you mean another day, write its date.")
    said = " ".join([f"{moment.words()}, {moment.distance(now)}.", *filter(None, notes)])
    return Read(moment, said, _question(moment, now))


def _question(moment: Moment, now: datetime) -> str:
    days = moment.days_from(now)
    if moment.passed(now):
        over = "That was earlier today." if days == 0 else "That day is over."
        return f"{over} Keep it as a past interview?"
    return f"That is in {days} days. Is the year right?" if days > FAR_AHEAD else ""
