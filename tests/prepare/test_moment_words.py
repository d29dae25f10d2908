"""Dates and times as people write them, and what is said when they cannot be."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.prepare.moment import Moment
from trainer.prepare.moment_words import Read, read_moment
from trainer.prepare.trouble import Trouble

SUNDAY = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PAST = "That day is over. Keep it as a past interview?"
NO_SUCH_DATE = "No such date. Try 2026-12-13, or leave it empty if they have not fixed it."


def read(words: str, now: datetime = SUNDAY) -> Read:
    found = read_moment(words, now)
    assert isinstance(found, Read), found
    return found


def trouble(words: str, now: datetime = SUNDAY) -> str:
    found = read_moment(words, now)
    assert isinstance(found, Trouble), found
    return found.sentence


def iso(words: str, now: datetime = SUNDAY) -> str:
    moment = read(words, now).moment
    assert moment is not None
    return moment.iso()


# What can be read


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-12-04", "2026-12-04"),
        ("2026/12/4", "2026-12-04"),
        ("2026-12-04 10:00", "2026-12-04T10:00"),
        ("2026-12-04T10:00:00", "2026-12-04T10:00"),
        ("13.12.", "2026-12-13"),
        ("13.12", "2026-12-13"),
        ("13. 12. 2026", "2026-12-13"),
        ("13.12.2026 10:15", "2026-12-13T10:15"),
        ("13.12.26", "2026-12-13"),
        ("13-12-2026", "2026-12-13"),
        ("13 Dec", "2026-12-13"),
        ("13 December 2027", "2027-12-13"),
        ("13-Dec-2026", "2026-12-13"),
        ("the 13th of december", "2026-12-13"),
        ("Dec 13 at 10", "2026-12-13T10:00"),
        ("Dec. 13th, 10 a.m.", "2026-12-13T10:00"),
        ("Friday, December 4th, 2026 at 10:00 AM", "2026-12-04T10:00"),
        ("4 Dec (Fri) 14h30", "2026-12-04T14:30"),
        ("fri 11", "2026-12-11"),
        ("the 13th", "2026-12-13"),
        ("31", "2026-12-31"),
        ("friday", "2026-11-27"),
        ("FRI 10:00", "2026-11-27T10:00"),
        ("sat 10 am", "2026-11-28T10:00"),
        ("thurs.", "2026-11-26"),
        ("in 9 days", "2026-12-01"),
        ("9 days", "2026-12-01"),
        ("in a week", "2026-11-29"),
        ("in two weeks at noon", "2026-12-06T12:00"),
        ("tomorrow", "2026-11-23"),
        ("the day after tomorrow", "2026-11-24"),
        ("today 16:00", "2026-11-22T16:00"),
        ("today at 12 pm", "2026-11-22T12:00"),
        ("10:00 on 13.12.", "2026-12-13T10:00"),
        ("next friday 10.30", "2026-11-27T10:30"),
        ("fri 10.30", "2026-11-27T10:30"),
        ("fri 11.12.", "2026-12-11"),
        ("fri 11.12", "2026-12-11"),
        ("1.12. 10.10", "2026-12-01T10:10"),
        ("10.30 1.12.", "2026-12-01T10:30"),
        ("tomorrow 10.10", "2026-11-23T10:10"),
        ("1.12. 10 uhr", "2026-12-01T10:00"),
        ("1.12. 10.15 uhr", "2026-12-01T10:15"),
        ("tonight 19:00", "2026-11-22T19:00"),
        ("tonight at 8", "2026-11-22T20:00"),
        ("in 9 days at 10", "2026-12-01T10:00"),
        ("tomorrow 10:00-11:30", "2026-11-23T10:00"),
        ("at 13.12.", "2026-12-13"),
        ("  ３１．１２．  ", "2026-12-31"),
        ("\x1b[31m13.12.\x1b[0m", "2026-12-13"),
    ],
)
def test_a_date_is_read_as_it_was_meant(words: str, moment: str) -> None:
    assert iso(words) == moment


@pytest.mark.parametrize("words", ["", "   ", "?", "-", "not known", "TBD", "no date yet"])
def test_no_date_yet_is_an_answer_too(words: str) -> None:
    assert read(words) == Read(None, "The date is not known yet.")


def test_how_it_was_understood_is_said_in_full() -> None:
    assert read("fri 10:00").said == "Friday 27 November 2026 at 10:00, in 5 days."


def test_a_bare_small_hour_is_in_the_afternoon_and_that_is_said() -> None:
    assert iso("tomorrow at 4") == "2026-11-23T16:00"
    assert iso("tomorrow 4:30") == "2026-11-23T16:30"
    assert "for the morning write 04:00" in read("tomorrow at 4").said
    assert iso("tomorrow 04:00") == iso("tomorrow 4 am") == "2026-11-23T04:00"
    assert iso("tomorrow at 7") == "2026-11-23T07:00"


# Several readings


def test_two_figures_with_a_slash_are_the_nearer_day_and_the_other_is_named() -> None:
    found = read("4/12")
    assert found.moment == Moment(date(2026, 12, 4))
    assert found.said.endswith("if it is 12 April 2027, write 2027-04-12.")
    assert iso("12/4") == "2026-12-04"


def test_of_two_readings_the_one_that_is_over_comes_last() -> None:
    assert iso("11/12") == iso("12/11") == "2026-12-11"
    assert "2026-11-12" in read("11/12").said


@pytest.mark.parametrize(("words", "moment"), [("13/12", "2026-12-13"), ("12/13", "2026-12-13")])
def test_a_slash_with_a_figure_above_twelve_leaves_no_doubt(words: str, moment: str) -> None:
    assert iso(words) == moment
    assert "two days" not in read(words).said
    assert "two days" not in read("12/12").said


def test_a_weekday_decides_between_two_readings() -> None:
    assert iso("fri 4/12") == "2026-12-04"
    assert iso("mon 4/12") == "2027-04-12"
    assert "two days" not in read("mon 4/12").said


def test_a_weekday_decides_between_this_months_day_and_the_next_ones() -> None:
    assert iso("wed 13") == "2027-01-13"


@pytest.mark.parametrize("words", ["fri 13", "fri 13 Dec", "Friday 13.12.2026"])
def test_a_weekday_that_contradicts_the_number_is_told_with_both_dates(words: str) -> None:
    assert trouble(words) == (
        "13 December 2026 is a Sunday, not a Friday. "
        "Is it 2026-12-13 or 2026-12-11? Write the one that is right."
    )


def test_the_weekday_of_today_means_next_week_and_says_so() -> None:
    found = read("sunday")
    assert found.moment == Moment(date(2026, 11, 29))
    assert found.said.endswith("If it is today, write today.")
    assert iso("this sunday") == "2026-11-22"


@pytest.mark.parametrize(
    ("today", "moment", "noted"),
    [
        (23, "2026-12-01", True),
        (24, "2026-12-01", False),
        (25, "2026-12-01", False),
        (29, "2026-12-01", False),
    ],
)
def test_next_tuesday_is_that_of_next_week(today: int, moment: str, noted: bool) -> None:
    now = SUNDAY.replace(day=today)
    for words in ("next tuesday", "tue next week", "next week on Tuesday"):
        assert iso(words, now) == moment
        assert ("Read as next week's" in read(words, now).said) is noted


# A year that was left out


def test_a_january_date_in_december_is_next_year() -> None:
    december = datetime(2026, 12, 20, 9, 0, tzinfo=UTC)
    assert iso("13.1.", december) == "2027-01-13"
    assert iso("13 Jan", december) == "2027-01-13"
    assert iso("13", december) == "2027-01-13"
    assert iso("31.12.", december) == "2026-12-31"


def test_a_day_that_was_over_lately_is_that_day() -> None:
    found = read("31.12.", datetime(2027, 1, 2, 9, 0, tzinfo=UTC))
    assert found.moment == Moment(date(2026, 12, 31))
    assert found.question == PAST
    assert iso("1.10.") == "2027-10-01"


def test_a_leap_day_is_taken_only_where_it_exists() -> None:
    assert iso("29.2.", datetime(2027, 12, 1, 9, 0, tzinfo=UTC)) == "2028-02-29"
    assert iso("29 Feb 2028", datetime(2027, 12, 1, 9, 0, tzinfo=UTC)) == "2028-02-29"
    assert trouble("29.2.") == NO_SUCH_DATE
    assert trouble("2027-02-29") == NO_SUCH_DATE
    assert iso("in 1 day", datetime(2028, 2, 28, 9, 0, tzinfo=UTC)) == "2028-02-29"


# What is asked before it is saved


@pytest.mark.parametrize("words", ["2026-11-21", "yesterday", "21.11.", "20 Nov 2026 10:00"])
def test_a_day_that_is_over_is_asked_about(words: str) -> None:
    assert read(words).question == PAST


def test_a_time_that_is_over_today_is_asked_about() -> None:
    assert read("today 08:00").question == "That was earlier today. Keep it as a past interview?"
    assert read("today 09:31").question == ""
    assert read("today").question == ""


def test_more_than_four_hundred_days_ahead_is_asked_about() -> None:
    assert read("in 400 days").question == ""
    assert read("in 401 days").question == "That is in 401 days. Is the year right?"


# What cannot be read


@pytest.mark.parametrize(
    "words",
    ["13.13.", "31.11.", "0.0.", "2026-13-01", "31 Nov", "32", "9999-12-31", "1066-10-14", "in 999999 weeks"],
)
def test_a_date_that_does_not_exist_is_told_with_one_that_does(words: str) -> None:
    assert trouble(words) == NO_SUCH_DATE


@pytest.mark.parametrize(
    "words",
    ["soon", "dec", "next week", "13 foo", "mon or tue", "in some days", "13.12.2026.14", "🙂", "1" * 5000],
)
def test_other_words_are_told_what_to_write_instead(words: str) -> None:
    assert trouble(words) == (
        "That is not clear as a date. Try 2026-12-13 or in 9 days, "
        "or leave it empty if they have not fixed it."
    )


@pytest.mark.parametrize("words", ["tomorrow 25:00", "tomorrow 10:75", "tomorrow 13 pm", "tomorrow 0 am"])
def test_a_time_that_does_not_exist_is_told(words: str) -> None:
    assert trouble(words) == "No such time. Try 10:00 or 4 pm, or leave the time out."


def test_a_time_without_a_day_and_two_times_are_told() -> None:
    assert trouble("10:00") == "On which day? Try tomorrow 10:00, or a date before the time."
    assert trouble("tomorrow 10:00 or 14:00").startswith("That is more than one time.")


# Night and changing clocks


def test_after_midnight_days_are_counted_from_the_evening_before() -> None:
    night = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    assert iso("tomorrow", night) == "2026-11-23"
    assert iso("in 9 days", night) == "2026-12-01"
    assert "It is past midnight" in read("tomorrow", night).said
    assert "It is past midnight" not in read("13.12.", night).said
    four = night.replace(hour=4)
    assert iso("tomorrow", four) == "2026-11-24"
    assert "midnight" not in read("tomorrow", four).said


def test_today_after_midnight_is_the_day_that_has_begun() -> None:
    found = read("today 16:00", datetime(2026, 11, 23, 1, 0, tzinfo=UTC))
    assert found.moment == Moment(date(2026, 11, 23), time(16))
    assert found.question == ""
    assert iso("monday, today", datetime(2026, 11, 23, 1, 0, tzinfo=UTC)) == "2026-11-23"


def test_a_weekday_after_midnight_stays_that_weekday() -> None:
    night = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
    assert iso("this sunday", night) == "2026-11-22"
    assert iso("monday", night) == "2026-11-23"
    assert iso("sunday", night) == "2026-11-29"


@pytest.mark.parametrize("day", [28, 29])
def test_the_night_in_which_the_clocks_change_moves_no_date(day: int) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    now = datetime(2026, 3, day, 23, 30, tzinfo=berlin)
    assert iso("tomorrow 10:00", now) == f"2026-03-{day + 1}T10:00"
    assert read("in 3 days", now).said.endswith("in 3 days.")
    autumn = datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=1)
    assert iso("today 10:00", autumn) == "2026-10-25T10:00"


# Anything

NOWS = st.datetimes(datetime(1971, 2, 1), datetime(2999, 12, 31), timezones=st.just(UTC))
PIECES = st.sampled_from([
    "next", "this", "fri", "monday", "13", "29", "2", ".", "/", "-", "2026", "dec", "feb", "in", "days",
    "week", "today", "tomorrow", "at", "10:00", "4", "pm", "th", "of", "999999", "noon", "-1", "²", "٣",
    "T", "\u202e",
])  # fmt: skip


@given(st.text(max_size=80), NOWS)
def test_no_text_makes_it_raise(words: str, now: datetime) -> None:
    found = read_moment(words, now)
    assert found.said if isinstance(found, Read) else found.sentence


@given(st.lists(PIECES, max_size=7), st.sampled_from(["", " "]), NOWS)
def test_no_heap_of_date_words_makes_it_raise(pieces: list[str], between: str, now: datetime) -> None:
    found = read_moment(between.join(pieces), now)
    assert found.said if isinstance(found, Read) else found.sentence


@given(NOWS, st.dates(date(1971, 2, 1), date(2999, 12, 30)), st.none() | st.times())
def test_a_moment_written_by_us_is_read_as_itself(now: datetime, day: date, at: time | None) -> None:
    moment = Moment(day, at.replace(second=0, microsecond=0) if at else None)
    assert read(moment.iso(), now).moment == moment
    assert read(moment.words(), now).moment == moment
    assert Moment.from_iso(moment.iso()) == moment


@given(NOWS, st.dates(date(1971, 2, 1), date(2999, 12, 30)))
def test_a_day_and_month_alone_are_never_more_than_a_year_away(now: datetime, day: date) -> None:
    found = read_moment(f"{day.day}.{day.month}.", now)
    if isinstance(found, Read) and found.moment:
        assert (found.moment.day.day, found.moment.day.month) == (day.day, day.month)
        assert -31 <= found.moment.days_from(now) <= 366
