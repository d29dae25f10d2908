"""Paraphrases: words and short phrases that say the same in an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from trainer.recall.tokens import Token, analyse

_TABLE = Path(__file__).with_name("paraphrases.txt")
LIKENESS = 0.75
"""Similarity of two wordings of one group: the same for all, between .5 and .9 it makes no difference."""

Phrase = tuple[tuple[str, ...], int]
"""Its stems, and the number of its group."""


@cache
def _table() -> tuple[dict[str, tuple[int, ...]], dict[tuple[str, ...], tuple[Phrase, ...]]]:
    """Groups by single stem, and phrases with their group by their first two stems."""
    single: dict[str, tuple[int, ...]] = {}
    phrases: dict[tuple[str, ...], tuple[Phrase, ...]] = {}
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        for text in line.split(" | ") if line and not line.startswith("#") else ():
            tokens = analyse(text).tokens
            stems = tuple(token.stem for token in tokens)
            if len(stems) > 1:
                start = stems[:2]
                phrases[start] = (*phrases.get(start, ()), (stems, number))
            elif tokens[0].is_content:
                single[stems[0]] = (*single.get(stems[0], ()), number)
    return single, phrases


def groups(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Every group named in a text: its number, and the first and last token that name it."""
    single, phrases = _table()
    stems = tuple(token.stem for token in tokens)
    for place, stem in enumerate(stems):
        for number in single.get(stem, ()):
            yield number, place, place
        for phrase, number in phrases.get(stems[place : place + 2], ()):
            if stems[place : place + len(phrase)] == phrase:
                yield number, place, place + len(phrase) - 1
