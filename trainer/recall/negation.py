"""Negation: which words of a text a `not` turns round."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trainer.recall.tokens import NEGATIONS, Token

_DENYING = """
never none neither nor nobody nothing cannot without hardly barely fail fails failed unable lack lacks
"""
NEGATION_WORDS = NEGATIONS | frozenset(_DENYING.split())
REACH = 3
"""Words between a negation and the word that it may still turn round."""
_CLAUSE_END = re.compile(r"[.;:!?,\n]")
_CLAUSE_WORDS = frozenset({"but", "because", "so"})


def negations(tokens: Sequence[Token]) -> int:
    return sum(token.word in NEGATION_WORDS for token in tokens)


def turned_round(text: str, tokens: Sequence[Token]) -> frozenset[int]:
    """Places of the words that an odd number of negations shortly before, in the same clause, turns round."""
    turned: set[int] = set()
    before: list[int] = []
    for place, token in enumerate(tokens):
        if before and (
            token.word in _CLAUSE_WORDS or _CLAUSE_END.search(text, tokens[place - 1].end, token.start)
        ):
            before.clear()
        if token.word in NEGATION_WORDS:
            before.append(place)
        elif before and sum(place - negation <= REACH for negation in before[-REACH:]) % 2:
            turned.add(place)
    return frozenset(turned)
