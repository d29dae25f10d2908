"""Cautions: an answer that denies the point, and an answer that is a bare list of words."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from trainer.recall.tokens import NEGATIONS, Analysed, Token

_DENYING = """
never none neither nor nobody nothing cannot without hardly barely fail fails failed unable lack lacks
"""
NEGATION_WORDS = NEGATIONS | frozenset(_DENYING.split())
NEGATION_REACH = 3
"""Words between a negation and the matched word that it may still turn round."""
LIST_FROM = 5
"""Words; shorter answers are too short to be told from a list."""
LIST_SHARE = 0.15
"""Real answers have about half stop words; under this share it is a list (notes: .3 to 1 % of real ones)."""


def is_list(answer: Analysed) -> bool:
    """True when the whole answer is key words without sentences."""
    if len(answer.tokens) < LIST_FROM:
        return False
    small = sum(not token.is_content or token.word in NEGATION_WORDS for token in answer.tokens)
    return small / len(answer.tokens) < LIST_SHARE


def is_negated(wording: Analysed, answer: Analysed, matched: Sequence[Token]) -> bool:
    """True when the answer adds a negation up to three words before a word that earned the point."""
    if any(token.word in NEGATION_WORDS for token in wording.tokens):
        return False
    return _turned_round(answer.tokens, {token.start for token in matched})


def _turned_round(tokens: Sequence[Token], matched: Collection[int]) -> bool:
    last = None
    for place, token in enumerate(tokens):
        if token.word in NEGATION_WORDS:
            last = place
        elif last is not None and place - last <= NEGATION_REACH and token.start in matched:
            return True
    return False
