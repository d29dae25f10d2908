"""Questions that are here already, in the same words or almost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.cards.model import Card

ALIKE = 90.0
"""0..100, from which on two questions count as alike."""
_RAREST = 2
_MOST_SHARING = 15
"""Questions that share a word; where more do, the word says little."""

_WORD = re.compile(r"\w+")
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

    Questions as like as ALIKE share one of their rarest words, unless each of those is spelt otherwise.
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
    """Questions by their words."""

    def __init__(self, questions: Iterable[str]) -> None:
        from rapidfuzz import fuzz, process  # only when there is something to compare

        self._extract, self._scorer = process.extract, fuzz.ratio
        self._by_word: dict[str, list[str]] = {}
        for text in questions:
            for word in dict.fromkeys(text.split()):
                self._by_word.setdefault(word, []).append(text)
        self._common = {word: len(texts) for word, texts in self._by_word.items()}

    def most_like(self, text: str) -> tuple[str, float] | None:
        words = set(text.split())
        known = words & self._common.keys()
        if 2 * len(known) < len(words):
            return None
        rivals: set[str] = set()
        for word in sorted(known, key=self._common.__getitem__)[:_RAREST]:
            if self._common[word] <= _MOST_SHARING or not rivals:
                rivals.update(self._by_word[word][:_MOST_SHARING])
        # Questions as like as that are about as long.
        near = [rival for rival in rivals if 0.8 * len(text) <= len(rival) <= 1.25 * len(text)]
        if not near:
            return None
        found = self._extract(text, near, scorer=self._scorer, score_cutoff=ALIKE, limit=_RAREST)
        figures = _NUMBER.findall(text) if found else []
        fitting = [(rival, float(score)) for rival, score, _ in found if _NUMBER.findall(rival) == figures]
        return max(fitting, key=lambda pair: (pair[1], pair[0])) if fitting else None


def normal(question: str) -> str:
    """A question for comparing: its words in lower case."""
    return " ".join(_WORD.findall(question.casefold()))
