"""Proposals for personal points, against answers of which was written down before what is worth keeping."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.recall.personal_points import MOST, Proposal, is_too_short, proposals
from trainer.recall.tokens import analyse
from trainer.text import clean

WORTH_KEEPING = 0.70
FOUND = 0.60
LONGEST_LABEL = 12


@dataclass(frozen=True, slots=True)
class Prepared:
    """An answer, and what of it is worth asking for: the words that a point must hold, in groups."""

    question: str
    answer: str
    keep: tuple[frozenset[str], ...]


def _stems(words: str) -> frozenset[str]:
    return frozenset(token.stem for token in analyse(words).tokens)


LINES = (Path(__file__).parent / "prepared_answers.jsonl").read_text("utf-8").splitlines()
SET = [
    Prepared(one["question"], one["answer"], tuple(_stems(words) for words in one["keep"]))
    for one in map(json.loads, LINES)
]


def worth_keeping(proposal: Proposal, prepared: Prepared) -> bool:
    """Short, and it holds all words of something that was marked as worth asking for."""
    stems = _stems(proposal.label)
    return len(proposal.label.split()) <= LONGEST_LABEL and any(keep <= stems for keep in prepared.keep)


def judged(prepared: list[Prepared]) -> tuple[list[str], list[str]]:
    """Labels worth keeping, and the others."""
    good: list[str] = []
    junk: list[str] = []
    for one in prepared:
        for proposal in proposals(one.answer, one.question):
            (good if worth_keeping(proposal, one) else junk).append(proposal.label)
    return good, junk


def test_seven_of_ten_proposals_are_worth_keeping() -> None:
    assert len(SET) == 40
    good, junk = judged(SET)
    assert len(good) >= WORTH_KEEPING * (len(good) + len(junk)), junk


def test_most_of_what_is_worth_keeping_is_proposed() -> None:
    marked = [
        any(keep <= _stems(proposal.label) for proposal in proposals(one.answer, one.question))
        for one in SET
        for keep in one.keep
    ]
    assert sum(marked) >= FOUND * len(marked)


def labels(answer: str, question: str = "") -> list[str]:
    return [proposal.label for proposal in proposals(answer, question)]


STORY = (
    "In 2021 complaints fell from 12 to 8 percent. I persuaded the sales director because he knew, "
    "and Harkness Foods stayed."
)


def test_numbers_come_with_their_neighbours_actions_with_their_object_names_as_they_are() -> None:
    found = proposals(STORY)
    assert [(one.kind, one.label, one.preselected) for one in found] == [
        ("number", "complaints fell from 12 to 8 percent", True),
        ("action", "persuaded the sales director", True),
        ("name", "Harkness Foods", False),
    ]


def test_a_number_that_tells_much_may_be_said_alone() -> None:
    (found,) = [
        one for one in proposals("We worked on it for long, and sales rose by 18 percent in the end.")
    ]
    assert found.wordings == (found.label, "18 percent")


@pytest.mark.parametrize(
    "said",
    [
        "That was in 2019, and two years ago we did it all again with everybody.",
        "We always meet at eight in the room, and on 3 March too, all of us.",
        "It is one of those things that one does again and again with people.",
    ],
)
def test_years_dates_times_of_day_and_a_plain_one_are_no_points(said: str) -> None:
    assert labels(said) == []


def test_what_the_question_says_already_is_not_proposed() -> None:
    question = "You trained three juniors at Lindner: how?"
    said = "I trained three juniors at Lindner. I wrote a handbook of forty pages for them, that was all."
    assert "trained three juniors at Lindner" not in labels(said, question)
    assert "wrote a handbook of forty pages" in labels(said, question)


def test_there_are_at_most_eight_and_none_twice() -> None:
    long = " ".join(f"I sold {number} houses to the Baker family." for number in range(20, 40))
    assert len(labels(long)) == MOST
    assert len(labels("I sold 20 houses. " * 9)) == 1


def test_a_short_answer_is_one_point_as_a_whole() -> None:
    assert is_too_short("I saved 40,000 euros in one year.")
    (whole,) = proposals("I saved 40,000 euros in one year.")
    label = "I saved 40,000 euros in one year"
    assert whole == Proposal("whole", label, (label,), preselected=True)


@pytest.mark.parametrize("answer", ["", "..."])
def test_an_answer_that_says_nothing_is_no_point(answer: str) -> None:
    assert proposals(answer) == ()


@given(st.text(max_size=400), st.text(max_size=60))
def test_any_text_gives_clean_labels_of_its_own_words(answer: str, question: str) -> None:
    for proposal in proposals(answer + " and I sold 30 red houses in the old town to nice people", question):
        assert proposal.label == clean(proposal.label)
        assert proposal.label == " ".join(proposal.label.split())
        assert proposal.wordings[0] == proposal.label


@pytest.mark.parametrize(
    "answer", ["", "\0" * 50, "word " * 20_000, "я 12 слов " * 9, "9" * 5_000 + " a" * 20]
)
def test_no_text_is_too_odd_or_too_long(answer: str) -> None:
    assert len(proposals(answer)) <= MOST
