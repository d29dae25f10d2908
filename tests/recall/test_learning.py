"""What the judge learns from corrections, and how little it may move."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.recall.calibration import band_of
from trainer.recall.learning import FLIPS_FROM, MOST, Bands, Judged, Shifts, learn, shifted
from trainer.recall.verdict import PointVerdict, Verdict


def judged(score: float, said: bool | None, times: int) -> list[Judged]:
    return [(score, band_of(score), said)] * times


def test_under_thirty_corrections_nothing_moves() -> None:
    found = learn(judged(0.55, True, FLIPS_FROM - 1), on=True)
    assert found.shifts == Shifts()
    assert found.sentence == "The judge learns from your corrections: 29 of the 30 it needs."


def test_a_candidate_who_said_what_was_called_partly_gets_a_milder_cut() -> None:
    found = learn(judged(0.55, True, FLIPS_FROM), on=True)
    assert found.shifts == Shifts(covered=-0.05)
    assert "a point is covered from 0.55 instead of 0.60" in found.sentence


def test_a_candidate_who_did_not_say_what_was_called_covered_gets_a_stricter_one() -> None:
    assert learn(judged(0.62, False, FLIPS_FROM), on=True).shifts.covered == pytest.approx(0.03)


def test_verdicts_left_standing_weigh_against_a_move() -> None:
    points = judged(0.62, False, FLIPS_FROM) + judged(0.62, None, 2 * FLIPS_FROM)
    found = learn(points, on=True)
    assert found.shifts == Shifts()
    assert found.sentence == "The judge learnt from 30 corrections that its cuts are right for you."


def test_a_word_that_repeats_the_verdict_is_no_correction() -> None:
    assert learn([(0.8, "covered", True), (0.1, "missing", False)] * 40, on=True).corrections == 0


def test_switched_off_it_takes_no_notice() -> None:
    found = learn(judged(0.55, True, 99), on=False)
    assert (found.corrections, found.shifts) == (99, Shifts())
    assert found.sentence == "The judge takes no notice of your corrections."


def test_bands_move_and_nothing_else_does() -> None:
    verdict = Verdict((PointVerdict("a", 0.55, "partly", ((0, 3),)), PointVerdict("b", 0.34, "missing")))
    moved = shifted(verdict, Shifts(-0.05, -0.05))
    assert [point.band for point in moved.points] == ["covered", "partly"]
    assert [point.score for point in moved.points] == [0.55, 0.34]
    assert moved.points[0].evidence == ((0, 3),)
    assert shifted(verdict, Shifts()) is verdict


def test_a_judge_by_meaning_moves_its_own_cuts() -> None:
    found = learn([(0.65, "partly", True)] * FLIPS_FROM, "both", on=True)
    assert found.shifts == Shifts(covered=-0.05)
    assert "a point is covered from 0.65 instead of 0.70, partly from 0.25 instead of 0.25" in found.sentence
    verdict = Verdict((PointVerdict("a", 0.66, "partly"), PointVerdict("b", 0.1, "missing")), judge="both")
    assert [point.band for point in shifted(verdict, found.shifts).points] == ["covered", "missing"]


def test_a_band_that_was_not_given_for_the_score_stays() -> None:
    must = Verdict((PointVerdict("a", 0.9, "partly"), PointVerdict("b", 0.69, "partly")), judge="both")
    assert [point.band for point in shifted(must, Shifts(-0.05)).points] == ["partly", "covered"]


def test_each_judge_is_moved_by_the_corrections_of_its_own_verdicts() -> None:
    asked: list[str] = []

    def answers(judge: str) -> list[Judged]:
        asked.append(judge)
        return judged(0.55, True, FLIPS_FROM) if judge == "words" else []

    bands = Bands(answers)
    point = PointVerdict("a", 0.56, "partly")
    for _ in range(2):
        assert bands.drawn(Verdict((point,))).points[0].band == "covered"
        assert bands.drawn(Verdict((point,), judge="both")).points[0].band == "partly"
    assert asked == ["words", "both"]


scores = st.integers(0, 1000).map(lambda mill: mill / 1000)


@given(st.lists(st.tuples(scores, st.sampled_from([None, True, False])), max_size=200))
def test_a_cut_never_moves_far_and_the_bands_stay_in_order(points: list[tuple[float, bool | None]]) -> None:
    shifts = learn([(score, band_of(score), said) for score, said in points], on=True).shifts
    assert abs(shifts.covered) <= MOST
    assert abs(shifts.partly) <= MOST
    order = {"missing": 0, "partly": 1, "covered": 2}
    verdict = Verdict(tuple(PointVerdict("p", mill / 100, band_of(mill / 100)) for mill in range(101)))
    bands = [order[point.band] for point in shifted(verdict, shifts).points]
    assert bands == sorted(bands)
    assert set(bands) == {0, 1, 2}
