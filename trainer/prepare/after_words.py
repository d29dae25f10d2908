"""What the days after the interview bring: the promised day, and a friendly note the day after it."""

from __future__ import annotations

from datetime import date, datetime

from trainer.clock import EPOCH, study_day
from trainer.prepare.after import NO_DAY, After
from trainer.prepare.interview import Interview
from trainer.prepare.moment import WEEKDAYS, day_words
from trainer.prepare.notebook import Notebook

_WEEK = 7


def after_sentence(book: Notebook, now: datetime) -> str:
    """What Home says about the answer that is waited for; empty when nothing is to be said."""
    after = book.after
    if after is None or (after.offered and not after.reply_by):
        return ""
    if after.offered:
        return _reply(after, now)
    promised = day_of(after.decision_day)
    if promised is not None and _of_round_before(promised, book.interview):
        return ""
    if promised is None:
        return NO_DAY if _over(book.interview, now) and not after.noted else ""
    left = (promised - EPOCH).days - study_day(now)
    if left >= 0:
        return f"They said by {_named(promised, left)}."
    if after.noted:
        return ""
    return f"They said by {_named(promised, left)}. A short, friendly note is in order."


def asks_how_it_went(book: Notebook, now: datetime) -> bool:
    """Whether the interview is over and nothing was written about it yet."""
    after = book.after
    if not _over(book.interview, now) or after is None or after.empty:
        return _over(book.interview, now)
    promised = day_of(after.decision_day)
    return not after.went and promised is not None and _of_round_before(promised, book.interview)


def day_of(words: str) -> date | None:
    """The day of a field; None when it is empty or no ISO date."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None


def _reply(after: After, now: datetime) -> str:
    day = day_of(after.reply_by)
    if day is None:
        return ""
    left = (day - EPOCH).days - study_day(now)
    if left < 0:
        return f"Your answer was due by {_named(day, left)}."
    return f"They expect your answer by {_named(day, left)}."


def _named(day: date, left: int) -> str:
    """`Thursday` when it is near, else the date."""
    return WEEKDAYS[day.weekday()] if abs(left) < _WEEK else day_words(day)


def _of_round_before(promised: date, interview: Interview | None) -> bool:
    """A promise for a day before the interview was made after an earlier one."""
    return interview is not None and interview.moment is not None and promised < interview.moment.day


def _over(interview: Interview | None, now: datetime) -> bool:
    return interview is not None and interview.moment is not None and interview.moment.passed(now)
