"""Cautions: denied points and bare lists."""

from __future__ import annotations

import pytest

from trainer.recall.answer import Answer
from trainer.recall.cautions import is_list, is_negated
from trainer.recall.frequencies import Frequencies
from trainer.recall.matching import match
from trainer.recall.tokens import analyse
from trainer.recall.wording import Wording


def denies(wording: str, answer: str) -> bool:
    prepared, said = Wording(analyse(wording), Frequencies()), Answer(analyse(answer))
    return is_negated(prepared, said, match(prepared, said, set()).pairs)


@pytest.mark.parametrize(
    ("wording", "answer"),
    [
        ("led the project", "I did not lead the project."),
        ("led the project", "I never led the project"),
        ("met the deadline", "In the end we didn't meet the deadline."),
        ("the plan was not approved", "The plan was approved."),
        ("the customer is no longer waiting", "The customer is not no longer waiting"),
        ("likes the mix of design and support", "I don't like the mix of design and support."),
    ],
)
def test_a_point_turned_round_is_noticed(wording: str, answer: str) -> None:
    assert denies(wording, answer)


@pytest.mark.parametrize(
    ("wording", "answer"),
    [
        ("led the project", "I led the project."),
        ("the plan was not approved", "The plan was not approved."),
        ("would not change anything yet", "At first I wouldn't change anything yet."),
        ("told the manager", "I could not sleep, so I told the manager."),
        ("told the manager", "It was not easy. I told the manager."),
        ("met the deadline", "It was hard, no doubt, but we met the deadline."),
    ],
)
def test_a_negation_of_something_else_is_left_alone(wording: str, answer: str) -> None:
    assert not denies(wording, answer)


@pytest.mark.parametrize(
    "answer",
    [
        "deadline manager early smaller release",
        "manager, release, scope; budget - plan, team",
        "not late team plan budget",
    ],
)
def test_key_words_without_sentences_are_a_list(answer: str) -> None:
    assert is_list(analyse(answer))


@pytest.mark.parametrize(
    "answer",
    [
        "I told my manager early and we agreed a smaller release.",
        "Manager told early",
        "",
        "Wir haben den Termin zusammen mit unserem Kunden verschoben",
        "准时交付给客户了",
        "🙂 🙂 🙂 🙂 🙂 🙂",
    ],
)
def test_sentences_short_answers_and_other_languages_are_no_list(answer: str) -> None:
    assert not is_list(analyse(answer))
