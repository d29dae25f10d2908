"""Paraphrases: words and short phrases that say the same in an interview."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from trainer.recall.tokens import STOP_WORDS, Token, analyse

LIKENESS = 0.75
"""Similarity of two wordings of one group; an expectation, not a measured value for each pair."""


@cache
def _table() -> tuple[dict[str, tuple[int, ...]], dict[str, tuple[tuple[tuple[str, ...], int], ...]]]:
    """Groups by single stem, and phrases with their group by first stem."""
    single: dict[str, list[int]] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    lines = files("trainer.recall").joinpath("paraphrases.txt").read_text("utf-8").splitlines()
    for number, line in enumerate(lines):
        for text in line.split(" | ") if line and not line.startswith("#") else ():
            stems = tuple(token.stem for token in analyse(text).tokens)
            if len(stems) == 1 and stems[0] not in STOP_WORDS:
                single.setdefault(stems[0], []).append(number)
            elif len(stems) > 1:
                phrases.setdefault(stems[0], []).append((stems, number))
    return (
        {stem_: tuple(numbers) for stem_, numbers in single.items()},
        {stem_: tuple(found) for stem_, found in phrases.items()},
    )


def groups(tokens: Sequence[Token]) -> Iterator[tuple[int, int, int]]:
    """Every group named in a text: its number, and the first and last token that name it."""
    single, phrases = _table()
    for place, token in enumerate(tokens):
        if token.stem in single:
            for number in single[token.stem]:
                yield number, place, place
        if token.stem in phrases:
            for phrase, number in phrases[token.stem]:
                last = place + len(phrase)
                if last <= len(tokens) and all(
                    tokens[place + step].stem == stem for step, stem in enumerate(phrase)
                ):
                    yield number, place, last - 1
