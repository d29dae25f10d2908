"""The order in which cards are met for the first time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.library import load_library
from trainer.cards.slots import AskedCard
from trainer.places import builtin_decks
from trainer.prepare.asking import asking
from trainer.prepare.notebook import Notebook
from trainer.schedule.new_cards import in_turn

from .conftest import make_card

A_DAY = 8


def card(name: str, weight: float = 1.0, needs: Sequence[str] = ()) -> AskedCard:
    asked = make_card(name)
    return replace(asked, card=replace(asked.card, weight=weight), needs=tuple(needs))


def builtin() -> list[str]:
    library = load_library(builtin_decks(), Path("nowhere"))
    return in_turn(asking(library.cards, Notebook(), {}, {}, {}).cards.values())


def test_the_decks_take_turns_in_their_own_order() -> None:
    cards = [card(name) for name in ("fit/a", "fit/b", "fit/c", "money/a", "plan/a", "plan/b")]
    assert in_turn(cards) == ["fit/a", "money/a", "plan/a", "fit/b", "plan/b", "fit/c"]


def test_the_heaviest_card_of_a_deck_comes_first_and_the_heaviest_deck_opens_the_turn() -> None:
    cards = [card("fit/a"), card("fit/b", 2.0), card("money/a"), card("plan/a"), card("plan/b", 3.0)]
    assert in_turn(cards) == ["plan/b", "fit/b", "money/a", "fit/a", "plan/a"]


def test_a_card_whose_points_need_preparation_comes_after_all_that_need_none() -> None:
    cards = [card("fit/a", 5.0, needs=["the first skill they want"]), card("fit/b"), card("plan/a")]
    assert in_turn(cards) == ["fit/b", "plan/a", "fit/a"]


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([0.5, 1.0, 2.0]), st.booleans()), max_size=30)
)
def test_every_card_stands_once_and_the_order_is_always_the_same(
    drawn: list[tuple[str, float, bool]],
) -> None:
    cards = [
        card(f"{deck}/{number}", weight, ["a slot"] if needs else [])
        for number, (deck, weight, needs) in enumerate(drawn)
    ]
    order = in_turn(cards)
    assert sorted(order) == sorted(one.card.full_id for one in cards)
    assert order == in_turn(cards)


def test_a_new_candidate_begins_with_why_you_and_meets_another_deck_with_each_question() -> None:
    first = builtin()[:A_DAY]
    decks = [full_id.partition("/")[0] for full_id in first]
    assert decks[0] == "why-you"
    assert len(set(decks)) == A_DAY
    assert "curveball" not in decks, "the common questions come before the odd ones"


def test_no_two_new_cards_of_one_deck_follow_each_other_in_the_first_week() -> None:
    decks = [full_id.partition("/")[0] for full_id in builtin()[: 7 * A_DAY]]
    assert all(one != other for one, other in pairwise(decks))
