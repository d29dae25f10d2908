"""Repeats: the question typed back is no answer, so its words are set aside before judging."""

from __future__ import annotations

import re

from trainer.recall.tokens import Analysed, analysed_once

SHORTEST = 4
"""Words; a shorter sentence of the question may well stand in an answer of its own."""
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def without_question(answer: Analysed, question: str) -> Analysed:
    """The answer less every sentence of the question that stands in it word for word."""
    repeated: set[int] = set()
    stems = [token.stem for token in answer.tokens]
    for sentence in _SENTENCE_END.split(question):
        asked = [token.stem for token in analysed_once(sentence).tokens]
        if SHORTEST <= len(asked) <= len(stems):
            for start, stem in enumerate(stems):
                if stem == asked[0] and stems[start : start + len(asked)] == asked:
                    repeated.update(range(start, start + len(asked)))
    if not repeated:
        return answer
    tokens = tuple(token for place, token in enumerate(answer.tokens) if place not in repeated)
    return Analysed(answer.text, tokens, tuple(token for token in tokens if token.is_content) or tokens)
