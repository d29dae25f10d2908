"""Repeats: the question typed back, and the card's own lines."""

from __future__ import annotations

from trainer.cards.slots import AskedPoint
from trainer.recall.repeats import without_question, word_for_word
from trainer.recall.tokens import analyse

QUESTION = "Why do you want to leave your job? Be honest with us, please."


def point(label: str) -> AskedPoint:
    return AskedPoint(label, label, (), (), must=False, probe=None, personal=False)


def left(answer: str, question: str = QUESTION) -> list[str]:
    return [token.word for token in without_question(analyse(answer), question).tokens]


def test_a_sentence_of_the_question_is_set_aside_wherever_it_stands() -> None:
    assert left("why do you want to leave your job - well, it bores me") == ["well", "it", "bores", "me"]
    assert left("Well: be honest with us, please") == ["well"]


def test_a_part_of_the_question_is_not() -> None:
    assert left("I want to leave your job market") == ["i", "want", "to", "leave", "your", "job", "market"]


def test_very_short_questions_are_left_alone() -> None:
    assert left("really why though", "Really why?") == ["really", "why", "though"]


def test_places_still_point_into_the_answer_as_it_was_given() -> None:
    answer = "Be honest with us, please. It bores me."
    first = without_question(analyse(answer), QUESTION).tokens[0]
    assert answer[first.start : first.end] == "It"


def test_two_lines_of_the_card_word_for_word_are_noticed() -> None:
    points = [point("what you are looking for next"), point("what is good about your job")]
    answer = "What you are looking for next, what is good about your job."
    flag = word_for_word(analyse(answer), points)
    assert flag is not None
    assert flag.name == "word-for-word"
    assert [answer[start:end] for start, end in flag.spans] == [
        "What you are looking for next",
        "what is good about your job",
    ]


def test_one_line_may_be_chance() -> None:
    points = [point("what you are looking for next"), point("what is good about your job")]
    assert word_for_word(analyse("It is what you are looking for next"), points) is None
