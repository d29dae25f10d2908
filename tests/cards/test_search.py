"""Cards found by their words."""

from __future__ import annotations

from pathlib import Path

import pytest

from trainer.cards.deck_file import parse_deck
from trainer.cards.library import load_library
from trainer.cards.search import Haystack, haystack

DECK = """\
## offer
tags: pay late

Q: We would like to OFFER you the job. Do you accept?
- that you are glad: thank you | delighted
~ yes, at once

A: I would sleep on it.

## straße
Q: How did you find the Straße?
- the map: a map
"""


@pytest.fixture
def hay() -> Haystack:
    cards = (
        *parse_deck(DECK.encode(), "talk.md").deck.cards,
        *parse_deck(b"Q: Pay?\n- x\n", "more.md").deck.cards,
    )
    return haystack(cards)


@pytest.mark.parametrize(
    "words",
    [
        "offer",
        "OFFER",
        "deligh",
        "that you are glad",
        "#pay",
        "late",
        "sleep",
        "at once",
        "talk/off",
        "do accept",
    ],
)
def test_a_card_is_found_by_any_of_its_words(hay: Haystack, words: str) -> None:
    assert "talk/offer" in hay.find(words)


def test_every_word_has_to_be_there(hay: Haystack) -> None:
    assert hay.find("offer map") == ()
    assert hay.find("map find") == ("talk/straße",)


def test_small_and_capital_letters_are_the_same_in_every_script(hay: Haystack) -> None:
    assert hay.find("STRASSE") == ("talk/straße",)


def test_no_words_find_every_card_of_the_deck_in_order(hay: Haystack) -> None:
    assert hay.find("  ") == ("talk/offer", "talk/straße", "more/pay")
    assert hay.find("", "more") == ("more/pay",)
    assert hay.find("pay", "talk") == ("talk/offer",)


def test_a_tag_is_told_from_a_word(hay: Haystack) -> None:
    assert hay.find("pay") == ("talk/offer", "more/pay")
    assert hay.find("#pay") == ("talk/offer",)


def test_every_built_in_card_is_found_by_its_whole_question(tmp_path: Path) -> None:
    library = load_library(Path(__file__).parents[2] / "decks", tmp_path)
    hay = haystack(library.cards.values())
    assert library.cards
    assert all(id_ in hay.find(card.wordings[0]) for id_, card in library.cards.items())
