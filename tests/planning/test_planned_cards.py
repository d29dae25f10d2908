"""What the planner is asked about: times, weights, what is left out."""

from __future__ import annotations

from typing import Any

from trainer.cards.model import Card
from trainer.cards.slots import AskedCard, AskedPoint
from trainer.planning.card_times import BETWEEN_S, LONGEST, CardTimes, card_times
from trainer.planning.planned_cards import WEAK_FIRST_TRY, planned_cards
from trainer.progress.records import CardState
from trainer.schedule.today import SECONDS_A_CARD

DAY = 20_000


def asked(name: str, seconds: int = 60, weight: float = 1.0) -> AskedCard:
    point = AskedPoint("p", "say it", ("say it",), (), must=False, probe=None, personal=False)
    card = Card("deck", name, (f"{name}?",), (), seconds=seconds, weight=weight)
    return AskedCard(card, card.wordings, (point,), ())


CARDS = {one.card.full_id: one for one in (asked("a"), asked("b", 120, 2.0), asked("c"))}
PLAIN = {id_: one.card for id_, one in CARDS.items()}


def answer(number: int, card: str = "deck/a", **more: Any) -> dict[str, Any]:
    usual = {
        "uid": f"{number:016d}",
        "ts": f"2026-11-22T19:{number:02d}:00.000+00:00",
        "tz": 0,
        "study_day": DAY - 1,
        "dev": "d",
        "card": card,
        "rating": 3,
        "suggested": 3,
        "c": 0.8,
        "mode": "full",
        "seconds": 30.0,
        "session": "s",
    }
    return usual | more


def test_before_five_answers_a_card_takes_the_usual_time() -> None:
    times = card_times([answer(n) for n in range(4)], PLAIN)
    assert times.seconds(PLAIN["deck/a"], "full") == SECONDS_A_CARD
    assert times.between == BETWEEN_S


def test_then_the_candidates_own_pace_counts_by_mode_and_length_with_the_time_between() -> None:
    times = card_times([answer(n) for n in range(6)], PLAIN)
    assert times.between == 30.0
    assert times.seconds(PLAIN["deck/a"], "full") == 60.0
    assert times.seconds(PLAIN["deck/b"], "full") == 90.0
    assert times.seconds(PLAIN["deck/a"], "aloud") == SECONDS_A_CARD


def test_a_night_between_two_answers_is_no_practice() -> None:
    far = [answer(n, ts=f"2026-11-{n + 1:02d}T19:00:00.000+00:00") for n in range(8)]
    other = [answer(n, session=str(n)) for n in range(8)]
    assert card_times(far, PLAIN).between == card_times(other, PLAIN).between == BETWEEN_S


def test_neither_a_rehearsal_nor_hurried_answers_are_a_pace() -> None:
    long = asked("long", 180).card
    hurried = [answer(n, seconds=1.0, ts=f"2026-11-22T19:00:{2 * n:02d}.000+00:00") for n in range(9)]
    times = card_times(hurried, PLAIN)
    assert times.seconds(PLAIN["deck/a"], "full") == 20.0
    assert times.seconds(long, "full") == 60.0
    rehearsed = [one | {"rehearsal": "1a"} for one in hurried]
    assert card_times(rehearsed, PLAIN) == CardTimes({})


def test_times_are_bounded() -> None:
    assert CardTimes({"full": 1e6}).seconds(PLAIN["deck/a"], "full") == LONGEST


def test_a_card_counts_by_its_weight_and_its_length_and_brings_its_answers() -> None:
    planned = planned_cards(CARDS, {}, [answer(1)], CardTimes({}), "full", DAY, weak={"deck/c"})
    assert [card.card for card in planned] == ["deck/a", "deck/b", "deck/c"]
    assert [card.weight for card in planned] == [1.0, 4.0, 1.0]
    assert [len(card.answers) for card in planned] == [1, 0, 0]
    assert [card.first_try for card in planned] == [1.0, 1.0, WEAK_FIRST_TRY]


def test_suspended_and_buried_cards_are_left_out() -> None:
    states = {"deck/a": CardState("deck/a", suspended=True), "deck/b": CardState("deck/b", buried_on=DAY)}
    assert [c.card for c in planned_cards(CARDS, states, [], CardTimes({}), "full", DAY)] == ["deck/c"]
    tomorrow = planned_cards(CARDS, states, [], CardTimes({}), "full", DAY + 1)
    assert [c.card for c in tomorrow] == ["deck/b", "deck/c"]


def test_on_the_evening_before_nothing_is_begun_anew_but_loose_ends() -> None:
    evening = planned_cards(
        CARDS, {}, [answer(1)], CardTimes({}), "full", DAY, weak={"deck/c"}, evening_before=True
    )
    assert [card.card for card in evening] == ["deck/a", "deck/c"]
