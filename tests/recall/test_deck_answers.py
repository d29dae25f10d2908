"""The built-in decks against a good and a weak answer to each card, labelled by reading.

Cards with slots carry made-up values for them; they are judged with those values and with empty slots.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from trainer.cards.deck_file import parse_deck
from trainer.cards.model import Card, Cue, Slot, Wording
from trainer.cards.slots import SLOTS, ask
from trainer.recall.attempt import Attempt
from trainer.recall.cues import LABELS, shown
from trainer.recall.verdict import Spoken, Verdict
from trainer.recall.words import WordJudge

DECKS = Path(__file__).parents[2] / "decks"
ANSWERS = Path(__file__).with_name("answers.jsonl")


@dataclass(frozen=True)
class Sample:
    """One answer, and the numbers of the card's points that a reader found in it."""

    card: str
    quality: str
    answer: str
    covers: tuple[int, ...]
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """What the candidate of this answer had prepared."""


def _cards() -> dict[str, Card]:
    files = (parse_deck(path.read_bytes(), path.name, builtin=True) for path in sorted(DECKS.glob("*.md")))
    return {card.full_id: card for file in files for card in file.deck.cards}


def _samples() -> list[Sample]:
    rows = map(json.loads, ANSWERS.read_text(encoding="utf-8").splitlines())
    return [
        Sample(
            row["card"],
            row["quality"],
            row["answer"],
            tuple(row["covers"]),
            {slot: tuple(values) for slot, values in row.get("values", {}).items()},
        )
        for row in rows
    ]


CARDS = _cards()
SAMPLES = _samples()


@cache
def _attempt(sample: Sample, *, prepared: bool = True) -> Attempt:
    asked = ask(CARDS[sample.card], sample.values if prepared else {})
    spoken = Spoken.on(asked, asked.questions[0], sample.answer)
    return Attempt(asked, 0, "full", sample.answer, WordJudge().judge(spoken))


def test_every_builtin_card_has_a_good_and_a_weak_answer() -> None:
    pairs = Counter((sample.card, sample.quality) for sample in SAMPLES)
    assert pairs == Counter((card, quality) for card in CARDS for quality in ("good", "weak"))


def test_labelled_points_exist_and_good_answers_make_most_of_them() -> None:
    for sample in SAMPLES:
        points = CARDS[sample.card].points
        assert all(0 <= number < len(points) for number in sample.covers), sample.card
        if sample.quality == "good":
            assert 2 * len(sample.covers) >= len(points), sample.card


@pytest.mark.parametrize("prepared", [True, False], ids=["prepared", "nothing prepared"])
def test_a_good_answer_covers_more_than_a_weak_one_on_nearly_every_card(prepared: bool) -> None:
    coverage = {
        (sample.card, sample.quality): _attempt(sample, prepared=prepared).coverage or 0.0
        for sample in SAMPLES
    }
    above = [card for card in CARDS if coverage[card, "good"] > coverage[card, "weak"]]
    assert len(above) >= 0.97 * len(CARDS), sorted(set(CARDS) - set(above))


def test_the_made_up_values_fill_every_slot_of_their_card() -> None:
    assert [s.card for s in SAMPLES if ask(CARDS[s.card], s.values).needs] == []


def test_good_answers_are_graded_good_on_average_and_weak_ones_far_below() -> None:
    means = {}
    for quality in ("good", "weak"):
        values = [_attempt(sample).coverage or 0.0 for sample in SAMPLES if sample.quality == quality]
        means[quality] = sum(values) / len(values)
    assert means["good"] >= 0.85
    assert means["weak"] <= 0.40


def test_few_points_that_were_said_are_called_missing() -> None:
    bands = Counter(
        band
        for sample in SAMPLES
        for number in sample.covers
        for band in _bands(_attempt(sample).verdict, CARDS[sample.card].points[number].id)
    )
    assert bands["missing"] <= 0.08 * bands.total()


def test_few_points_that_were_not_said_are_called_covered() -> None:
    bands = Counter(
        band
        for sample in SAMPLES
        for number, point in enumerate(CARDS[sample.card].points)
        if number not in sample.covers
        for band in _bands(_attempt(sample).verdict, point.id)
    )
    assert bands["covered"] <= 0.12 * bands.total()


def _bands(verdict: Verdict, point: str) -> list[str]:
    """The bands of a point of the deck, one for each value of its slot."""
    return [found.band for found in verdict.points if found.point.partition("=")[0] == point]


@pytest.mark.parametrize("card", CARDS.values(), ids=lambda card: card.full_id)
def test_a_card_is_written_as_a_coach_would(card: Card) -> None:
    assert 20 <= card.seconds <= 120
    assert 3 <= len(card.points) <= 6
    assert card.trains
    for point in card.points:
        label = shown(point.label)
        if not point.label.startswith("{"):
            assert 3 <= len(label.split()) <= 9, label
        if point.must:
            assert point.probe, f"a must without a follow-up: {label}"
        for alternative in point.alternatives:
            match alternative:
                case Wording(text):
                    assert text.strip() == text
                    assert len(text) >= 4, f"too short to prove anything: {text}"
                case Cue(name):
                    assert name in LABELS
                case Slot(name):
                    assert name in SLOTS


def test_most_cards_can_be_asked_in_other_words_and_most_points_have_a_follow_up() -> None:
    reworded = [card for card in CARDS.values() if len(card.wordings) >= 2]
    points = [point for card in CARDS.values() for point in card.points]
    probed = [point for point in points if point.probe]
    assert len(reworded) >= 0.5 * len(CARDS)
    assert len(probed) >= 0.9 * len(points)


def test_no_good_answer_holds_a_phrase_its_card_asks_to_avoid() -> None:
    flagged = {
        sample.card
        for sample in SAMPLES
        if sample.quality == "good" and any(flag.name == "avoid" for flag in _attempt(sample).verdict.flags)
    }
    assert flagged == set()
