"""The built-in decks as a whole: how many cards, in how many wordings, and what they train."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from trainer.cards.common_words import COMMON_WORDS
from trainer.cards.deck_folder import check_paths
from trainer.cards.library import load_library
from trainer.cards.model import Card, Slot, Wording
from trainer.cards.slots import SLOTS, ask, slots_in

DECKS = Path(__file__).parents[2] / "decks"
LIBRARY = load_library(DECKS, DECKS / "nowhere")
CARDS = LIBRARY.cards
ROWS = [
    row.split("\t")
    for row in (Path(__file__).parents[1] / "acceptance.tsv").read_text("utf-8").splitlines()[1:]
]


def test_thirteen_decks_hold_at_least_160_cards() -> None:
    assert [deck.id for deck in LIBRARY.decks] == [
        "ask-them", "company", "curveball", "cv", "fit", "loose-ends", "money-offer", "on-the-day",
        "people", "plan", "pressure", "proof", "why-you",
    ]  # fmt: skip
    assert len(CARDS) >= 160
    assert all(deck.title and deck.about and len(deck.cards) >= 10 for deck in LIBRARY.decks)


def test_a_check_of_the_decks_finds_no_mistake_and_has_no_hint() -> None:
    assert [str(problem) for problem in check_paths([DECKS])] == []


def test_every_card_can_be_asked_in_other_words() -> None:
    once = {card.full_id for card in CARDS.values() if len(card.wordings) < 2}
    assert len(once) <= 0.05 * len(CARDS), once
    wordings = [wording.casefold() for card in CARDS.values() for wording in card.wordings]
    assert len(wordings) == len(set(wordings)), "two cards ask the same"


def test_every_must_has_a_follow_up_and_so_have_nearly_all_other_points() -> None:
    points = [(card.full_id, point) for card in CARDS.values() for point in card.points]
    assert [(card, point.label) for card, point in points if point.must and not point.probe] == []
    bare = [(card, point.label) for card, point in points if not point.probe]
    assert len(bare) <= 0.03 * len(points), bare


def test_no_card_asks_the_same_follow_up_twice() -> None:
    for card in CARDS.values():
        probes = [point.probe for point in card.points if point.probe]
        assert len(probes) == len(set(probes)), card.full_id


def test_what_a_card_trains_and_what_the_list_names_are_the_same() -> None:
    named = {(row[0], card) for row in ROWS for card in row[5].split()}
    trained = {(row, card.id) for card in CARDS.values() for row in card.trains}
    assert named - trained == set(), "rows whose card does not say so"
    assert trained - named == set(), "cards that name a row without being named there"


def test_every_card_trains_something() -> None:
    assert [card.full_id for card in CARDS.values() if not card.trains] == []


def test_a_question_sounds_like_one_that_is_spoken() -> None:
    for card in CARDS.values():
        for wording in card.wordings:
            assert len(wording.split()) <= 32, wording
            assert wording[0].isupper() or wording[0] in "(\u2026{" or wording[0] == '"', wording
            assert re.search(r'[.?!\u2026)"}]$', wording), wording


@pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: card.full_id)
def test_no_wording_is_one_common_word(card: Card) -> None:
    for point in card.points:
        for wording in point.alternatives:
            if isinstance(wording, Wording):
                assert wording.text.casefold() not in COMMON_WORDS, wording.text


def test_a_phrase_to_avoid_is_no_wording_of_a_point() -> None:
    for card in CARDS.values():
        texts = {a.text.casefold() for p in card.points for a in p.alternatives if isinstance(a, Wording)}
        assert texts.isdisjoint(phrase.casefold() for phrase in card.avoid), card.full_id


def test_every_slot_that_the_decks_name_is_in_the_table_and_most_of_the_table_is_used() -> None:
    used = {
        name
        for card in CARDS.values()
        for name in (
            *(slot for wording in card.wordings for slot in slots_in(wording)),
            *(a.name for point in card.points for a in point.alternatives if isinstance(a, Slot)),
        )
    }
    assert used == set(SLOTS)


def test_only_questions_about_one_answer_or_one_line_wait_for_preparation() -> None:
    waiting = {card.full_id for card in CARDS.values() if ask(card, {}).waits}
    assert {id_.partition("/")[0] for id_ in waiting} == {"loose-ends", "cv"}
    assert len(waiting) == 8


def test_most_cards_need_nothing_prepared_and_every_other_says_what_it_needs() -> None:
    asked = [ask(card, {}) for card in CARDS.values()]
    ready = [card for card in asked if not card.needs]
    assert len(ready) >= 120
    for card in asked:
        assert card.waits or card.points, card.card.full_id
        assert set(card.needs) <= set(SLOTS.values())
