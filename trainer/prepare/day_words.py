"""The day in what people write: `13.12.`, `13 Dec`, `4/12`, `fri 13`, `next tuesday`, `in 9 days`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from trainer.clock import FIRST_YEAR, LAST_YEAR
from trainer.prepare.moment import MONTHS, WEEKDAYS, day_words
from trainer.prepare.trouble import Trouble

LATELY = timedelta(days=30)
"""A day without a year that was over this long ago is that day, and not next year's."""

_NEAR = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1, "day after tomorrow": 2}
_COUNTS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_FILLERS = re.compile(r"\b(?:on|the|of|at)\b")
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)\b")
_WEEKDAY = re.compile(
    r"(?:\b(?P<which>this|coming|next(?: week)?) )?"
    r"\b(?P<day>mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b\.?"
    r"(?P<after> next week\b)?"
)
_IN = re.compile(r"(?:in )?(?P<count>\d{1,6}|[a-z]+) (?P<unit>day|week)s?")
_ISO = re.compile(r"(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})")
_FIGURES = re.compile(
    r"(?P<a>\d{1,2}) ?(?P<mark>[./-]) ?(?P<b>\d{1,2})(?:[ ./-]{1,2}(?P<year>\d{4}|\d\d))?[./]?"
)
_NAMED = (
    re.compile(r"(?P<day>\d{1,2})[ .-]{0,2}(?P<month>[a-z]{3,9})(?:[ .-]{0,2}(?P<year>\d{4}|\d\d))?"),
    re.compile(r"(?P<month>[a-z]{3,9})[ .-]{0,2}(?P<day>\d{1,2})(?:[ .-]{1,2}(?P<year>\d{4}|\d\d))?"),
)
_NUMBER = re.compile(r"(?P<day>\d{1,2})\.?")


@dataclass(frozen=True, slots=True)
class FoundDay:
    """The day that is meant."""

    day: date
    note: str = ""
    """How it was chosen among several, in a sentence; empty when there was one."""
    by_today: bool = False
    """It was told by its distance from today."""


def read_day(words: str, today: date, begun: date) -> FoundDay | Trouble:
    """The day in lower-case words without a time.

    `today` is the date of the study day, from which days are counted; `begun` the calendar's, which is
    one later between midnight and four.
    """
    words = " ".join(_FILLERS.sub(" ", _ORDINAL.sub("", words)).split())
    named = list(_WEEKDAY.finditer(words))
    if len(named) > 1:
        return unclear(today)
    if not named:
        return _chosen(words, today, begun, None)
    match = named[0]
    weekday = next(i for i, name in enumerate(WEEKDAYS) if name.lower().startswith(match["day"]))
    rest = " ".join(f"{words[: match.start()]} {words[match.end() :]}".split())
    if rest:
        return _chosen(rest, today, begun, weekday)
    which = "next" if match["after"] else match["which"] or ""
    return _by_weekday(weekday, which, today)


def unclear(today: date) -> Trouble:
    """What is said when no day can be made out."""
    return Trouble(
        f"That is not clear as a date. Try {_example(today)} or in 9 days, "
        "or leave it empty if they have not fixed it."
    )


def no_such_date(today: date) -> Trouble:
    """What is said when the calendar has no such day."""
    return Trouble(f"No such date. Try {_example(today)}, or leave it empty if they have not fixed it.")


def _example(today: date) -> str:
    return (today + timedelta(weeks=3)).isoformat()


def _by_weekday(weekday: int, which: str, today: date) -> FoundDay:
    ahead = (weekday - today.weekday()) % 7
    if which.startswith("next"):
        found = today + timedelta(days=7 - today.weekday() + weekday)
        soonest = today + timedelta(days=ahead or 7)
        note = (
            "" if found == soonest else f"Read as next week's; for this week's write {soonest.isoformat()}."
        )
        return FoundDay(found, note)
    if ahead or which == "this":
        return FoundDay(today + timedelta(days=ahead))
    return FoundDay(today + timedelta(days=7), "If it is today, write today.")


def _chosen(words: str, today: date, begun: date, weekday: int | None) -> FoundDay | Trouble:
    """Of the days that the words may mean the first, or the first that has the weekday."""
    distance = _distance(words)
    by_today = distance is not None
    found = (
        _named_days(words, today)
        if distance is None
        else _so_far_from(today if distance else begun, distance)
    )
    if found is None:
        return unclear(today)
    days = [day for day in found if FIRST_YEAR <= day.year <= LAST_YEAR]
    if not days:
        return no_such_date(today)
    if weekday is not None:
        fitting = [day for day in days if day.weekday() == weekday]
        return FoundDay(fitting[0], "", by_today) if fitting else _contradiction(days[0], weekday)
    note = ""
    if len(days) > 1 and not _NUMBER.fullmatch(words):
        note = f"It may be read as two days; if it is {day_words(days[1])}, write {days[1].isoformat()}."
    return FoundDay(days[0], note, by_today)


def _contradiction(day: date, weekday: int) -> Trouble:
    near = day + timedelta(days=(weekday - day.weekday() + 3) % 7 - 3)
    return Trouble(
        f"{day_words(day)} is a {WEEKDAYS[day.weekday()]}, not a {WEEKDAYS[weekday]}. "
        f"Is it {day.isoformat()} or {near.isoformat()}? Write the one that is right."
    )


def _distance(words: str) -> int | None:
    """Days from today, when that is how the day is told."""
    if words in _NEAR:
        return _NEAR[words]
    match = _IN.fullmatch(words)
    if match is None:
        return None
    count = "one" if match["count"] in ("a", "an") else match["count"]
    if not count.isdecimal() and count not in _COUNTS:
        return None
    return (int(count) if count.isdecimal() else _COUNTS.index(count)) * (7 if match["unit"] == "week" else 1)


def _so_far_from(today: date, distance: int) -> list[date]:
    try:
        return [today + timedelta(days=distance)]
    except OverflowError:
        return []


def _named_days(words: str, today: date) -> list[date] | None:
    """The days that the words may mean, the likeliest first; None when they name none."""
    if match := _ISO.fullmatch(words):
        return _dates(int(match["day"]), int(match["month"]), match["year"], today)
    if match := _FIGURES.fullmatch(words):
        a, b = int(match["a"]), int(match["b"])
        days = _dates(a, b, match["year"], today)
        if match["mark"] != "." and a != b:
            days += _dates(b, a, match["year"], today)
            days.sort(key=lambda day: (day < today, abs(day - today)))
        return days
    for form in _NAMED:
        if (match := form.fullmatch(words)) and (month := _month(match["month"])):
            return _dates(int(match["day"]), month, match["year"], today)
    if match := _NUMBER.fullmatch(words):
        return _next_two(int(match["day"]), today)
    return None


def _month(name: str) -> int | None:
    name = "sep" if name == "sept" else name
    return next((i for i, month in enumerate(MONTHS, 1) if month.lower().startswith(name)), None)


def _dates(day: int, month: int, year: str | None, today: date) -> list[date]:
    """The date if there is one; without a year the next, or one that was over lately."""
    if year is not None:
        return list(_existing(2000 + int(year) if len(year) == 2 else int(year), month, day))
    years = (today.year - 1, today.year, today.year + 1)
    near = [found for y in years for found in _existing(y, month, day) if found >= today - LATELY]
    return near[:1]


def _existing(year: int, month: int, day: int) -> Iterator[date]:
    try:
        yield date(year, month, day)
    except ValueError:
        return


def _next_two(number: int, today: date) -> list[date]:
    """The next two days of a month that have this number."""
    months = [divmod(today.year * 12 + today.month - 1 + ahead, 12) for ahead in range(4)]
    found = [day for year, month in months for day in _existing(year, month + 1, number) if day >= today]
    return found[:2]
