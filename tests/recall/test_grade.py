"""From coverage to a grade, and to the credit that memory takes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.model import KINDS, Kind
from trainer.recall.grade import Earned, Grade, capped_because, credit, grade_of, suggest

PLAIN = Earned("script", 1.0, any_covered=True, missed_must=False, personal_covered=False)


def earned(coverage: float | None, kind: Kind = "script", **changes: bool) -> Earned:
    return replace(PLAIN, kind=kind, coverage=coverage, **changes)


@pytest.mark.parametrize(
    ("coverage", "grade"),
    [
        (0.0, Grade.AGAIN),
        (0.399, Grade.AGAIN),
        (0.40, Grade.HARD),
        (0.699, Grade.HARD),
        (0.70, Grade.GOOD),
        (0.899, Grade.GOOD),
        (0.90, Grade.EASY),
        (1.0, Grade.EASY),
    ],
)
def test_each_grade_begins_at_its_boundary(coverage: float, grade: Grade) -> None:
    assert suggest(earned(coverage)) == grade


def test_rounding_never_costs_a_grade() -> None:
    assert grade_of(0.1 + 0.2 + 0.1) == Grade.HARD
    assert grade_of(sum([0.1] * 7)) == Grade.GOOD
    assert grade_of((2 + 0.5 + 2) / 5) == Grade.EASY


def test_without_a_point_the_candidate_grades_alone() -> None:
    assert suggest(earned(None)) is None
    assert credit(earned(None)) is None


def test_a_missed_must_stops_at_hard() -> None:
    capped = earned(0.95, missed_must=True)
    assert suggest(capped) == Grade.HARD
    assert "must" in (capped_because(capped) or "")


def test_having_read_the_prepared_answer_stops_at_hard() -> None:
    capped = earned(1.0, looked=True)
    assert suggest(capped) == Grade.HARD
    assert "prepared answer" in (capped_because(capped) or "")


@pytest.mark.parametrize("kind", KINDS)
def test_only_cards_about_ones_own_life_need_a_point_of_ones_own(kind: Kind) -> None:
    without = suggest(earned(1.0, kind))
    assert without == (Grade.HARD if kind in {"story", "pitch", "plan"} else Grade.EASY)
    assert suggest(earned(1.0, kind, personal_covered=True)) == Grade.EASY


def test_a_cap_never_lifts_a_grade() -> None:
    assert suggest(earned(0.1, missed_must=True, looked=True)) == Grade.AGAIN


def test_a_quick_card_is_good_from_one_covered_point() -> None:
    assert suggest(earned(0.2, "quick")) == Grade.GOOD
    assert suggest(earned(0.95, "quick")) == Grade.EASY


def test_a_quick_card_is_again_only_when_blank() -> None:
    assert suggest(earned(0.0, "quick", any_covered=False)) == Grade.HARD
    assert suggest(earned(0.0, "quick", any_covered=False, blank=True)) == Grade.AGAIN


def test_a_quick_card_is_capped_like_any_other() -> None:
    assert suggest(earned(0.95, "quick", missed_must=True)) == Grade.HARD


def test_blank_is_again_whatever_stands_there() -> None:
    assert suggest(earned(1.0, blank=True)) == Grade.AGAIN
    assert suggest(earned(None, blank=True)) == Grade.AGAIN
    assert credit(earned(1.0, blank=True)) == 0.0


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        (earned(0.55), 0.55),
        (earned(0.95, missed_must=True), 0.70),
        (earned(0.95, looked=True), 0.70),
        (earned(0.2, "quick"), 0.70),
        (earned(0.1, "quick", any_covered=False), 0.40),
        (earned(0.1, looked=True), 0.1),
    ],
)
def test_credit_is_coverage_moved_into_the_band_of_the_grade(case: Earned, expected: float) -> None:
    assert credit(case) == pytest.approx(expected)


@given(st.floats(0, 1), st.sampled_from(KINDS), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_credit_lies_in_the_band_of_the_suggested_grade(
    coverage: float, kind: Kind, covered: bool, missed: bool, personal: bool, looked: bool
) -> None:
    case = Earned(kind, coverage, covered, missed, personal, looked)
    limits = {
        Grade.AGAIN: (0.0, 0.4),
        Grade.HARD: (0.4, 0.7),
        Grade.GOOD: (0.7, 0.9),
        Grade.EASY: (0.9, 1.0),
    }
    grade, taken = suggest(case), credit(case)
    assert grade is not None
    assert taken is not None
    low, high = limits[grade]
    assert low - 1e-6 <= taken <= high + 1e-6


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from(KINDS))
def test_more_coverage_never_lowers_the_grade(a: float, b: float, kind: Kind) -> None:
    low, high = sorted((a, b))
    first, second = suggest(earned(low, kind)), suggest(earned(high, kind))
    assert first is not None
    assert second is not None
    assert first <= second
