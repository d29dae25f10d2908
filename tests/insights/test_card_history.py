"""The first, the best and the latest answer to a card."""

from __future__ import annotations

from trainer.insights.card_history import card_history
from trainer.progress.records import Review


def review(uid: str, rating: int | None, coverage: float | None = None, judge: str = "words") -> Review:
    return Review(uid, "", 0, 1, "", "d/one", rating=rating, coverage=coverage, judge=judge)


def names(*answers: Review) -> list[tuple[str, str]]:
    history = card_history(answers)
    assert history is not None
    return [(name, answer.uid) for name, answer in history.beside]


def test_without_a_graded_answer_there_is_no_history() -> None:
    assert card_history([]) is None
    assert card_history([review("a", None)]) is None


def test_three_answers_stand_in_the_order_they_were_given() -> None:
    told = names(review("a", 2, 0.4), review("b", 3, 0.9), review("c", 3, 0.7))
    assert told == [("first", "a"), ("best", "b"), ("latest", "c")]


def test_an_answer_that_is_two_of_them_stands_once() -> None:
    assert names(review("a", 2, 0.4), review("b", 3, 0.9)) == [("first", "a"), ("best and latest", "b")]
    assert names(review("a", 2, 0.9), review("b", 3, 0.4)) == [("first and best", "a"), ("latest", "b")]
    assert names(review("a", 3, 0.9)) == [("first, best and latest", "a")]


def test_the_latest_of_equally_good_ones_is_the_best() -> None:
    assert names(review("a", 3, 0.8), review("b", 3, 0.8), review("c", 1, 0.1))[1] == ("best", "b")


def test_what_a_judge_found_goes_before_what_was_ticked_by_hand() -> None:
    told = names(review("a", 3, 1.0, "self"), review("b", 2, 0.5), review("c", 2, 0.4))
    assert told[1] == ("best", "b")
    ticked = names(review("a", 3, 0.6, "self"), review("b", 4, 1.0, "self"), review("c", 2, None))
    assert ticked[1] == ("best", "b")
