"""Cards and points that were edited are found again, and strangers are not taken for them."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.cards.deck_file import parse_deck
from trainer.cards.library import load_library
from trainer.cards.likeness import moved_cards, moved_points, portrait
from trainer.cards.model import Card
from trainer.cards.tidy import tidy

BUILT_IN = Path(__file__).parents[2] / "decks"


def cards(text: str, deck: str = "deck") -> dict[str, Card]:
    return {card.full_id: card for card in parse_deck(text.encode(), f"{deck}.md").deck.cards}


def portraits(known: dict[str, Card]) -> dict[str, str]:
    return {id_: portrait(card) for id_, card in known.items()}


WEAKNESS = """\
Q: What is your greatest weakness?
- a real weakness: I tend to
- what you do against it: so now I
- what has changed: it used to take me longer
"""


def test_a_reworded_question_is_known_by_its_points() -> None:
    old = cards(WEAKNESS)
    new = cards(WEAKNESS.replace("What is your greatest weakness?", "Where are you weak?"))
    assert moved_cards(portraits(old), new) == {
        "deck/what-is-your-greatest-weakness": "deck/where-are-you-weak"
    }


def test_rewritten_points_are_known_by_the_question() -> None:
    old = cards("## a\n" + WEAKNESS)
    new = cards("## b\nQ: What is your greatest weakness?\n- honesty first: to be honest\n")
    assert moved_cards(portraits(old), new) == {"deck/a": "deck/b"}


def test_a_renamed_deck_moves_every_card() -> None:
    text = "## a\nQ: Why?\n- @reason\n\n## b\nQ: When?\n- @when\n"
    old, new = cards(text, "old"), cards(text, "new")
    assert moved_cards(portraits(old), new) == {"old/a": "new/a", "old/b": "new/b"}
    assert moved_cards(dict.fromkeys(old, ""), new) == {"old/a": "new/a", "old/b": "new/b"}


def test_the_opposite_question_is_no_edited_one() -> None:
    old = cards("Q: What is your greatest weakness?\n- @example\n")
    new = cards("Q: What is your greatest strength?\n- @example\n")
    assert moved_cards(portraits(old), new) == {}


def test_a_card_that_is_still_there_never_moves_and_none_is_taken_twice() -> None:
    old = cards("## a\nQ: Why us?\n- your products\n\n## b\nQ: Why us?\n- your products\n")
    new = cards("## c\nQ: Why us?\n- your products\n")
    assert moved_cards(portraits(old), {**old, **new}) == {}
    assert moved_cards(portraits(old), new) == {"deck/a": "deck/c"}
    assert moved_cards({}, new) == moved_cards(portraits(old), {}) == {}


def test_a_card_with_progress_of_its_own_takes_none_over() -> None:
    old, new = cards("## a\nQ: Why us?\n- your products\n"), cards("## b\nQ: Why us?\n- your products\n")
    assert moved_cards(portraits({**old, **new}), new) == {}


def test_no_built_in_card_is_taken_for_another() -> None:
    library = load_library(BUILT_IN, BUILT_IN / "nowhere").cards
    half = len(library) // 2
    first, second = dict(list(library.items())[:half]), dict(list(library.items())[half:])
    assert moved_cards(portraits(first), second) == {}
    assert moved_cards(portraits(second), first) == {}


@pytest.mark.parametrize("start", range(3))
def test_every_built_in_card_survives_a_new_id_and_an_edit(start: int) -> None:
    library = load_library(BUILT_IN, BUILT_IN / "nowhere").cards
    edited = {
        f"other/{card.id}-x": replace(
            card,
            deck="other",
            id=f"{card.id}-x",
            wordings=(f"Well, {card.wordings[0]}",),
            points=card.points[: max(3, len(card.points) - 1)],
        )
        for card in list(library.values())[start::3]
    }
    moved = moved_cards(portraits(dict(library)), edited)
    assert {old.partition("/")[2] + "-x": new.partition("/")[2] for old, new in moved.items()} == {
        card.id: card.id for card in edited.values()
    }


def test_an_edited_label_carries_over_and_a_new_one_does_not() -> None:
    (old,) = cards(
        "Q: q?\n- a real weakness of yours: a b\n- what you do now: c d\n- gone for good: e f\n"
    ).values()
    new = tidy(
        replace(
            old,
            points=(
                replace(old.points[0], label="one real weakness of yours"),
                old.points[1],
                replace(old.points[2], label="which sport you play"),
            ),
        )
    )
    known = {point.id: point.label for point in old.points}
    assert moved_points(known, new) == {old.points[0].id: new.points[0].id}
    assert moved_points({}, new) == moved_points(known, old) == {}


def test_nothing_heavy_is_loaded_while_nothing_vanished() -> None:
    code = (
        "import sys; from trainer.cards.likeness import moved_cards;"
        "moved_cards({}, {}); print('rapidfuzz' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
