"""A question with an empty slot waits until it is filled; a point with one is left out."""

from __future__ import annotations

from trainer.cards.deck_file import parse_deck
from trainer.cards.model import Card
from trainer.cards.slots import ask

WHY = "Q: Why {company.name}?\n- the reason: because of the people\n"
EITHER = "Q: Why {company.name}?\nQ: Why us?\n- the reason: because of the people\n"


def card(text: str) -> Card:
    return parse_deck(text.encode(), "deck.md").deck.cards[0]


def test_a_question_with_an_empty_slot_waits() -> None:
    asked = ask(card(WHY), {})
    assert asked.waits
    assert asked.needs == ("the company's name",)


def test_it_waits_no_more_once_the_slot_is_filled() -> None:
    asked = ask(card(WHY), {"company.name": ["Tuna & Sons"]})
    assert not asked.waits
    assert asked.questions == ("Why Tuna & Sons?",)


def test_another_wording_without_a_slot_is_asked_meanwhile() -> None:
    asked = ask(card(EITHER), {})
    assert not asked.waits
    assert asked.questions == ("Why us?",)
    assert len(ask(card(EITHER), {"company.name": ["Tuna & Sons"]}).questions) == 2


def test_an_empty_slot_among_the_points_does_not_keep_a_card_waiting() -> None:
    asked = ask(card("Q: Who are they?\n- {company.rival}\n- where you read it: in the paper\n"), {})
    assert not asked.waits
    assert asked.needs == ("a competitor",)
    assert [point.label for point in asked.points] == ["where you read it"]


def test_a_value_of_blanks_fills_nothing() -> None:
    assert ask(card(WHY), {"company.name": ["  "]}).waits
