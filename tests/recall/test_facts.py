"""Numbers and names, which no paraphrase can stand in for."""

from __future__ import annotations

import pytest

from trainer.recall.answer import Answer
from trainer.recall.facts import are_lacking
from trainer.recall.tokens import analyse


def _lacking(wordings: list[str], answer: str) -> bool:
    return are_lacking(wordings, Answer(analyse(answer)))


def test_a_number_may_be_said_in_words() -> None:
    assert not _lacking(["cut the waiting time to 15 minutes"], "It takes fifteen minutes now.")


def test_another_number_is_not_that_number() -> None:
    assert _lacking(["cut the waiting time to 15 minutes"], "It takes fifty minutes now.")


def test_all_numbers_of_a_wording_are_needed() -> None:
    assert _lacking(["from 40 to 15 minutes"], "It took forty minutes once.")


def test_one_wording_whose_facts_are_there_is_enough() -> None:
    assert not _lacking(["from 40 to 15 minutes", "15 minutes now"], "It takes 15 minutes.")


def test_a_wording_without_facts_leaves_it_to_the_judges() -> None:
    assert not _lacking(["from 40 to 15 minutes", "a far shorter wait"], "They hardly sit there any more.")


@pytest.mark.parametrize("answer", ["I asked Kowalczyk first.", "I asked Kowalczik first."])
def test_a_name_may_be_mistyped(answer: str) -> None:
    assert not _lacking(["asked Kowalczyk before I acted"], answer)


def test_another_name_is_not_that_name() -> None:
    assert _lacking(["asked Kowalczyk before I acted"], "I asked Brandstetter first.")


def test_the_capital_letter_at_the_start_is_no_name() -> None:
    assert not _lacking(["Told the manager early"], "She knew it the same day.")


def test_a_point_without_wordings_lacks_nothing() -> None:
    assert not _lacking([], "Whatever.")
