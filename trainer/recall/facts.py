"""Facts: the numbers and names of a point, which no paraphrase can stand in for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from trainer.recall.answer import Answer
from trainer.recall.frequencies import is_listed
from trainer.recall.stems import stem
from trainer.recall.tokens import Token, analysed_once

_NAME = re.compile(r"[^\W\d_][^\W_]*(?:'[^\W\d_]+)?")


@lru_cache(maxsize=20_000)
def numbers_of(text: str) -> frozenset[str]:
    """The stems of its numbers; "one" is a word like others."""
    return frozenset(token.stem for token in analysed_once(text).tokens if token.stem[0] == "#") - {"#1"}


@lru_cache(maxsize=20_000)
def names_of(text: str) -> tuple[Token, ...]:
    """Its names: words with a capital letter, not the first, that are no common English word."""
    capital = {match.start() for match in _NAME.finditer(text) if match[0][0].isupper()}
    return tuple(
        token
        for token in analysed_once(text).tokens[1:]
        if token.start in capital and len(token.word) > 1 and not is_listed(stem(token.word))
    )


def are_lacking(wordings: Iterable[str], answer: Answer) -> bool:
    """True when every wording holds facts and the answer has those of none.

    A wording's facts are there when all its numbers are, and one of its names if it has any.
    """
    wordings = list(wordings)
    return bool(wordings) and not any(_are_there(wording, answer) for wording in wordings)


def _are_there(wording: str, answer: Answer) -> bool:
    names = names_of(wording)
    return all(answer.places(number) for number in numbers_of(wording)) and (
        not names or any(answer.nearest(name, ())[0] > 0 for name in names)
    )
