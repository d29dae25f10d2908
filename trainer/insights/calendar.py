"""Practice by week and day, for a calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from trainer.clock import date_of
from trainer.insights.practice import Practice


@dataclass(frozen=True, slots=True)
class PractisedDay:
    """One day of the calendar."""

    date: date
    answers: int
    minutes: float


def last_weeks(practice: Practice, day: int, weeks: int) -> tuple[tuple[PractisedDay, ...], ...]:
    """Whole weeks from Monday on, the oldest first, the last one ending with the study day `day`."""
    today = date_of(day)
    first = day - today.weekday() - 7 * (weeks - 1)
    days = [
        PractisedDay(date_of(d), practice.answers[d], practice.seconds.get(d, 0.0) / 60)
        for d in range(first, day + 1)
    ]
    return tuple(tuple(days[start : start + 7]) for start in range(0, len(days), 7))


def coverage_by_week(practice: Practice, day: int, weeks: int) -> tuple[tuple[date, float | None], ...]:
    """Mean coverage of the judged answers of each week, by the Monday of it, the oldest first."""
    monday = day - date_of(day).weekday()
    found = []
    for back in range(weeks - 1, -1, -1):
        days = range(monday - 7 * back, monday - 7 * back + 7)
        count = sum(practice.judged[d] for d in days)
        total = sum(practice.coverage.get(d, 0.0) for d in days)
        found.append((date_of(monday) - timedelta(weeks=back), total / count if count else None))
    return tuple(found)
