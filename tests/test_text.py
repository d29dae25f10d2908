"""Text is cleaned once, where it enters."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from trainer.text import clean, one_line, shortened

ANY_TEXT = st.text(st.characters(codec=None))


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07after", "after"),
        ("\x1b]52;c;cGF5bG9hZA==\x1b\\after", "after"),
        ("\x9b31mred", "red"),
        ("\x9d0;title\x9cafter", "after"),
        ("\x1bPdevice\x1b\\after", "after"),
        ("\x1bcreset", "reset"),
        ("\x1b(Bcharset", "charset"),
        ("an unfinished \x1b[", "an unfinished "),
        ("an unfinished \x1b]0;title", "an unfinished 0;title"),
        ("abc\x00\x08\x7f\x85def", "abcdef"),
        ("left\u202eright\u2066\u2069", "leftright"),
        ("\ufeffmark", "mark"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("a\r\nb\rc", "a\nb\nc"),
        ("tab\tstays\n", "tab\tstays\n"),
        ("ک\u200cت 👩\u200d💻", "ک\u200cت 👩\u200d💻"),
        ("[red]markup[/nope] stays literal", "[red]markup[/nope] stays literal"),
    ],
)
def test_what_could_steer_a_terminal_goes_and_the_rest_stays(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


@given(ANY_TEXT)
@example("\x1b\x1b[[31m")
@example("\x1b\u200b[31m")
@example("\x9b\x9b31m")
@example("\x1b[\x1b[31m31m")
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean(text)
    assert clean(once) == once


@given(ANY_TEXT)
def test_clean_text_has_no_control_characters_and_can_be_written(text: str) -> None:
    cleaned = clean(text)
    assert not any((ord(c) < 32 and c not in "\t\n") or 127 <= ord(c) < 160 for c in cleaned)
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned


@given(st.text("abc äß日本🙂.,!?[]{}|@:-\t\n"))
def test_ordinary_text_is_left_as_it_is(text: str) -> None:
    assert clean(text) == text


def test_a_hundred_thousand_openings_of_a_sequence_are_cleaned_in_one_pass() -> None:
    assert clean("\x1b]" * 50_000) == ""
    assert clean("\x1b[" * 50_000) == ""
    assert clean("\x9d" * 100_000) == ""
    assert clean("\x9d" + "a" * 100_000) == "a" * 100_000


@given(ANY_TEXT)
def test_one_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert "\n" not in line
    assert line == line.strip()
    assert "  " not in line


@given(st.text(), st.integers(1, 50))
def test_shortened_text_fits(text: str, width: int) -> None:
    short = shortened(text, width)
    assert len(short) <= width
    assert short == text or short.endswith("…")
