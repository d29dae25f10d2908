from __future__ import annotations

from datetime import UTC, datetime, timedelta

import fsrs
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.progress.records import CardState, Review
from trainer.schedule.memory import after_review
from trainer.schedule.memory_models import FSRS6, Array, Models

Answers = list[tuple[int, int]]

LOW, HIGH = fsrs.scheduler.LOWER_BOUNDS_PARAMETERS, fsrs.scheduler.UPPER_BOUNDS_PARAMETERS
some_answers = st.lists(st.tuples(st.integers(0, 200), st.integers(1, 4)), min_size=1, max_size=8)
any_variant = st.tuples(*(st.floats(low, high) for low, high in zip(LOW, HIGH, strict=True)))


def walked(models: Models, answers: Answers) -> tuple[Array, Array]:
    _, grade = answers[0]
    s, d = models.first(grade)
    for gap, grade in answers[1:]:
        s, d = models.answered(s, d, np.full(1, float(gap)), grade)
    return s, d


def only(parameters: tuple[float, ...]) -> Models:
    return Models(np.array([parameters]), np.ones(1))


@given(some_answers, any_variant, st.integers(0, 500))
def test_every_variant_is_the_fsrs_6_of_py_fsrs(
    answers: Answers, parameters: tuple[float, ...], later: int
) -> None:
    scheduler = fsrs.Scheduler(parameters, learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    card, now = fsrs.Card(card_id=1), datetime(2026, 1, 1, 12, tzinfo=UTC)
    for n, (gap, grade) in enumerate(answers):
        now += timedelta(days=gap if n else 0)
        card, _ = scheduler.review_card(card, fsrs.Rating(grade), now)
    models = only(parameters)
    s, d = walked(models, answers)
    assert s[0] == pytest.approx(card.stability, rel=1e-9)
    assert d[0] == pytest.approx(card.difficulty, rel=1e-9)
    mine = models.recall(np.full(1, float(later)), s)
    assert mine[0] == pytest.approx(
        scheduler.get_card_retrievability(card, now + timedelta(days=later)), rel=1e-9
    )


def test_the_defaults_are_those_of_py_fsrs() -> None:
    assert fsrs.Scheduler().parameters == FSRS6


@given(st.lists(st.tuples(st.integers(0, 90), st.floats(0, 1)), min_size=1, max_size=6))
def test_credit_is_blended_as_the_stored_state_is(answers: list[tuple[int, float]]) -> None:
    state, day, models = CardState("fit/why-us"), 20_000, only(FSRS6)
    s = d = np.zeros(1)
    for n, (gap, credit) in enumerate(answers):
        day += gap
        review = Review(f"u{n}", f"{n}", 0, day, "d", state.card, rating=2, suggested=2, c=credit)
        state = after_review(state, review)
        share = np.full(1, credit)
        s, d = models.credited(s, d, np.full(1, float(gap)), share) if n else models.first_credited(share)
    assert s[0] == pytest.approx(state.stability, rel=1e-9)
    assert d[0] == pytest.approx(state.difficulty, rel=1e-9)


def test_many_cards_and_models_go_at_once() -> None:
    variants = np.array([FSRS6, (*FSRS6[:20], 0.8)])
    models = Models(variants, np.array([3.0, 1.0]))
    assert len(models) == 2
    assert models.prior.tolist() == [0.75, 0.25]
    s, d = (np.broadcast_to(part, (5, 2)) for part in models.first(3))
    s, d = models.credited(s, d, np.full((5, 1), 3.0), np.linspace(0, 1, 5)[:, None])
    assert s.shape == d.shape == (5, 2)
    assert (np.diff(s[:, 0]) > 0).all()


def test_a_very_steep_curve_is_exponential_forgetting() -> None:
    models = only((*FSRS6[:20], 200.0))
    days, stability = np.array([1.0, 5.0, 20.0]), np.array([4.0])
    assert models.recall(days, stability) == pytest.approx(0.9 ** (days / 4.0), rel=0.03)


def test_some_of_the_models_can_be_chosen() -> None:
    models = Models(np.array([FSRS6, (*FSRS6[:20], 0.8), (*FSRS6[:20], 0.35)]), np.ones(3))
    chosen = models.chosen(np.array([2, 0]), np.array([0.2, 0.2]))
    assert chosen.parameters[:, 20].tolist() == [0.35, 0.1542]
    assert chosen.prior.tolist() == [0.5, 0.5]


def test_a_failure_leaves_no_less_than_the_least_of_its_model() -> None:
    models = Models(np.array([FSRS6, FSRS6]), np.ones(2), least=np.array([0.0, 0.15]))
    models = models.chosen(np.array([1, 0]), np.ones(2))
    s, d = models.first(1)
    for _ in range(12):
        s, d = models.answered(s, d, np.full(2, 1.0), 1)
    assert s[0] == 0.15
    assert s[1] < 0.1
