from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from trainer.schedule.beliefs import FIRST_TRY
from trainer.schedule.interview_day import plan
from trainer.schedule.memory_models import SAME_DAY_RECALL
from trainer.schedule.plan_of_days import HORIZON, Answer, Plan, PlannedCard

TODAY = 20_600
QUARTER = 900.0
TOLERANCE = 0.02


def answers(*given: tuple[int, float]) -> tuple[Answer, ...]:
    """From pairs of days ago and credit."""
    return tuple(Answer(TODAY - ago, credit) for ago, credit in given)


def new(count: int) -> list[PlannedCard]:
    return [PlannedCard(f"new/{n}") for n in range(count)]


def known(count: int, *given: tuple[int, float]) -> list[PlannedCard]:
    return [PlannedCard(f"known/{n}", answers=answers(*given)) for n in range(count)]


def mixed() -> list[PlannedCard]:
    """Two dozen cards: new, failed, recalled once and recalled often."""
    kinds = [(), ((1, 0.2),), ((3, 0.9),), ((6, 0.2), (5, 0.9), (2, 0.9)), ((9, 0.4), (4, 0.2))]
    return [
        PlannedCard(f"mixed/{n}", 60.0 + 10 * (n % 4), 1.0 + n % 3, answers=answers(*kinds[n % 5]))
        for n in range(24)
    ]


histories = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from([0.0, 0.2, 0.4, 0.7, 0.9, 1.0])), max_size=4
).map(lambda given: answers(*sorted(given, reverse=True)))
decks = st.lists(
    st.builds(
        PlannedCard,
        st.just(""),
        st.sampled_from([30.0, 60.0, 90.0, 200.0]),
        st.sampled_from([1.0, 1.5, 3.0]),
        st.sampled_from([0.4, 1.0]),
        histories,
    ),
    min_size=1,
    max_size=25,
).map(lambda cards: [replace(card, card=f"deck/{n}") for n, card in enumerate(cards)])
some_days = st.lists(st.sampled_from([0.0, 60.0, 300.0, 900.0, 3600.0]), min_size=1, max_size=9)


def gain_of_today(made: Plan) -> float:
    return made.recall.recall - made.without_today


@settings(max_examples=30)
@given(decks, some_days)
def test_no_day_holds_more_than_its_time_and_no_card_comes_twice_a_day(
    cards: list[PlannedCard], seconds: list[float]
) -> None:
    made = plan(cards, TODAY, seconds)
    cost = {card.card: card.seconds for card in cards}
    assert [day.day for day in made.days] == list(range(TODAY, TODAY + len(seconds)))
    assert made.days[0].cards == made.today
    for day, room in zip(made.days, seconds, strict=True):
        assert len(set(day.cards)) == len(day.cards)
        assert day.seconds == pytest.approx(sum(cost[card] for card in day.cards))
        assert day.seconds <= room + 1e-6


@settings(max_examples=30)
@given(decks, some_days)
def test_forecasts_are_chances_and_agree_with_each_other(
    cards: list[PlannedCard], seconds: list[float]
) -> None:
    made = plan(cards, TODAY, seconds)
    asked = Counter(card for day in made.days for card in day.cards)
    for card, of in zip(cards, made.cards, strict=True):
        assert of.card == card.card
        assert 0 <= of.planned.low <= of.planned.recall <= of.planned.high <= 1
        assert len(of.days) == asked[card.card]
        assert 0 <= of.stop_now <= 1
        assert 0 < of.now <= 1
        if not of.days:
            assert of.stop_now == pytest.approx(of.planned.recall)
    weight = sum(card.weight for card in cards)
    mean = sum(c.weight * of.planned.recall for c, of in zip(cards, made.cards, strict=True)) / weight
    assert made.recall.recall == pytest.approx(mean)
    assert made.recall.low <= made.recall.recall <= made.recall.high
    never = {card.card for card in cards if not card.answers} - set(asked)
    assert set(made.not_fitting) == never


@settings(max_examples=15)
@given(decks, some_days)
def test_the_same_cards_give_the_same_plan(cards: list[PlannedCard], seconds: list[float]) -> None:
    assert plan(cards, TODAY, seconds) == plan(cards, TODAY, seconds)


@settings(max_examples=15)
@given(decks, some_days, st.randoms(use_true_random=False))
def test_the_order_of_the_cards_changes_nothing_but_ties(
    cards: list[PlannedCard], seconds: list[float], random: Random
) -> None:
    assume(any(not card.answers or card.answers[-1].day < TODAY for card in cards))
    shuffled = random.sample(cards, len(cards))
    one, other = plan(cards, TODAY, seconds), plan(shuffled, TODAY, seconds)
    # What counts: time a weight, and the chance at a first try where there was none yet.
    kind = {card.card: (card.seconds / card.weight, card.answers or card.first_try) for card in cards}
    assert [kind[card] for card in one.today] == [kind[card] for card in other.today]
    assert one.recall.recall == pytest.approx(other.recall.recall, abs=TOLERANCE)
    assert one.stop_now == pytest.approx(other.stop_now)


@settings(max_examples=15)
@given(decks, st.integers(1, 9), st.sampled_from([300.0, 600.0, 900.0]), st.sampled_from([1.5, 2.0, 5.0]))
def test_more_minutes_never_promise_less(
    cards: list[PlannedCard], days: int, seconds: float, more: float
) -> None:
    less = plan(cards, TODAY, [seconds] * days)
    assert plan(cards, TODAY, [seconds * more] * days).recall.recall >= less.recall.recall - TOLERANCE


@settings(max_examples=15)
@given(decks, some_days)
def test_practice_is_never_forecast_to_harm(cards: list[PlannedCard], seconds: list[float]) -> None:
    made = plan(cards, TODAY, seconds)
    assert made.recall.recall >= made.stop_now - TOLERANCE
    assert gain_of_today(made) >= -TOLERANCE


def test_what_is_known_now_is_told_and_fades_when_practice_stops() -> None:
    old = replace(known(1, (20, 0.2))[0], card="deck/old")
    now = {of.card: of for of in plan([*known(1, (1, 0.9)), old, *new(1)], TODAY, [QUARTER] * 9).cards}
    assert now["known/0"].now > now["deck/old"].now
    assert all(now[card].stop_now < now[card].now for card in ("known/0", "deck/old"))
    assert now["new/0"].now == pytest.approx(FIRST_TRY)
    assert now["new/0"].stop_now == pytest.approx(FIRST_TRY)


def test_today_s_practice_is_not_in_what_is_known_now() -> None:
    cards = known(4, (5, 0.2))
    idle, busy = plan(cards, TODAY, [0.0, QUARTER]), plan(cards, TODAY, [QUARTER, QUARTER])
    assert busy.today
    assert [of.now for of in busy.cards] == pytest.approx([of.now for of in idle.cards])


def test_what_was_answered_today_is_not_taken_for_certain() -> None:
    (card,) = plan(known(1, (3, 0.9), (0, 0.9)), TODAY, [QUARTER] * 2).cards
    assert card.now == SAME_DAY_RECALL


def test_few_slots_are_not_spent_on_cards_that_are_known() -> None:
    lasting = known(8, (60, 0.9), (45, 1.0), (30, 1.0), (15, 1.0))
    made = plan([*lasting, *new(30)], TODAY, [QUARTER] * 3)
    assert all(card.startswith("new/") for card in made.today)


def test_weight_decides_between_cards_that_are_alike() -> None:
    light, heavy = new(30), [PlannedCard(f"loose/{n}", weight=3) for n in range(10)]
    made = plan([*light, *heavy], TODAY, [QUARTER] * 2)
    assert all(card.startswith("loose/") for card in made.today)
    assert set(made.not_fitting) <= {card.card for card in light}


def test_of_two_alike_the_quicker_card_fits_more() -> None:
    slow = [PlannedCard(f"slow/{n}", seconds=180) for n in range(20)]
    quick = [PlannedCard(f"quick/{n}", seconds=45) for n in range(20)]
    made = plan([*slow, *quick], TODAY, [QUARTER])
    assert made.today == tuple(card.card for card in quick)


def test_who_remembers_covers_new_ground_and_who_forgets_holds_on_to_a_few() -> None:
    gaps = ((6, 0.2), (5, 0.9), (4, 0.9), (1, 0.9))
    lasting = known(20, *gaps)
    fleeting = known(20, *((ago, min(credit, 0.2)) for ago, credit in gaps))
    days = [450.0] * 5
    covers, holds = plan([*lasting, *new(40)], TODAY, days), plan([*fleeting, *new(40)], TODAY, days)
    assert len(covers.not_fitting) < len(holds.not_fitting)
    assert covers.recall.recall > holds.recall.recall


def test_who_is_unknown_is_tried_out_and_who_is_known_to_remember_is_not() -> None:
    proof = [replace(card, card=f"proof/{card.card}") for card in known(15, (80, 0.9), (50, 1.0), (2, 0.9))]
    unknown = [*known(5, (1, 0.9)), *new(60)]
    tried = [plan(cards, TODAY, [QUARTER] * 6).today for cards in (unknown, [*proof, *unknown])]
    assert any(card.startswith("known/") for card in tried[0])
    assert all(card.startswith("new/") for card in tried[1])


def test_what_does_not_fit_is_named() -> None:
    made = plan(new(100), TODAY, [QUARTER] * 2)
    assert len(made.not_fitting) >= 80
    assert not set(made.not_fitting) & {card for day in made.days for card in day.cards}


def test_everything_fits_when_there_is_time() -> None:
    made = plan(new(10), TODAY, [3600.0] * 5)
    assert made.not_fitting == ()
    assert made.recall.recall > 0.85


def test_a_day_off_has_no_cards_and_the_others_take_them() -> None:
    made = plan(mixed(), TODAY, [QUARTER, 0.0, 0.0, QUARTER, QUARTER])
    assert [day.answers > 0 for day in made.days] == [True, False, False, True, True]


def test_when_today_is_off_nothing_is_asked_and_nothing_is_lost_by_it() -> None:
    made = plan(mixed(), TODAY, [0.0, QUARTER, QUARTER])
    assert made.today == ()
    assert gain_of_today(made) == 0
    assert made.days[1].answers > 0


def test_skipping_today_costs_most_when_it_is_the_last_day() -> None:
    last, early = plan(mixed(), TODAY, [QUARTER]), plan(mixed(), TODAY, [QUARTER] * 7)
    assert gain_of_today(last) > gain_of_today(early)
    assert last.without_today == pytest.approx(last.stop_now)


def test_what_was_asked_today_is_not_asked_again_while_others_wait() -> None:
    cards = [*known(5, (0, 0.2)), *new(3)]
    made = plan(cards, TODAY, [3600.0, QUARTER])
    assert set(made.today) == {"new/0", "new/1", "new/2"}


def test_left_over_time_goes_once_to_what_failed_today() -> None:
    twice = PlannedCard("deck/twice", answers=answers((0, 0.2), (0, 0.2)))
    once = PlannedCard("deck/once", answers=answers((3, 0.2), (0, 0.2)))
    loose = PlannedCard("deck/loose", weight=3, answers=answers((0, 0.4)))
    passed = PlannedCard("deck/passed", answers=answers((0, 0.9)))
    assert plan([twice, once, loose, passed], TODAY, [QUARTER] * 2).today == ("deck/loose", "deck/once")


@pytest.mark.parametrize("days", [0, 1, 9])
def test_without_cards_there_is_nothing_to_do(days: int) -> None:
    made = plan([], TODAY, [QUARTER] * days)
    assert (made.today, made.cards, made.not_fitting) == ((), (), ())
    assert [day.answers for day in made.days] == [0] * days


def test_one_card_is_asked() -> None:
    made = plan(new(1), TODAY, [QUARTER] * 9)
    assert made.today == ("new/0",)
    assert made.recall.recall > 0.9


def test_on_the_interview_day_itself_nothing_is_asked() -> None:
    made = plan(mixed(), TODAY, [])
    assert (made.until, made.today, made.days) == (TODAY, (), ())
    assert made.recall.recall == pytest.approx(made.stop_now)


def test_no_minutes_leave_everything_as_it_is() -> None:
    made = plan(mixed(), TODAY, [0.0] * 9)
    assert sum(day.answers for day in made.days) == 0
    assert made.recall.recall == pytest.approx(made.stop_now)
    assert len(made.not_fitting) == sum(not card.answers for card in mixed())


def test_a_day_too_short_for_any_card_stays_empty() -> None:
    assert plan(new(3), TODAY, [20.0] * 3).today == ()


def test_ten_hours_a_day_ask_every_card_once_a_day() -> None:
    made = plan(mixed(), TODAY, [36_000.0] * 3)
    assert [day.answers for day in made.days] == [24, 24, 24]


def test_an_interview_in_four_hundred_days_is_planned_up_to_the_horizon() -> None:
    made = plan(mixed(), TODAY, [QUARTER] * 400)
    assert made.until == TODAY + HORIZON
    assert len(made.days) == HORIZON
    assert made.today


def test_far_away_days_stay_within_their_time_one_by_one() -> None:
    cost = {card.card: card.seconds for card in mixed()}
    made = plan(mixed(), TODAY, [300.0] * 90)
    assert all(sum(cost[card] for card in day.cards) <= 300 for day in made.days)


def test_five_thousand_cards_are_planned_in_groups() -> None:
    cards = [
        PlannedCard(f"deck/{n}", 40.0 + n % 97, 1.0 + n % 5, answers=answers((1 + n % 37, (n % 11) / 10)))
        for n in range(4000)
    ]
    made = plan([*cards, *new(1000)], TODAY, [QUARTER] * 5)
    assert 0 < made.days[0].seconds <= QUARTER
    assert len(made.cards) == 5000


def test_reviews_from_the_future_do_not_keep_a_card_from_being_asked() -> None:
    ahead = [PlannedCard("deck/ahead", answers=(Answer(TODAY + 300, 0.2),)), *known(3, (0, 0.9))]
    made = plan(ahead, TODAY, [QUARTER] * 3)
    assert made.today == ("deck/ahead",)


def test_a_clock_that_jumped_back_counts_as_the_same_day() -> None:
    jumped = PlannedCard("deck/a", answers=(Answer(TODAY, 0.9), Answer(TODAY - 5, 0.9)))
    straight = PlannedCard("deck/a", answers=(Answer(TODAY, 0.9), Answer(TODAY, 0.9)))
    assert plan([jumped, *new(4)], TODAY, [QUARTER] * 3) == plan([straight, *new(4)], TODAY, [QUARTER] * 3)


def test_two_cards_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="same name"):
        plan([PlannedCard("deck/a"), PlannedCard("deck/a")], TODAY, [QUARTER])


@pytest.mark.parametrize("bad", [-1.0, math.nan, math.inf])
def test_seconds_that_are_no_time_are_refused(bad: float) -> None:
    with pytest.raises(ValueError, match="seconds"):
        plan(new(2), TODAY, [QUARTER, bad])
