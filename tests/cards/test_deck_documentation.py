"""The page about deck files says what the reader does."""

from __future__ import annotations

import re
from pathlib import Path

from trainer.cards.card_draft import KEYS
from trainer.cards.deck_edit import edited
from trainer.cards.deck_file import parse_deck
from trainer.cards.deck_writer import write_deck
from trainer.cards.model import CUES, KINDS
from trainer.cards.slots import SLOTS
from trainer.recall.cues.labels import LABELS

PAGE = (Path(__file__).parents[2] / "docs" / "decks.md").read_text("utf-8")
SAMPLES = re.findall(r"^```markdown\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)


def test_the_decks_to_copy_have_no_problem_at_all() -> None:
    assert len(SAMPLES) == 2
    for sample in SAMPLES:
        assert parse_deck(sample.encode(), "sample.md").problems == ()


def test_the_deck_to_copy_shows_every_sort_of_line() -> None:
    deck = parse_deck(SAMPLES[0].encode(), "mill.md").deck
    assert (deck.title, deck.seconds) == ("The second talk at the mill", 60)
    why, story, start = deck.cards
    assert [len(card.points) for card in deck.cards] == [3, 4, 2]
    assert len(why.wordings) == len(why.avoid) == 2
    assert why.prepared is not None
    assert any(point.must and point.probe for point in story.points)
    assert start.points[0].label == "your notice period"


def test_the_deck_to_copy_reads_back_the_same_when_it_is_written() -> None:
    file = parse_deck(SAMPLES[0].encode(), "mill.md")
    assert parse_deck(write_deck(file.deck).encode(), "mill.md").deck == file.deck
    assert edited(file) == file.content


def test_every_kind_key_cue_and_slot_stands_on_the_page() -> None:
    assert [kind for kind in KINDS if f"`{kind}`" not in PAGE] == []
    assert [key for key in KEYS if f"`{key}: …`" not in PAGE] == []
    assert set(re.findall(r"^\| `@(\w+)` \|", PAGE, re.MULTILINE)) == CUES
    assert set(re.findall(r"`\{([a-z0-9_.]+)\}`", PAGE)) == set(SLOTS)


def test_the_page_describes_a_cue_as_the_screens_do() -> None:
    for cue, words in re.findall(r"^\| `@(\w+)` \| (.+) \|$", PAGE, re.MULTILINE):
        assert words == LABELS[cue]
