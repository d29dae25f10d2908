"""Calibration: what a score and its bands mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.recall.calibration import COVERED_CUTS, PARTLY_CUTS, band_of, joined, score_of

SHARE = st.floats(0, 1)


@pytest.mark.parametrize(
    ("score", "band"),
    [
        (0.0, "missing"),
        (0.349999, "missing"),
        (0.35, "partly"),
        (0.599999, "partly"),
        (0.60, "covered"),
        (1.0, "covered"),
    ],
)
def test_the_bands_begin_at_35_and_60_hundredths(score: float, band: str) -> None:
    assert band_of(score) == band


def test_the_cuts_of_one_and_of_many_wordings_land_on_the_bands() -> None:
    for wordings, which in ((1, 0), (5, 1), (40, 1)):
        assert score_of(COVERED_CUTS[which], wordings, 10) == pytest.approx(0.60)
        assert score_of(PARTLY_CUTS[which], wordings, 10) == pytest.approx(0.35)


def test_a_second_wording_adds_a_little() -> None:
    assert joined([0.5]) == pytest.approx(0.5)
    assert 0.5 < joined([0.5, 0.5]) < 0.7
    assert joined([1.0, 0.2]) == 1.0
    assert joined([]) == 0.0


@given(SHARE, SHARE, st.integers(0, 12), st.integers(0, 100_000))
def test_a_score_stays_in_its_range_and_rises_with_the_match(
    a: float, b: float, wordings: int, words: int
) -> None:
    low, high = sorted((a, b))
    assert 0.0 <= score_of(low, wordings, words) <= score_of(high, wordings, words) <= 1.0


@given(SHARE, st.integers(1, 12))
def test_a_full_answer_is_never_worth_less_than_a_fragment(match: float, wordings: int) -> None:
    assert score_of(match, wordings, 80) >= score_of(match, wordings, 10)


@given(st.lists(SHARE, min_size=1, max_size=8))
def test_joining_never_falls_below_the_best(matches: list[float]) -> None:
    assert max(matches) - 1e-6 <= joined(matches) <= 1.0
