"""How far away the interview is, in study days and in the words of the header."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.clock import date_of
from trainer.prepare.countdown import countdown
from trainer.prepare.moment import Moment

SUNDAY = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
FRIDAY_TEN = Moment(date(2026, 12, 4), time(10))


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-25T09:00", "in 9 days"),
        ("2026-12-02T23:59", "in 2 days"),
        ("2026-12-03T03:59", "in 2 days"),
        ("2026-12-03T04:00", "tomorrow 10:00"),
        ("2026-12-04T03:59", "tomorrow 10:00"),
        ("2026-12-04T04:00", "today 10:00"),
        ("2026-12-04T10:59", "today 10:00"),
        ("2026-12-04T11:00", "it was today: how did it go?"),
        ("2026-12-05T09:00", "it was yesterday: how did it go?"),
        ("2026-12-09T09:00", "it was 5 days ago: how did it go?"),
    ],
)
def test_the_countdown_goes_from_days_to_how_it_went(now: str, words: str) -> None:
    assert countdown(FRIDAY_TEN, datetime.fromisoformat(now).replace(tzinfo=UTC)) == words


def test_without_a_time_only_the_day_is_told() -> None:
    assert countdown(Moment(date(2026, 11, 23)), SUNDAY) == "tomorrow"
    assert countdown(Moment(date(2026, 11, 22)), SUNDAY) == "today"
    assert countdown(Moment(date(2026, 11, 22)), SUNDAY.replace(hour=23)) == "today"


def test_without_a_date_that_is_said() -> None:
    assert countdown(None, SUNDAY) == "no date yet"


def test_an_interview_before_four_belongs_to_the_evening_before() -> None:
    early = Moment(date(2026, 11, 23), time(2, 30))
    assert date_of(early.study_day) == date(2026, 11, 22)
    assert countdown(early, SUNDAY) == "tonight 02:30"
    assert countdown(early, SUNDAY - timedelta(days=1)) == "tomorrow night 02:30"
    assert date_of(Moment(date(2026, 11, 23), time(4)).study_day) == date(2026, 11, 23)
    assert date_of(Moment(date(2026, 11, 23)).study_day) == date(2026, 11, 23)


def test_a_moved_interview_is_counted_anew() -> None:
    earlier, later = Moment(date(2026, 11, 24), time(10)), Moment(date(2026, 12, 18), time(10))
    assert countdown(earlier, SUNDAY) == "in 2 days"
    assert countdown(later, SUNDAY) == "in 26 days"


@pytest.mark.parametrize("change", [date(2026, 3, 29), date(2026, 10, 25)])
def test_changing_clocks_neither_add_nor_lose_a_day(change: date) -> None:
    evening = datetime.combine(change - timedelta(days=1), time(22), ZoneInfo("Europe/Berlin"))
    assert countdown(Moment(change, time(10)), evening) == "tomorrow 10:00"
    assert countdown(Moment(change + timedelta(days=7), time(10)), evening) == "in 8 days"


def test_the_machines_language_changes_no_word() -> None:
    assert FRIDAY_TEN.words() == "Friday 4 December 2026 at 10:00"
    assert Moment(date(2028, 2, 29), time(0)).words() == "Tuesday 29 February 2028 at 00:00"


@pytest.mark.parametrize(
    "words", ["", "soon", "2026-02-29", "2026-12-04T", "2026-12-04 10:00", "9999-01-01", "0001-01-01"]
)
def test_what_is_no_moment_of_ours_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Moment.from_iso(words)


@given(st.datetimes(datetime(1971, 2, 1), datetime(2999, 12, 31)), st.integers(-10_000, 10_000))
def test_days_away_are_whole_days_whatever_the_hour(now: datetime, days: int) -> None:
    day = date_of(Moment(now.date()).study_day + days)
    away = Moment(day).days_from(now.replace(hour=12))
    assert away == days
    assert Moment(day).passed(now.replace(hour=12)) is (days < 0)
