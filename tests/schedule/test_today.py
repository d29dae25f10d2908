from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.slots import AskedCard
from trainer.progress.records import CardState
from trainer.schedule.memory import due_day
from trainer.schedule.today import Today, is_due, todays_cards

from .conftest import MakeCard, make_card

DAY = 20_000


def known(card: str, stability: float = 1.0, last: int = DAY - 5) -> CardState:
    return CardState(card, stability, 5.0, last, due_day(stability, last), reps=1)


def today(
    cards: list[AskedCard],
    states: list[CardState] | None = None,
    *,
    new_left: int = 8,
    minutes: int = 15,
    seconds: float | None = None,
    day: int = DAY,
) -> Today:
    by_card = {state.card: state for state in states or []}
    return todays_cards(cards, by_card, day, new_left=new_left, minutes=minutes, seconds_a_card=seconds)


def test_due_cards_come_first_and_the_least_remembered_of_them_first(card: MakeCard) -> None:
    cards = [card("fit/new"), card("fit/fresh"), card("fit/faint"), card("fit/later")]
    plan = today(cards, [known("fit/fresh", 4.0), known("fit/faint", 0.5), known("fit/later", 30.0)])
    assert plan.queue == ("fit/faint", "fit/fresh", "fit/new")
    assert (plan.due, plan.new, plan.waiting) == (2, 1, 0)


def test_new_cards_take_turns_over_the_decks_in_the_decks_own_order(card: MakeCard) -> None:
    cards = [card(name) for name in ("fit/a", "fit/b", "fit/c", "money/a", "plan/a", "plan/b")]
    assert today(cards).queue == ("fit/a", "money/a", "plan/a", "fit/b", "plan/b", "fit/c")
    assert today(cards, new_left=3).queue == ("fit/a", "money/a", "plan/a")


def test_no_new_cards_are_left_for_today(card: MakeCard) -> None:
    plan = today([card("fit/a"), card("fit/b")], [known("fit/a")], new_left=0)
    assert plan.queue == ("fit/a",)
    assert plan.new == 0


def test_what_the_minutes_do_not_hold_waits_and_is_counted(card: MakeCard) -> None:
    cards = [card(f"fit/{n}") for n in range(30)]
    plan = today(cards, [known(f"fit/{n}") for n in range(20)], minutes=15)
    assert len(plan.queue) == 10, "fifteen minutes at ninety seconds"
    assert (plan.due, plan.new, plan.waiting) == (20, 8, 18)
    assert len(today(cards, minutes=15, seconds=120.0).queue) == 7


def test_at_least_one_card_fits_into_any_day(card: MakeCard) -> None:
    cards = [card("fit/a"), card("fit/b")]
    assert today(cards, minutes=0).queue == ("fit/a",)
    assert today(cards, minutes=1, seconds=4000.0).queue == ("fit/a",)


def test_suspended_and_buried_cards_are_left_out(card: MakeCard) -> None:
    states = [
        replace(known("fit/a"), suspended=True),
        replace(known("fit/b"), buried_on=DAY),
        replace(known("fit/c"), buried_on=DAY - 1),
        CardState("fit/d", buried_on=DAY),
        CardState("fit/e", suspended=True),
    ]
    cards = [card(f"fit/{name}") for name in "abcde"]
    plan = today(cards, states)
    assert plan.queue == ("fit/c",)
    assert (plan.due, plan.new) == (1, 0)
    assert plan.next_due == DAY + 1, "what was buried is back tomorrow"
    assert today(cards, states, day=DAY + 1).queue == ("fit/b", "fit/c", "fit/d")


def test_the_days_ahead_are_counted(card: MakeCard) -> None:
    cards = [card(f"fit/{name}") for name in "abcd"]
    states = [
        known("fit/a", 1.0, DAY),
        known("fit/b", 3.0, DAY),
        known("fit/c", 3.0, DAY),
        known("fit/d", 90.0, DAY),
    ]
    plan = today(cards, states)
    assert plan.queue == ()
    assert plan.due_by_day == (1, 0, 2, 0, 0, 0, 0)
    assert plan.next_due == DAY + 1


def test_without_cards_there_is_nothing_to_do() -> None:
    assert today([]) == Today((), 0, 0, 0)


def test_a_state_whose_card_is_gone_is_not_asked(card: MakeCard) -> None:
    assert today([card("fit/a")], [known("fit/gone")]).queue == ("fit/a",)


def test_an_answer_dated_far_ahead_makes_a_card_due_but_another_time_zone_does_not() -> None:
    assert is_due(known("fit/a", 5.0, last=DAY + 400), DAY)
    assert not is_due(known("fit/a", 5.0, last=DAY + 1), DAY)
    assert not is_due(CardState("fit/a"), DAY)


states = st.builds(
    lambda stability, last, suspended, buried: (stability, last, suspended, buried),
    st.none() | st.floats(0.001, 500),
    st.integers(DAY - 300, DAY + 3),
    st.booleans(),
    st.sampled_from([None, DAY - 1, DAY]),
)


@given(
    st.lists(states, max_size=30),
    st.integers(0, 40),
    st.integers(0, 600),
    st.none() | st.floats(0.5, 5000),
)
def test_whatever_the_states_a_day_is_whole(
    drawn: list[tuple[float | None, int, bool, int | None]], new: int, minutes: int, seconds: float | None
) -> None:
    cards, all_states = [], []
    for n, (stability, last, suspended, buried) in enumerate(drawn):
        name = f"deck{n % 3}/{n}"
        cards.append(make_card(name))
        state = known(name, stability, last) if stability else CardState(name)
        all_states.append(replace(state, suspended=suspended, buried_on=buried))
    plan = today(cards, all_states, new_left=new, minutes=minutes, seconds=seconds)
    out = {state.card for state in all_states if state.suspended or state.buried_on == DAY}
    assert len(set(plan.queue)) == len(plan.queue)
    assert not out & set(plan.queue)
    assert plan.due + plan.new == len(plan.queue) + plan.waiting
    assert plan.new <= new
    assert plan == today(cards, all_states, new_left=new, minutes=minutes, seconds=seconds)


def test_hurried_answers_do_not_put_fifty_cards_into_twenty_minutes(card: MakeCard) -> None:
    cards = [card(f"fit/{n}") for n in range(90)]
    plan = today(cards, new_left=90, minutes=20, seconds=1.0)
    assert plan.seconds == sum(max(20.0, one.card.seconds / 3) for one in cards[: len(plan.queue)])
    assert 20 * 60 - 30 < plan.seconds <= 20 * 60
    assert today(cards, minutes=20).seconds == 8 * 90.0
