"""Answers that are no answers: each gets its verdict, none of them more than it has earned."""

from __future__ import annotations

import pytest

from trainer.cards.model import Card
from trainer.cards.slots import AskedCard, AskedPoint
from trainer.recall.attempt import Attempt
from trainer.recall.verdict import Spoken
from trainer.recall.words import WordJudge
from trainer.text import clean

QUESTION = "Tell me about a time when you missed a deadline. What did you do about it?"
POINTS = tuple(
    AskedPoint(label, label, (label,), cues, must=False, probe=None, personal=False)
    for label, cues in [
        ("told the manager early on", ()),
        ("agreed a smaller scope for the release", ()),
        ("kept everybody informed every day", ("reason",)),
    ]
)
ASKED = AskedCard(Card("deck", "card", (QUESTION,), ()), (QUESTION,), POINTS, ())


def attempt(answer: str) -> Attempt:
    answer = clean(answer)
    return Attempt(ASKED, 0, "full", answer, WordJudge().judge(Spoken.on(ASKED, QUESTION, answer)))


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "   \n",
        "deadline",
        "\0",
        "\0" * 9 + "x",
        QUESTION,
        QUESTION.upper(),
        "нет 不 लेकिन yes مرحبا 9",
        "a " * 50_000,
        "x" * 100_000,
    ],
    ids=[
        "empty",
        "blanks",
        "one word",
        "NUL",
        "NULs",
        "question",
        "QUESTION",
        "scripts",
        "long",
        "one long word",
    ],
)
def test_it_covers_nothing_and_raises_nothing(answer: str) -> None:
    found = attempt(answer)
    assert found.coverage == 0.0
    assert all(
        0 <= start <= end <= len(found.answer) for p in found.verdict.points for start, end in p.evidence
    )


def test_the_points_pasted_are_accepted_and_told_to_be_word_for_word() -> None:
    found = attempt(". ".join(point.label for point in POINTS))
    assert found.coverage == 1.0
    assert "word-for-word" in {flag.name for flag in found.verdict.flags}


def test_nul_and_control_characters_within_words_cost_no_point() -> None:
    assert attempt("I told\0 the manager\x1b[31m early on.").band_of(POINTS[0].id) == "covered"


def test_a_hundred_thousand_characters_keep_a_point_said_at_the_end() -> None:
    said = "and then it went on and on " * 3_700 + "I told the manager early on."
    assert len(said) > 99_000
    assert attempt(said).band_of(POINTS[0].id) == "covered"
