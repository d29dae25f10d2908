"""Cautions: an answer that denies the point, and an answer that is a bare list of words."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.recall.answer import Answer
from trainer.recall.frequencies import is_listed
from trainer.recall.matching import Pair
from trainer.recall.negation import NEGATION_WORDS
from trainer.recall.tokens import NEGATIONS, Analysed
from trainer.recall.wording import Wording

__all__ = ["NEGATION_WORDS", "is_list", "is_negated"]

MOSTLY_SAID = 0.8
"""Share of the wording from which a dropped negation is worth a question."""
ENGLISH_SHARE = 0.5
"""Share of common English words; under it the answer is in another language, or of names."""
LIST_FROM = 5
"""Words; shorter answers are too short to be told from a list."""
LIST_SHARE = 0.15
"""Real answers have about half stop words; under this share it is a list."""


def is_list(answer: Analysed) -> bool:
    """True when the whole answer is English key words without sentences."""
    if len(answer.tokens) < LIST_FROM:
        return False
    known = sum(is_listed(token.stem) or token.stem.startswith("#") for token in answer.tokens)
    if known < ENGLISH_SHARE * len(answer.tokens):
        return False
    small = sum(not token.is_content and token.word not in NEGATIONS for token in answer.tokens)
    return small / len(answer.tokens) < LIST_SHARE


def is_negated(wording: Wording, answer: Answer, pairs: Sequence[Pair]) -> bool:
    """True when the answer seems to turn the point round.

    Either a matched word stands under a negation in the answer alone; or in the wording alone, while most of
    the wording was said, with another number of negations.
    """
    if any(place in answer.turned and index not in wording.turned for index, place in pairs):
        return True
    if not any(index in wording.turned and place not in answer.turned for index, place in pairs):
        return False
    said = {wording.tokens[index].stem for index, _ in pairs}
    content = {token.stem for token, counts in zip(wording.tokens, wording.is_content, strict=True) if counts}
    return answer.negations != wording.negations and len(said) >= MOSTLY_SAID * len(content)
