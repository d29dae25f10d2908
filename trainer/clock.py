"""Time: one clock handed to everything, and the study day that rolls over at 04:00."""

from __future__ import annotations

import time
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from typing import Protocol

ROLLOVER_HOURS = 4
"""A study day begins at this hour of local time, so an answer after midnight counts for the evening."""

EPOCH = date(1970, 1, 1)
NOON = clock_time(12)
FIRST_YEAR, LAST_YEAR = 1971, 2999
"""Moments given by hand lie within these, so that no sum of days runs out of the calendar."""


class Clock(Protocol):
    """What the program asks about time.  Tests hand in one that stands still."""

    def now(self) -> datetime:
        """This moment, aware, in local time."""

    def seconds(self) -> float:
        """A count that only grows, for measuring how long something took."""


class SystemClock:
    """The machine's clock, or one that starts at a moment given with `--now` and runs on from there."""

    def __init__(self, start: datetime | None = None) -> None:
        self._start = start
        self._began = time.monotonic()

    def now(self) -> datetime:
        if self._start is None:
            return datetime.now().astimezone()
        return self._start + timedelta(seconds=self.seconds() - self._began)

    def seconds(self) -> float:
        return time.monotonic()


def study_day(moment: datetime) -> int:
    """Days since 1970-01-01 of the local wall-clock time, rolling over at 04:00."""
    return ((moment - timedelta(hours=ROLLOVER_HOURS)).date() - EPOCH).days


def date_of(day: int) -> date:
    """The calendar date on which a study day begins."""
    return EPOCH + timedelta(days=day)


def moment_from(words: str) -> datetime:
    """A moment from ISO words as given to `--now`; without a zone it is local time, a date alone its noon.

    Raises ValueError when the words are no ISO date or time, or lie outside the years 1971 to 2999.
    """
    try:
        # Midnight would still count for the evening before.
        moment = datetime.combine(date.fromisoformat(words), NOON)
    except ValueError:
        moment = datetime.fromisoformat(words)
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"{moment.year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    return moment.astimezone() if moment.tzinfo is None else moment


def in_words(days: int) -> str:
    """How far away a day is: 'today', 'tomorrow', 'in 5 days', 'yesterday', '3 days ago'."""
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")
