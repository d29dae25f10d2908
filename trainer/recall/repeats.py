"""Repeats: the question typed back is no answer, and the card's own lines are not one's own words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trainer.cards.slots import AskedPoint
from trainer.recall.tokens import Analysed, analysed_once
from trainer.recall.verdict import Flag, Span

SHORTEST = 4
"""Words; a shorter sentence of the question or line of the card may well stand in an answer of its own."""
PASTED_FROM = 2
"""Lines of the card; a single one may be chance."""
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


def word_for_word(answer: Analysed, points: Iterable[AskedPoint]) -> Flag | None:
    """A flag when two or more of the card's own lines stand in the answer as they are written."""
    stems = [token.stem for token in answer.tokens]
    spans: list[Span] = []
    for point in points:
        line = [token.stem for token in analysed_once(point.label).tokens]
        if SHORTEST <= len(line) <= len(stems):
            start = next((s for s in range(len(stems)) if stems[s : s + len(line)] == line), None)
            if start is not None:
                spans.append((answer.tokens[start].start, answer.tokens[start + len(line) - 1].end))
    if len(spans) < PASTED_FROM:
        return None
    text = "These are the card's own lines, word for word: say them as you would to a person."
    return Flag("word-for-word", text, tuple(sorted(set(spans))))
