"""Plots: valid SVG that says in words what it shows, whatever stands in it."""

from __future__ import annotations

from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from trainer.paper.plots import Bar, Cell, Mark, bars, calendar, line

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=20).filter(
    lambda text: all(ord(c) not in (0xFFFE, 0xFFFF) for c in text)
)
SHARES = st.floats(-1, 2)


@given(WORDS, st.lists(st.builds(Bar, WORDS, SHARES, WORDS, st.booleans()), max_size=5))
def test_bars_stay_inside_and_are_well_formed(title: str, rows: list[Bar]) -> None:
    plot = ElementTree.fromstring(bars(title, rows))
    drawn = [float(rect.get("width", "0")) for rect in plot.iter() if rect.tag == "rect"]
    assert len(drawn) == 2 * len(rows)
    assert all(0 < width <= float(plot.get("viewBox", "").split()[2]) for width in drawn)
    assert plot.get("aria-label") == title


@given(WORDS, st.lists(st.builds(Mark, WORDS, st.none() | st.floats(0, 1)), max_size=8))
def test_a_line_has_a_dot_for_every_known_share_and_none_for_a_gap(title: str, marks: list[Mark]) -> None:
    plot = ElementTree.fromstring(line(title, marks))
    assert sum(part.tag == "circle" for part in plot.iter()) == sum(mark.share is not None for mark in marks)


def test_an_outline_is_what_the_candidate_rated_alone() -> None:
    assert 'fill="none"' in bars("aloud", [Bar("aloud", 0.5, "50%", hollow=True)])
    assert 'fill="none"' not in bars("checked", [Bar("checked", 0.5, "50%")])


def test_each_day_of_a_calendar_says_its_words_and_an_idle_one_stays_pale() -> None:
    plot = ElementTree.fromstring(
        calendar("days", [("5.1.", [Cell(0, "5 January: 0 answers"), Cell(1, "6 & 7")])])
    )
    cells = [rect for rect in plot.iter() if rect.tag == "rect"]
    assert [cell[0].text for cell in cells] == ["5 January: 0 answers", "6 & 7"]
    assert cells[0].get("fill") == "var(--soft)"
    assert cells[1].get("fill") == "var(--bar)"
