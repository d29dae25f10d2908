"""Lines of a page: broken where they must be, never wider, nothing lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from trainer.paper.page import COLUMNS, HIDDEN, hidden, width, wrapped

TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=300)


@given(TEXTS, st.integers(10, 40))
def test_no_line_is_wider_than_the_page_and_no_letter_is_lost(text: str, columns: int) -> None:
    lines = wrapped(text, columns, "  ")
    assert all(width(line) <= columns for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_short_text_stays_on_one_line_and_nothing_makes_no_line() -> None:
    assert wrapped("we met in May") == ["we met in May"]
    assert wrapped("  ") == []
    assert width("日本") == 4
    assert len(wrapped("x" * (COLUMNS + 1))) == 2


def test_confidential_words_are_blotted_out_whole_and_in_any_case() -> None:
    assert (
        hidden("At ACME and Acme Ltd, not acmes.", ["acme", "Acme Ltd"])
        == f"At {HIDDEN} and {HIDDEN}, not acmes."
    )
    assert hidden("C++ (beta)", ["C++"]) == f"{HIDDEN} (beta)"
    assert hidden("nothing", [""]) == "nothing"
