"""Figures about practice, each from a few answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from trainer.cards.model import Card, Kind
from trainer.cards.slots import AskedCard, AskedPoint
from trainer.clock import date_of
from trainer.insights.areas import AREA_OF_DECK, AREAS
from trainer.insights.calendar import last_weeks, shares_by_week
from trainer.insights.forecasts import forecast_check
from trainer.insights.groups import by_area, by_deck, by_kind
from trainer.insights.practice import Practice
from trainer.insights.telling import telling
from trainer.insights.weak_spots import missed_points, slipping_cards

DAY = 20_000
Practised = Callable[..., Practice]


def answer(card: str = "plan/one", day: int = DAY, rating: int = 3, **more: Any) -> dict[str, Any]:
    usual = {"uid": f"{card} {day}", "card": card, "study_day": day, "rating": rating, "judge": "words"}
    return usual | {"coverage": 0.5, "answer": "I did it.", "mode": "full"} | more


def card(name: str, kind: Kind = "plan", seconds: int = 60) -> Card:
    deck, _, id_ = name.partition("/")
    return Card(deck, id_, (f"About {name}?",), (), kind, seconds)


def asked(name: str, *points: str, kind: Kind = "plan") -> AskedCard:
    made = tuple(AskedPoint(p, f"say {p}", (p,), (), must=False, probe=None, personal=False) for p in points)
    return AskedCard(card(name, kind), (f"About {name}?",), made, ())


CARDS = {
    c.full_id: c
    for c in (card("plan/one"), card("plan/two"), card("mine/one", "quick"), card("fit/one", "fit"))
}


def test_the_first_answers_stand_beside_the_latest_ones(practised: Practised) -> None:
    practice = practised(
        answer(coverage=0.2), answer(coverage=0.8), answer("plan/two", coverage=0.4, rating=2)
    )
    plan = by_deck(practice, CARDS)[2]
    assert (plan.name, plan.cards, plan.practised, plan.good) == ("plan", 2, 2, 1)
    assert plan.first == pytest.approx(0.3)
    assert plan.latest == pytest.approx(0.6)
    assert [group.name for group in by_kind(practice, CARDS)] == ["fit", "plan", "quick"]


def test_areas_stand_in_their_order_and_own_decks_are_in_none(practised: Practised) -> None:
    assert [group.name for group in by_area(practised(), CARDS)] == ["why you", "plan"]
    assert set(AREA_OF_DECK.values()) == set(AREAS)


def test_a_point_left_out_twice_is_named_and_a_card_that_is_gone_is_not(practised: Practised) -> None:
    missing = [
        {"id": "p", "score": 0.0, "verdict": "missing"},
        {"id": "q", "score": 0.9, "verdict": "covered"},
    ]
    practice = practised(
        *[answer(points=missing)] * 3, answer("gone/one", points=missing), answer("plan/two", points=missing)
    )
    (point,) = missed_points(
        practice, {"plan/one": asked("plan/one", "p", "q"), "plan/two": asked("plan/two", "p")}
    )
    assert (point.card, point.label, point.missed, point.answers) == ("plan/one", "say p", 3, 3)


def test_a_card_that_slips_again_and_again_gets_advice_until_it_is_good_again(practised: Practised) -> None:
    slips = [answer(rating=3), *[answer(rating=1)] * 4]
    cards = {"plan/one": asked("plan/one", "p")}
    (slipping,) = slipping_cards(practised(*slips), cards)
    assert slipping.again == 4
    assert slipping.advice.startswith("Write an answer of your own")
    assert slipping_cards(practised(*slips, answer(rating=3)), cards) == ()
    assert slipping_cards(practised(*slips[:-1]), cards) == ()


def test_predicted_recall_stands_beside_the_actual_one_in_bins(practised: Practised) -> None:
    practice = practised(
        answer(predicted=0.92, rating=3),
        answer(predicted=0.94, rating=1),
        answer(predicted=0.3, rating=1),
        answer(),
    )
    check = forecast_check(practice)
    assert [(one.low, one.answers, one.actual) for one in check.bins] == [(0.3, 1, 0.0), (0.9, 2, 0.5)]
    assert check.bins[1].predicted == pytest.approx(0.93)
    assert check.answers == 3
    assert check.log_loss == pytest.approx((0.0834 + 2.8134 + 0.3567) / 3, abs=1e-3)
    assert forecast_check(practised()).log_loss is None


def test_the_plans_forecasts_stand_beside_those_of_plain_fsrs_over_the_same_answers(
    practised: Practised,
) -> None:
    practice = practised(
        answer(predicted=0.9, predicted_plain=0.5),
        answer(predicted=0.2, predicted_plain=0.5, rating=1),
        answer(predicted=0.4),
    )
    check = forecast_check(practice)
    assert (check.answers, check.planned) == (3, 2)
    assert check.log_loss_of_plan == pytest.approx((0.1054 + 0.2231) / 2, abs=1e-3)
    assert check.log_loss_of_fsrs == pytest.approx(0.6931, abs=1e-3)
    assert forecast_check(practised(answer(predicted=0.4))).log_loss_of_fsrs is None


def test_a_calendar_begins_on_a_monday_and_ends_today(practised: Practised) -> None:
    practice = practised(answer(day=DAY, seconds=90), answer(day=DAY - 8, seconds=30))
    weeks = last_weeks(practice, DAY, 3)
    days = [day for week in weeks for day in week]
    assert (days[0].date.weekday(), days[-1].date) == (0, date_of(DAY))
    assert (days[-1].answers, days[-1].minutes) == (1, 1.5)
    assert sum(day.answers for day in days) == 2
    trend = shares_by_week(practice, DAY, 3)
    assert [week.coverage for week in trend].count(None) == 1
    assert trend[-1].monday.weekday() == 0


def test_length_as_if_spoken_stands_against_the_target(practised: Practised) -> None:
    long, short = " word" * 280, " word" * 70
    practice = practised(
        answer(answer=long, flags=["hedges"]), answer(answer=short), answer(answer=short, mode="keywords")
    )
    told = telling(practice, CARDS)
    assert (told.answers, told.in_full, told.ran_on) == (3, 2, 1)
    assert (told.seconds, told.target) == (75.0, 60)
    assert told.flags["hedges"] == 1
    assert telling(practised(), CARDS).seconds is None
