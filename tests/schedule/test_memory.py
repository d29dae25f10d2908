from __future__ import annotations

import math
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import fsrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.progress.records import CardState, Review
from trainer.schedule.memory import (
    DECAY,
    FACTOR,
    LONGEST_INTERVAL,
    after_review,
    due_day,
    outcome,
    recall,
    replay,
)

DAY = 20_000
UNSEEN = CardState("fit/why-us")
Answers = list[tuple[int, int]]
"""Days since the answer before, and grade 1..4."""


def review(day: int, rating: int | None, **more: object) -> Review:
    known: dict[str, object] = {
        "uid": f"{day:06}-{rating}", "ts": f"{day:08}", "tz": 0, "study_day": day, "dev": "d",
        "card": UNSEEN.card, "rating": rating,
    }  # fmt: skip
    return Review.from_document(known | more)


def walked(answers: Answers, start: CardState = UNSEEN) -> CardState:
    state, day = start, DAY
    for gap, grade in answers:
        day += gap
        state = after_review(state, review(day, grade))
    return state


def memory(state: CardState) -> tuple[float, float]:
    """Stability and difficulty, which an answered card has."""
    assert state.stability is not None
    assert state.difficulty is not None
    return state.stability, state.difficulty


def oracle(answers: Answers) -> fsrs.Card:
    """py-fsrs itself, driven at noon of each study day."""
    scheduler = fsrs.Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, now = fsrs.Card(card_id=1), datetime(2026, 1, 1, 12, tzinfo=UTC)
    for gap, grade in answers:
        now += timedelta(days=gap)
        card, _ = scheduler.review_card(card, fsrs.Rating(grade), now)
    return card


some_answers = st.lists(st.tuples(st.integers(0, 400), st.integers(1, 4)), min_size=1, max_size=12)
shares = st.floats(0, 1)


@given(some_answers)
def test_plain_grades_give_exactly_what_py_fsrs_gives(answers: Answers) -> None:
    state, card = walked(answers), oracle(answers)
    assert (state.stability, state.difficulty) == (card.stability, card.difficulty)
    assert card.last_review is not None
    assert state.last_day is not None
    assert state.due is not None
    assert state.due - state.last_day == (card.due - card.last_review).days


@given(some_answers, st.integers(0, 2000))
def test_the_chance_of_recall_is_that_of_py_fsrs(answers: Answers, later: int) -> None:
    state, card = walked(answers), oracle(answers)
    assert state.last_day is not None
    assert card.last_review is not None
    mine = recall(state, state.last_day + later)
    theirs = fsrs.Scheduler().get_card_retrievability(card, card.last_review + timedelta(days=later))
    assert mine == pytest.approx(theirs, rel=1e-12)


def test_the_plain_formula_has_the_decay_of_py_fsrs() -> None:
    scheduler = fsrs.Scheduler()
    assert -scheduler.parameters[20] == -DECAY
    assert pytest.approx(scheduler._FACTOR, rel=1e-12) == FACTOR


GOLDEN = [
    # (gap, grade) of each answer; stability, difficulty and interval after the last
    ([(0, 3)], 2.3065, 2.118104, 2),
    ([(0, 1)], 0.212, 6.4133, 1),
    ([(0, 4)], 8.2956, 1.0, 8),
    ([(0, 3), (1, 3)], 7.315301, 2.111214, 7),
    ([(0, 3), (2, 3), (11, 3)], 46.280217, 2.104331, 46),
    ([(0, 2), (1, 1)], 0.375395, 8.378632, 1),
    ([(0, 1), (0, 3), (1, 3)], 2.021477, 6.390941, 2),
]


@pytest.mark.parametrize(("answers", "stability", "difficulty", "interval"), GOLDEN)
def test_golden_schedules(answers: Answers, stability: float, difficulty: float, interval: int) -> None:
    state = walked(answers)
    assert state.stability == pytest.approx(stability, abs=1e-6)
    assert state.difficulty == pytest.approx(difficulty, abs=1e-6)
    assert state.due == DAY + sum(gap for gap, _ in answers) + interval


def test_an_answer_in_the_evening_and_one_next_morning_are_a_day_apart() -> None:
    """py-fsrs alone would count fifteen hours as the same day and leave the stability at 2.3065."""
    assert walked([(0, 3), (1, 3)]).stability == pytest.approx(7.315301, abs=1e-6)


def test_an_accepted_grade_takes_the_credit_between_again_and_good() -> None:
    good, again = memory(walked([(0, 3), (3, 3)])), memory(walked([(0, 3), (3, 1)]))
    half = memory(after_review(walked([(0, 3)]), review(DAY + 3, 2, suggested=2, c=0.5)))
    assert half[0] == pytest.approx(math.sqrt(good[0] * again[0]))
    assert half[1] == pytest.approx((good[1] + again[1]) / 2)


def test_a_first_answer_is_blended_on_the_initial_values() -> None:
    state = after_review(UNSEEN, review(DAY, 2, suggested=2, c=0.5))
    assert state.stability == pytest.approx(math.sqrt(2.3065 * 0.212))
    assert state.difficulty == pytest.approx((2.118104 + 6.4133) / 2, abs=1e-6)


@pytest.mark.parametrize(
    "more",
    [{"suggested": 2, "c": 0.5}, {"suggested": 3, "c": None}, {"suggested": None, "c": 0.9}],
    ids=["the candidate chose another grade", "no coverage to go by", "no grade was suggested"],
)
def test_otherwise_the_grade_counts_as_plain_fsrs(more: dict[str, object]) -> None:
    state = after_review(walked([(0, 3)]), review(DAY + 3, 3, **more))
    assert (state.stability, state.difficulty) == outcome((2.3065, 2.118103970459016), 3, 3)


@given(some_answers, st.integers(0, 60), shares, shares)
def test_more_credit_never_means_less_memory(answers: Answers, gap: int, one: float, other: float) -> None:
    before = walked(answers)
    assert before.last_day is not None
    day = before.last_day + gap
    low, high = (memory(after_review(before, review(day, 2, suggested=2, c=c))) for c in sorted((one, other)))
    assert low[0] <= high[0] * (1 + 1e-12)
    assert low[1] >= high[1] * (1 - 1e-12)


@given(some_answers, st.integers(0, 60))
def test_full_credit_is_good_and_none_is_again(answers: Answers, gap: int) -> None:
    before = walked(answers)
    assert before.last_day is not None
    day = before.last_day + gap
    full = after_review(before, review(day, 4, suggested=4, c=1.0))
    none = after_review(before, review(day, 1, suggested=1, c=0.0))
    good, again = after_review(before, review(day, 3)), after_review(before, review(day, 1))
    assert (full.stability, full.difficulty) == (good.stability, good.difficulty)
    assert (none.stability, none.difficulty) == (again.stability, again.difficulty)


def test_answers_failures_and_the_last_wording_are_counted() -> None:
    state = after_review(UNSEEN, review(DAY, 1, wording=2))
    assert (state.reps, state.lapses, state.wording) == (1, 0, 2), "what was never known cannot lapse"
    state = after_review(state, review(DAY + 1, 1))
    assert (state.reps, state.lapses, state.wording) == (2, 1, 2)
    assert state.last_uid == review(DAY + 1, 1).uid


def test_an_answer_brings_a_buried_card_back_and_leaves_a_suspended_one_suspended() -> None:
    state = after_review(replace(UNSEEN, buried_on=DAY, suspended=True), review(DAY, 3))
    assert state.buried_on is None
    assert state.suspended


def test_a_card_is_due_when_recall_reaches_nine_tenths_and_the_next_day_at_the_earliest() -> None:
    assert due_day(0.001, DAY) == DAY + 1
    assert due_day(7.4, DAY) == DAY + 7
    assert due_day(1e9, DAY) == DAY + LONGEST_INTERVAL
    state = walked([(0, 3), (2, 3)])
    assert state.due is not None
    assert recall(state, state.due) == pytest.approx(0.9, abs=0.01)


def test_a_card_never_answered_has_no_chance_of_recall_to_speak_of() -> None:
    assert recall(UNSEEN, DAY) is None


def test_a_review_without_a_grade_is_refused() -> None:
    with pytest.raises(ValueError, match="without a grade"):
        after_review(UNSEEN, review(DAY, None))


@given(some_answers, st.integers(1, 5000), st.integers(1, 4))
def test_a_clock_that_jumps_back_counts_as_the_same_day(answers: Answers, back: int, grade: int) -> None:
    before = walked(answers)
    assert before.last_day is not None
    after = after_review(before, review(before.last_day - back, grade))
    same_day = after_review(before, review(before.last_day, grade))
    assert (after.stability, after.difficulty) == (same_day.stability, same_day.difficulty)
    assert after.last_day == before.last_day - back, "the dates follow the last answer, so that they heal"
    assert after.due is not None
    assert after.due > after.last_day
    assert recall(before, before.last_day - back) == 1.0


@given(some_answers)
def test_any_dates_however_far_give_a_finite_memory(answers: Answers) -> None:
    state = after_review(walked(answers), review(9_999_999, 3))
    assert state.stability is not None
    assert math.isfinite(state.stability)
    assert state.stability >= 0.001
    assert 0 < (recall(state, 99_999_999) or 0) < 1


def test_replaying_the_log_gives_the_stored_state_whatever_order_it_comes_in() -> None:
    log = [review(DAY + n * n, 1 + n % 4, suggested=1 + n % 4, c=n / 6) for n in range(6)]
    state = UNSEEN
    for one in log:
        state = after_review(state, one)
    assert replay(reversed(log)) == state
    assert replay([*log, log[2]]) == state, "a review that arrives twice counts once"


def test_replaying_leaves_out_what_was_undone() -> None:
    first, second = review(DAY, 3), review(DAY + 2, 1)
    undo = review(DAY + 2, None, uid="undo", ts=f"{DAY + 2:08}5", undoes=second.uid)
    assert replay([first, second, undo]) == after_review(UNSEEN, first)


def test_replaying_keeps_what_was_set_by_hand() -> None:
    kept = replay([review(DAY, 3)], replace(UNSEEN, suspended=True, buried_on=DAY + 1, stability=99.0))
    assert kept.suspended
    assert kept.buried_on == DAY + 1
    assert kept.stability == 2.3065
    assert replay([], UNSEEN) == UNSEEN
    with pytest.raises(ValueError, match="no card"):
        replay([])


def test_knowing_what_is_due_does_not_load_fsrs() -> None:
    script = (
        "import sys, trainer.schedule.memory, trainer.schedule.today;"
        "print([name for name in ('fsrs', 'numpy') if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
