from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.schedule.memory_families import kinds_of_memory
from trainer.schedule.memory_models import Array, Models
from trainer.schedule.practice_rows import gaps, practice_rows
from trainer.schedule.slot_prices import Groups, SlotPrices
from trainer.schedule.state_grid import DIFFICULTY, POINTS, STABILITY, located, transitions


def few_models() -> Models:
    return kinds_of_memory().chosen(np.array([4, 13, 40]), np.array([0.5, 0.3, 0.2]))


def priced(slots: list[float], cards: int = 40, models: Models | None = None) -> SlotPrices:
    """Prices for cards never asked, `slots` of them a day."""
    models = models or few_models()
    new = Groups(
        stability=np.ones((1, len(models))),
        difficulty=np.full((1, len(models)), 5.0),
        elapsed=np.zeros(1, dtype=np.intp),
        seen=np.zeros(1, dtype=np.bool_),
        first_try=np.full(1, 0.3),
        kind=np.zeros(1, dtype=np.intp),
        demand=np.full(1, float(cards)),
    )
    return SlotPrices(models, practice_rows(slots), len(slots), new, np.ones(1), np.array(slots))


def test_scarce_days_have_a_price_and_ample_ones_none() -> None:
    scarce, ample = priced([4.0] * 6), priced([200.0] * 6)
    assert (scarce.price > 0.02).all()
    assert ample.price.max() < 0.02


def test_more_cards_for_the_same_slots_raise_the_prices() -> None:
    assert priced([5.0] * 6, cards=80).price.mean() > priced([5.0] * 6, cards=20).price.mean()


def test_a_day_just_before_the_interview_is_dearer_for_who_forgets_fast() -> None:
    fleeting = kinds_of_memory().chosen(np.array([0]), np.ones(1))
    price = priced([5.0] * 10, models=fleeting).price[:, 0]
    assert price[-1] > 2 * price[:5].mean()


def test_worth_lies_between_nothing_and_certainty() -> None:
    prices = priced([5.0] * 8)
    assert prices.worth.min() >= -1e-6
    assert prices.worth.max() <= 1 + 1e-6


def test_worth_grows_with_stability() -> None:
    worth = priced([5.0] * 8).worth.reshape(8, 3, 12, 3)
    assert (np.diff(worth, axis=2) > -0.02).all()


def test_today_has_a_row_though_it_has_no_room() -> None:
    rows = practice_rows([0.0, 5.0, 0.0, 7.0])
    assert rows.members == ((0,), (1,), (3,))
    assert list(rows.seconds) == [0, 5, 7]


@given(st.lists(st.sampled_from([0.0, 60.0, 900.0]), min_size=1, max_size=120))
def test_every_day_with_room_is_in_one_row_and_no_row_mixes_up_the_order(seconds: list[float]) -> None:
    rows = practice_rows(seconds)
    days = [day for members in rows.members for day in members]
    assert days == [0, *(day for day in range(1, len(seconds)) if seconds[day])]
    assert sum(rows.seconds) == pytest.approx(sum(seconds))
    assert len(rows.members) <= 31


def test_gaps_grow_and_stay_within_reach() -> None:
    assert gaps(12) == [1, 2, 3, 4, 5, 6, 8, 10, 12]
    assert gaps(1) == [1]


@given(st.floats(0.01, 600), st.floats(1, 10))
def test_a_memory_is_the_mean_of_the_points_around_it(stability: float, difficulty: float) -> None:
    points, shares = located(np.array(stability), np.array(difficulty))
    assert shares.sum() == pytest.approx(1)
    assert (shares >= -1e-12).all()
    assert np.exp(shares @ np.log(STABILITY[points])) == pytest.approx(stability, rel=1e-6)
    assert shares @ DIFFICULTY[points] == pytest.approx(difficulty)


def test_every_memory_goes_somewhere() -> None:
    moves: Array = transitions(few_models(), np.array([1, 5, 30]))
    assert moves.shape == (3, 3, POINTS, POINTS)
    assert moves.min() >= 0
    assert moves.sum(-1) == pytest.approx(np.ones((3, 3, POINTS)))
