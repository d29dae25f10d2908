"""Questions that are here already, in the same words or almost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.cards.model import Card

ALIKE = 90.0
"""0..100, from which on two questions count as alike."""
_RAREST = 3
"""Words by which a question is found."""
_MOST_SHARING = 15
"""Questions that share a word; where more do, the word says little."""

_WORD = re.compile(r"\w+")
_ASCII_WORDS = bytes(
    ord(chr(byte).lower()) if byte < 128 and (chr(byte).isalnum() or byte == ord("_")) else ord(" ")
    for byte in range(256)
)
"""For each byte its letter in lower case, or a blank: many times as quick as the search for words."""
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Twin:
    """A question that is to come in, and one like it."""

    card: Card
    known: Card
    likeness: float
    """0..100; 100 for the same words."""
    inside: bool = False
    """The other one is to come in too."""


class Questions:
    """The questions that are here.  It finds the one most like another without comparing it with all.

    Questions as like as ALIKE share one of the rarest words of the one that is here, unless each of those is
    spelt otherwise.
    """

    def __init__(self, cards: Iterable[Card]) -> None:
        self._same: dict[str, Card] = {}
        self._index: _Index | None = None
        for card in cards:
            for wording in card.wordings:
                self._same.setdefault(normal(wording), card)

    def same(self, question: str) -> Card | None:
        """The card that asks in the same words, given as `normal` makes them."""
        return self._same.get(question)

    def alike(self, question: str) -> tuple[Card, float] | None:
        """The card whose question is most like this normal one, 0..100, if any is like enough.

        Two questions that differ in a figure are not alike.
        """
        if not self._same:
            return None
        if self._index is None:
            self._index = _Index(self._same)
        found = self._index.most_like(question)
        return (self._same[found[0]], found[1]) if found else None


class _Index:
    """Questions by their rarest words."""

    def __init__(self, questions: Iterable[str]) -> None:
        self._words = {text: frozenset(text.split()) for text in questions}
        common = Counter([word for words in self._words.values() for word in words])
        by_rare: dict[str, list[str]] = {}
        for text, words in self._words.items():
            # Of words as rare as one another the longer says more.
            for word in sorted(words, key=lambda word: (common[word], -len(word), word))[:_RAREST]:
                by_rare.setdefault(word, []).append(text)
        self._rivals = {word: texts[:_MOST_SHARING] for word, texts in by_rare.items()}
        self._rare = frozenset(by_rare)

    def most_like(self, text: str) -> tuple[str, float] | None:
        words = text.split()
        # Questions as like as that are about as long, and share half of their words.
        shortest, longest = 0.8 * len(text), 1.25 * len(text)
        near = {
            rival
            for word in self._rare.intersection(words)
            for rival in self._rivals[word]
            if shortest <= len(rival) <= longest
        }
        near = near and {
            rival for rival in near if 2 * len(self._words[rival].intersection(words)) >= len(set(words))
        }
        return self._nearest(text, near) if near else None

    @staticmethod
    def _nearest(text: str, near: Iterable[str]) -> tuple[str, float] | None:
        from rapidfuzz import fuzz, process  # only when there is something to compare

        found = process.extract(text, sorted(near), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=_RAREST)
        figures = _NUMBER.findall(text) if found else []
        fitting = [(rival, float(score)) for rival, score, _ in found if _NUMBER.findall(rival) == figures]
        return max(fitting, key=lambda pair: (pair[1], pair[0])) if fitting else None


def normal(question: str) -> str:
    """A question for comparing: its words in lower case."""
    if question.isascii():
        return b" ".join(question.encode().translate(_ASCII_WORDS).split()).decode()
    return " ".join(_WORD.findall(question.casefold()))
