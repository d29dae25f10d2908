"""Small fields of the interview's form: minutes a day, and what the second interview may be like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.prepare.minutes_words import read_minutes
from trainer.prepare.second_form import FIRST_FORMATS, FirstFormat, forecast
from trainer.prepare.trouble import Trouble


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("15", 15), ("1", 1), ("600", 600), (" 20 min ", 20), ("20 minutes", 20), ("5m", 5), ("1 h", 60),
        ("1 hour", 60), ("2 hours", 120), ("1h30", 90), ("1 h 30 min", 90), ("10 hrs", 600),
    ],
)  # fmt: skip
def test_minutes_are_read_as_people_write_them(words: str, minutes: int) -> None:
    assert read_minutes(words) == minutes


def test_no_minutes_leave_it_to_the_settings() -> None:
    assert read_minutes("") is None
    assert read_minutes("  ") is None


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("0", "No minutes hold no question."),
        ("0 h", "No minutes hold no question."),
        ("601", "That is more than a day of practice holds."),
        ("11 h", "That is more than a day of practice holds."),
        ("-5", "That is not clear as minutes."),
        ("a while", "That is not clear as minutes."),
        ("15.5", "That is not clear as minutes."),
    ],
)
def test_minutes_that_no_day_has_are_told(words: str, start: str) -> None:
    found = read_minutes(words)
    assert isinstance(found, Trouble)
    assert found.sentence.startswith(start)


@given(st.text(max_size=30) | st.text("0123456789hmins ", max_size=30))
def test_no_text_as_minutes_makes_it_raise(words: str) -> None:
    found = read_minutes(words)
    assert found is None or isinstance(found, Trouble) or 1 <= found <= 600


def test_after_one_person_a_panel_or_a_presentation_is_likely() -> None:
    assert "a panel or a presentation" in forecast("one-on-one")


@pytest.mark.parametrize("first", ["case", "presentation"])
def test_after_a_case_or_a_presentation_plain_questions_are_likely(first: FirstFormat) -> None:
    assert "plain questions and answers" in forecast(first)


@pytest.mark.parametrize("first", FIRST_FORMATS)
def test_every_forecast_is_two_sentences_and_promises_nothing(first: FirstFormat) -> None:
    words = forecast(first)
    assert words.count(".") == 2
    assert words.endswith("Only they know: ask who will be there and in what form.")
    assert any(careful in words for careful in ("often", "usually", "may be"))
