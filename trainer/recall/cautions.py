"""Cautions: an answer that denies the point, and an answer that is a bare list of words."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trainer.recall.frequencies import is_listed
from trainer.recall.tokens import NEGATIONS, Analysed

_DENYING = """
never none neither nor nobody nothing cannot without hardly barely fail fails failed unable lack lacks
"""
NEGATION_WORDS = NEGATIONS | frozenset(_DENYING.split())
NEGATION_REACH = 3
"""Words between a negation and the word that it may still turn round."""
_CLAUSE_END = re.compile(r"[.;:!?,\n]")
_CLAUSE_WORDS = frozenset({"but", "because", "so"})
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


def is_negated(wording: Analysed, answer: Analysed, pairs: Sequence[tuple[int, int]]) -> bool:
    """True when the answer seems to turn the point round.

    `pairs` are places of matched words in wording and answer.  Either a matched word stands under a negation
    in the answer alone; or in the wording alone, while most of the wording was said with fewer negations.
    """
    in_wording, in_answer = _turned_round(wording), _turned_round(answer)
    if any(place in in_answer and index not in in_wording for index, place in pairs):
        return True
    if not any(index in in_wording and place not in in_answer for index, place in pairs):
        return False
    content = {token.stem for token in wording.content}
    said = {wording.tokens[index].stem for index, _ in pairs}
    return _negations(answer) < _negations(wording) and len(said) >= MOSTLY_SAID * len(content)


def _negations(text: Analysed) -> int:
    return sum(token.word in NEGATION_WORDS for token in text.tokens)


def _turned_round(text: Analysed) -> frozenset[int]:
    """Places of the words that an odd number of negations shortly before, in the same clause, turns round."""
    turned: set[int] = set()
    negations: list[int] = []
    before = 0
    for place, token in enumerate(text.tokens):
        if token.word in _CLAUSE_WORDS or _CLAUSE_END.search(text.text, before, token.start):
            negations.clear()
        before = token.end
        if token.word in NEGATION_WORDS:
            negations.append(place)
        elif sum(place - negation <= NEGATION_REACH for negation in negations[-NEGATION_REACH:]) % 2:
            turned.add(place)
    return frozenset(turned)
