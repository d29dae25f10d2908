from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from random import Random

import numpy as np
import pytest

from trainer.schedule.beliefs import MODELS_KEPT, WEIGHED_ANSWERS, Beliefs, beliefs, straightened
from trainer.schedule.memory_families import kinds_of_memory
from trainer.schedule.plan_of_days import Answer, PlannedCard

TODAY = 20_600


def learned(recall: Callable[[int], float], cards: int = 40) -> list[PlannedCard]:
    """Cards asked after gaps of 1, 2 and 4 days by someone with `recall(gap)`."""
    random = Random(1)
    made = []
    for number in range(cards):
        day, answers = TODAY - 7, [Answer(TODAY - 7, 0.9 if random.random() < 0.3 else 0.2)]
        for gap in (1, 2, 4):
            day += gap
            answers.append(Answer(day, 0.9 if random.random() < recall(gap) else 0.2))
        made.append(PlannedCard(f"deck/{number}", answers=tuple(answers)))
    return made


def chance(known: Beliefs, elapsed: int) -> float:
    """Mean forecast of all cards, so many days after the last answer."""
    s = known.stability
    return float((known.models.recall(np.full_like(s, elapsed), s) @ known.models.prior).mean())


def test_who_remembers_is_told_from_who_forgets() -> None:
    lasting = beliefs(learned(lambda _: 0.95), TODAY)
    fleeting = beliefs(learned(lambda gap: 0.5**gap), TODAY)
    assert chance(lasting, 5) > 0.85
    assert chance(fleeting, 5) < 0.4


def test_before_any_answer_the_prior_stands() -> None:
    known = beliefs([PlannedCard("deck/new")], TODAY)
    prior = np.sort(kinds_of_memory().prior)[::-1][:MODELS_KEPT]
    assert known.models.prior == pytest.approx(prior / prior.sum())
    assert not known.seen[0]
    assert known.first_try[0] == pytest.approx(0.3)


def test_the_chance_at_a_first_try_is_learned_from_first_answers() -> None:
    tried = [PlannedCard(f"deck/{n}", answers=(Answer(TODAY - 1, 0.9),)) for n in range(6)]
    known = beliefs([*tried, PlannedCard("deck/new"), PlannedCard("deck/weak", first_try=0.4)], TODAY)
    expected = (4 * 0.3 + 6) / (4 + 6)
    assert known.first_try[-2] == pytest.approx(expected)
    assert known.first_try[-1] == pytest.approx(0.4 * expected)


def test_a_first_answer_and_a_second_on_one_day_weigh_no_model() -> None:
    answers = (Answer(TODAY - 1, 0.2), Answer(TODAY - 1, 0.9))
    before = beliefs([PlannedCard("deck/a")], TODAY)
    after = beliefs([PlannedCard("deck/a", answers=answers)], TODAY)
    assert after.models.prior == pytest.approx(before.models.prior)


def test_a_clock_that_jumped_back_and_dates_ahead_are_put_right() -> None:
    told = [Answer(5, 0.1), Answer(3, 0.2), Answer(11, 0.3), Answer(40, 0.4), Answer(8, 0.5)]
    assert straightened(told, 10) == [
        Answer(5, 0.1),
        Answer(5, 0.2),
        Answer(10, 0.3),
        Answer(10, 0.4),
        Answer(10, 0.5),
    ]
    assert straightened([Answer(40, 0.4)], 10) == [Answer(9, 0.4)]


def test_straight_answers_stay_as_they_are() -> None:
    told = (Answer(5, 0.1), Answer(5, 0.2), Answer(10, 0.3))
    assert straightened(told, 10) is told


def test_thousands_of_answers_are_weighed_on_the_latest_ones() -> None:
    """Old answers of a lasting memory, more recent ones of a fleeting one: the recent ones decide."""
    old = [
        PlannedCard(f"old/{n}", answers=(Answer(100, 0.9), Answer(130, 0.9))) for n in range(WEIGHED_ANSWERS)
    ]
    late = learned(lambda gap: 0.5**gap, cards=WEIGHED_ANSWERS // 4 + 1)
    everything, alone = beliefs([*old, *late], TODAY), beliefs(late, TODAY)
    assert everything.models.prior == pytest.approx(alone.models.prior)
    assert len(everything.stability) == len(old) + len(late)


def test_a_very_long_history_of_one_card_is_cut() -> None:
    answers = tuple(Answer(TODAY - 500 + n, 0.9) for n in range(500))
    known = beliefs([PlannedCard("deck/often", answers=answers)], TODAY)
    assert chance(known, 1) > 0.9


def test_the_families_are_proper_models_of_memory() -> None:
    models = kinds_of_memory()
    assert len(models) == 62
    assert models.prior.sum() == pytest.approx(1)
    s, _ = models.first(3)
    curve = [models.recall(np.full(len(models), float(t)), s) for t in (0, 1, 3, 10, 30)]
    assert all((later <= sooner + 1e-12).all() for sooner, later in pairwise(curve))
    assert (models.first(4)[0] > models.first(1)[0]).all()


def test_who_fails_again_and_again_is_still_taken_for_one_who_read_the_answer() -> None:
    models = kinds_of_memory()
    half_lives = models.parameters[:, 9] == 0
    s, d = first = models.first(1)
    for _ in range(6):
        s, d = models.answered(s, d, np.full(len(models), 1.0), 1)
    assert (s[half_lives] >= first[0][half_lives]).all()
    assert (s[~half_lives] < first[0][~half_lives]).any()
