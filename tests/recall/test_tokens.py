"""Tokens: words, stems and places of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.recall.numbers import value_of_digits
from trainer.recall.tokens import analyse


def words(text: str) -> list[str]:
    return [token.word for token in analyse(text).tokens]


def stems(text: str) -> list[str]:
    return [token.stem for token in analyse(text).tokens]


def test_a_contraction_becomes_its_verb_and_not() -> None:
    assert words("I don't, I can't, we won't, it cannot") == (
        ["i", "do", "not", "i", "can", "not", "we", "will", "not", "it", "can", "not"]
    )


def test_a_contraction_typed_without_its_apostrophe_is_understood() -> None:
    assert words("I didnt know") == ["i", "did", "not", "know"]


def test_a_curly_apostrophe_counts_as_a_straight_one() -> None:
    assert words("the boss’s plan isn’t ready") == words("the boss's plan isn't ready")


def test_an_irregular_past_meets_its_verb() -> None:
    assert stems("told met led children") == stems("tell meet lead child")


def test_accents_on_latin_letters_make_no_difference() -> None:
    assert stems("résumé café") == stems("resume cafe")


@pytest.mark.parametrize(
    ("written", "same"),
    [
        ("twelve", "12"),
        ("8 %", "eight percent"),
        ("two hundred and fifty-three", "253"),
        ("40 thousand", "40,000"),
        ("40k", "forty thousand"),
        ("1.5 million", "1,500,000"),
        ("a dozen", "a 12"),
        ("twenty-five", "25"),
        ("2nd", "second"),
    ],
)
def test_numbers_are_one_value_however_they_are_written(written: str, same: str) -> None:
    assert stems(written) == stems(same)


def test_different_numbers_stay_different() -> None:
    assert stems("8") != stems("80")
    assert stems("0.8") != stems("8")


def test_two_numbers_side_by_side_stay_two() -> None:
    assert stems("twelve, eight") == ["#12", "#8"]
    assert stems("40k, twenty-five") == ["#40000", "#25"]
    assert stems("ten and three") == ["#10", "and", "#3"]


def test_a_version_is_no_number() -> None:
    assert value_of_digits("1.2.3") is None
    assert stems("1.2.3") == ["1.2.3"]


def test_a_joined_number_spans_all_its_words() -> None:
    text = "We saved two hundred and fifty euros."
    token = next(token for token in analyse(text).tokens if token.stem == "#250")
    assert text[token.start : token.end] == "two hundred and fifty"


def test_chinese_is_read_sign_by_sign() -> None:
    assert words("准时交付") == ["准", "时", "交", "付"]


def test_signs_of_a_word_in_other_scripts_stay_together() -> None:
    assert words("नमस्ते दुनिया") == ["नमस्ते", "दुनिया"]
    assert words("שלום مرحبا привет") == ["שלום", "مرحبا", "привет"]


def test_stop_words_have_no_content_unless_nothing_else_is_there() -> None:
    assert [token.word for token in analyse("told the manager").content] == ["told", "manager"]
    assert [token.word for token in analyse("so what if I").content] == ["so", "what", "if", "i"]


@given(st.text())
def test_any_text_gives_tokens_in_order_inside_the_text(text: str) -> None:
    before = 0
    for token in analyse(text).tokens:
        assert before <= token.start < token.end <= len(text)
        assert token.word
        assert token.stem
        before = token.start


@given(st.integers(0, 999_999))
def test_digits_and_grouped_digits_have_one_value(number: int) -> None:
    assert stems(str(number)) == stems(f"{number:,}")
