"""Decks in figures, and when a card is settled."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from trainer.cards.deck_file import parse_deck
from trainer.insights.library_counts import deck_counts, settled_cards
from trainer.progress.records import CardState, Document, Review

DAY = 20_000
DECK = "".join(
    f"## {name}\nQ: {name}?\n- a good point\n\n" for name in ("new", "bare-slot", "due", "later", "out")
)


def review(day: int, rating: int, card: str = "d/one") -> Document:
    return Review(f"{card}{day}", "", 0, day, "", card, rating=rating).document()


def test_every_card_stands_in_its_column() -> None:
    deck = parse_deck(f"{DECK}## bare\nQ: Bare?\n".encode(), "d.md").deck
    states = {
        "d/due": CardState("d/due", 5.0, 5.0, last_day=DAY - 5, due=DAY, reps=1),
        "d/later": CardState("d/later", 5.0, 5.0, last_day=DAY, due=DAY + 5, reps=1),
        "d/out": CardState("d/out", suspended=True),
    }
    (found,) = deck_counts([deck], states, DAY, settled={"d/later", "else/x"}, unprepared={"d/bare-slot"})
    assert (found.cards, found.new, found.due, found.settled) == (6, 1, 1, 1)
    assert (found.unfinished, found.unprepared, found.suspended) == (1, 1, 1)


@pytest.mark.parametrize(
    ("answers", "settled"),
    [
        ([(1, 3)], False),
        ([(1, 3), (1, 4)], False),
        ([(1, 3), (5, 4)], True),
        ([(1, 3), (5, 2)], False),
        ([(1, 3), (5, 4), (9, 2)], True),
        ([(1, 3), (5, 4), (9, 1)], False),
        ([(1, 3), (5, 1), (5, 3)], False),
        ([(1, 1), (1, 3), (2, 3)], True),
    ],
)
def test_two_good_recalls_on_two_days_since_the_last_again_settle_a_card(
    answers: Sequence[tuple[int, int]], settled: bool
) -> None:
    found = settled_cards(review(day, rating) for day, rating in answers)
    assert found == ({"d/one"} if settled else set())


def test_cards_are_settled_one_by_one() -> None:
    log = [review(1, 3), review(1, 3, "d/two"), review(2, 3), review(3, 1, "d/two")]
    assert settled_cards(log) == {"d/one"}
