"""When an interview takes place: a day, with the time of day once it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from trainer.clock import FIRST_YEAR, LAST_YEAR, NOON, in_words, study_day

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and perhaps a time, as the clock on the wall will show it: changing clocks do not move it."""

    day: date
    at: time | None = None

    @property
    def study_day(self) -> int:
        """The study day in which it lies; without a time that of the day's noon."""
        return study_day(self._wall)

    def iso(self) -> str:
        """`2026-12-04` or `2026-12-04T10:00`."""
        if self.at is None:
            return self.day.isoformat()
        return datetime.combine(self.day, self.at).isoformat(timespec="minutes")

    @staticmethod
    def from_iso(words: str) -> Moment:
        """What `iso` wrote.  Raises ValueError when it is anything else."""
        found = datetime.strptime(words, "%Y-%m-%dT%H:%M" if "T" in words else "%Y-%m-%d")
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            raise ValueError(f"{found.year} is outside {FIRST_YEAR} to {LAST_YEAR}")
        return Moment(found.date(), found.time() if "T" in words else None)

    def days_from(self, now: datetime) -> int:
        """Study days until it; negative when it is over."""
        return self.study_day - study_day(now)

    def passed(self, now: datetime) -> bool:
        """Whether it has begun; without a time, whether its day is over."""
        if self.at is None:
            return self.days_from(now) < 0
        return self._wall <= now.replace(tzinfo=None)

    def words(self) -> str:
        """`Friday 4 December 2026 at 10:00`."""
        at = "" if self.at is None else f" at {self.at:%H:%M}"
        return f"{WEEKDAYS[self.day.weekday()]} {day_words(self.day)}{at}"

    def distance(self, now: datetime) -> str:
        """How far away it is: `in 9 days`, `tomorrow`, `yesterday`."""
        return in_words(self.days_from(now))

    @property
    def _wall(self) -> datetime:
        return datetime.combine(self.day, NOON if self.at is None else self.at)


def day_words(day: date) -> str:
    """`4 December 2026`, whatever the machine's language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
