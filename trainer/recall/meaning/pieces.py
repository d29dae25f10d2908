"""Pieces: a text cut into the parts of words that the encoder knows (WordPiece, as BERT cuts it)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from trainer.recall.frequencies import is_listed
from trainer.recall.spelling import meant
from trainer.recall.stems import stem
from trainer.recall.verdict import Span

START, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
INSIDE = "##"
"""Stands before a piece that goes on a word."""
LONGEST_WORD = 100
"""Letters; a longer word is unknown."""
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")


class Piece(NamedTuple):
    """A part of a word: its number in the vocabulary, and where its whole word stands in the text."""

    number: int
    span: Span


class Pieces:
    """Cuts texts by one vocabulary, the numbers being its lines."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(vocabulary)}
        self.start, self.end, self.unknown = (self._numbers[mark] for mark in (START, END, UNKNOWN))
        self._kept: dict[str, tuple[int, ...]] = {}

    def of(self, text: str) -> list[Piece]:
        """The pieces of a text in order; spans are code points of the text as given.  Never raises.

        A word that the vocabulary does not hold whole, and that is one slip away from a common one, is read
        as that one.
        """
        return [
            Piece(number, match.span()) for match in _WORD.finditer(text) for number in self._word(match[0])
        ]

    def _word(self, written: str) -> tuple[int, ...]:
        found = self._kept.get(written)
        if found is None:
            word = _plain(written)
            found = self._cut(word)
            if len(found) > 1 and not is_listed(stem(word)) and (common := meant(word)) is not None:
                found = self._cut(common)
            if len(self._kept) < 50_000:
                self._kept[written] = found
        return found

    def _cut(self, word: str) -> tuple[int, ...]:
        """Always the longest piece that fits; a word with a part that none fits is unknown."""
        if len(word) > LONGEST_WORD:
            return (self.unknown,)
        numbers: list[int] = []
        start = 0
        while start < len(word):
            for end in range(len(word), start, -1):
                number = self._numbers.get((INSIDE if start else "") + word[start:end])
                if number is not None:
                    numbers.append(number)
                    start = end
                    break
            else:
                return (self.unknown,)
        return tuple(numbers)


def _plain(word: str) -> str:
    """In lower case, without accents."""
    lowered = word.lower()
    if lowered.isascii():
        return lowered
    return "".join(c for c in unicodedata.normalize("NFD", lowered) if unicodedata.category(c) != "Mn")
