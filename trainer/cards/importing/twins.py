"""Questions that are here already, in the same words or almost."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.cards.model import Card

ALIKE = 90.0
"""0..100, from which on two questions count as alike."""
_RAREST = 4
_MOST_COMPARED = 40
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
        self._by_word: dict[str, list[str]] = {}
        self._indexed = False
        for card in cards:
            for wording in card.wordings:
                self._same.setdefault(normal(wording), card)

    def same(self, question: str) -> Card | None:
        """The card that asks in the same words, given as `normal` makes them."""
        return self._same.get(question)

    def alike(self, text: str) -> tuple[Card, float] | None:
        """The card whose question is most like this normal one, 0..100, if any is like enough.

        Two questions that differ in a figure are not alike.
        """
        self._index()
        words = sorted(
            {w for w in text.split() if w in self._by_word}, key=lambda w: (len(self._by_word[w]), w)
        )
        rivals: dict[str, None] = {}
        for word in words[:_RAREST]:
            sharing = self._by_word[word]
            if len(sharing) <= _MOST_COMPARED or not rivals:
                rivals.update(dict.fromkeys(sharing[:_MOST_COMPARED]))
        if not rivals:
            return None
        from rapidfuzz import fuzz, process

        figures = _NUMBER.findall(text)
        found = process.extract(text, list(rivals), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=_RAREST)
        fitting = ((rival, score) for rival, score, _ in found if _NUMBER.findall(rival) == figures)
        return next(((self._same[rival], float(score)) for rival, score in fitting), None)

    def _index(self) -> None:
        if not self._indexed:
            self._indexed = True
            for text in self._same:
                for word in dict.fromkeys(text.split()):
                    self._by_word.setdefault(word, []).append(text)


def normal(question: str) -> str:
    """A question for comparing: its words in lower case."""
    return " ".join(_WORD.findall(question.casefold()))
