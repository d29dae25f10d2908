"""One clock, and study days that begin at four in the morning."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.clock import SystemClock, date_of, in_words, moment_from, study_day

MOMENTS = st.datetimes(datetime(1971, 1, 1), datetime(2999, 12, 31), timezones=st.just(UTC))


def test_the_study_day_turns_at_four_and_not_a_minute_before() -> None:
    before = datetime(2026, 11, 22, 3, 59, 59, tzinfo=UTC)
    assert date_of(study_day(before)) == date(2026, 11, 21)
    assert date_of(study_day(before + timedelta(seconds=1))) == date(2026, 11, 22)


def test_the_study_day_follows_the_wall_clock_and_not_utc() -> None:
    instant = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)
    in_tokyo = instant.astimezone(timezone(timedelta(hours=9)))
    assert study_day(in_tokyo) == study_day(instant) + 1


@given(MOMENTS)
def test_a_study_day_lasts_twenty_four_hours(moment: datetime) -> None:
    assert study_day(moment + timedelta(days=1)) == study_day(moment) + 1


@given(st.integers(0, 300_000))
def test_a_study_day_and_its_date_belong_together(day: int) -> None:
    morning = datetime.combine(date_of(day), datetime.min.time(), UTC) + timedelta(hours=4)
    assert study_day(morning) == day


def test_a_date_alone_means_its_noon_so_that_it_is_that_study_day() -> None:
    moment = moment_from("2026-11-22")
    assert moment.tzinfo is not None
    assert (moment.hour, date_of(study_day(moment))) == (12, date(2026, 11, 22))


def test_a_zone_in_the_words_is_kept() -> None:
    assert moment_from("2026-11-22T09:30:00+05:30").utcoffset() == timedelta(hours=5, minutes=30)


@pytest.mark.parametrize(
    "words",
    ["", "tomorrow", "2026-13-01", "2026-11-22T25:00", "1970-01-01", "0001-01-01", "9999-12-31", "🙂"],
)
def test_words_that_are_no_usable_moment_are_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        moment_from(words)


@given(st.text(max_size=40))
def test_no_words_do_worse_than_a_value_error(words: str) -> None:
    with suppress(ValueError):
        assert moment_from(words).tzinfo is not None


def test_a_clock_set_by_hand_runs_on_from_there() -> None:
    start = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
    clock = SystemClock(start)
    first = clock.now()
    assert start <= first < start + timedelta(minutes=5)
    assert clock.now() >= first


def test_the_machines_clock_knows_its_zone() -> None:
    assert SystemClock().now().tzinfo is not None


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (5, "in 5 days"), (-1, "yesterday"), (-3, "3 days ago")],
)
def test_days_are_told_in_words(days: int, words: str) -> None:
    assert in_words(days) == words
