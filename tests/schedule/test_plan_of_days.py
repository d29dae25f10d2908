from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from typing import Any

import pytest

from trainer.progress.records import Review
from trainer.schedule.plan_of_days import Answer, DayPlan, PlannedCard, answers_by_card


def a_review(uid: str, day: int, **more: Any) -> Review:
    fields: dict[str, Any] = {"card": "fit/why-us", "c": 0.5, "suggested": 2, "rating": 2} | more
    return Review(uid=uid, ts=f"2026-01-01T00:00:{uid}.000Z", tz=0, study_day=day, dev="here", **fields)


def test_an_answer_takes_the_credit_that_memory_took() -> None:
    assert answers_by_card([a_review("01", 7)]) == {"fit/why-us": (Answer(7, 0.5),)}


def test_answers_stand_card_by_card_in_the_order_of_their_time_stamps() -> None:
    reviews = [a_review("03", 9), a_review("01", 7), a_review("02", 8, card="fit/team")]
    assert answers_by_card(reviews) == {
        "fit/why-us": (Answer(7, 0.5), Answer(9, 0.5)),
        "fit/team": (Answer(8, 0.5),),
    }


@pytest.mark.parametrize(("grade", "credit"), [(1, 0.0), (2, 0.7), (3, 0.9), (4, 1.0)])
def test_a_grade_chosen_against_the_suggestion_counts_as_that_grade(grade: int, credit: float) -> None:
    chosen = a_review("01", 7, c=0.33, suggested=5 - grade if grade != 2 else 4, rating=grade)
    assert answers_by_card([chosen])["fit/why-us"] == (Answer(7, credit),)


def test_what_was_undone_or_not_graded_is_no_answer() -> None:
    reviews = [
        a_review("01", 7),
        a_review("02", 7, c=None, suggested=None, rating=None, undoes="01"),
        a_review("03", 8, rating=None),
        a_review("04", 9),
        a_review("04", 9),
    ]
    assert answers_by_card(reviews) == {"fit/why-us": (Answer(9, 0.5),)}


@pytest.mark.parametrize("bad", [0.0, -1.0, float("nan"), float("inf")])
@pytest.mark.parametrize("field", ["seconds", "weight", "first_try"])
def test_a_card_without_a_time_or_a_weight_is_refused(field: str, bad: float) -> None:
    changed: dict[str, Any] = {field: bad}
    with pytest.raises(ValueError, match=f"{field} of fit/why-us"):
        replace(PlannedCard("fit/why-us"), **changed)


def test_a_day_counts_its_answers_and_minutes() -> None:
    day = DayPlan(20_601, ("fit/why-us", "fit/team"), 150.0)
    assert (day.answers, day.minutes) == (2, 2.5)


def test_the_plain_values_need_no_numpy() -> None:
    asked = "import sys, trainer.schedule.plan_of_days; print('numpy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
