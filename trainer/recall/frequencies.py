"""Frequencies: how much a word tells, from a shipped list and from the texts of one batch."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from trainer.recall.tokens import analysed_once

_LIST = Path(__file__).with_name("word_frequencies.txt")
_UNLISTED = 2.0
"""Zipf value (log10 of occurrences in a billion words) of a stem that the list does not hold."""
_NUMBER = 4.5
"""Zipf value of a number other than one."""
_PRIOR_TEXTS = 20
"""The list counts as so many texts beside those of a batch."""
_WORDS_A_TEXT = 8
"""Length of a usual point: turns occurrences in a billion words into a share of texts."""
_LEAST = 0.1
_TOP = 7.6
"""Zipf value of the most frequent words."""


@cache
def _zipf() -> dict[str, float]:
    """Stem to Zipf value, from `word_frequencies.txt`."""
    zipf: dict[str, float] = {}
    text = _LIST.read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            value, _, stems = line.partition(" ")
            zipf.update(dict.fromkeys(stems.split(), int(value) / 10))
    zipf["#1"] = zipf["one"]
    return zipf


def _commonness(stem: str) -> float:
    return _zipf().get(stem, _NUMBER if stem.startswith("#") else _UNLISTED)


def is_listed(stem: str) -> bool:
    """True for the stem of a common English word: such a word is not another word mistyped."""
    return stem in _zipf()


class Frequencies:
    """Weights of stems, in nats.  `texts`, points and questions of one batch, are counted beside the list."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts = 0
        self._holding: Counter[str] = Counter()
        for text in dict.fromkeys(texts):
            self._texts += 1
            self._holding.update({token.stem for token in analysed_once(text).content})
        self._weights: dict[str, float] = {}
        self._small: dict[str, float] = {}

    def weight(self, stem: str) -> float:
        """Inverse document frequency of a content word: about 1 (in most texts) to 6 (in none).

        idf = ln((N + K + 1) / (df + K p + .5)) + .3, with N texts, df of them with the stem, and the list as
        K more texts in which it stands with chance p.
        """
        found = self._weights.get(stem)
        if found is None:
            occurs = 1 - math.exp(-_WORDS_A_TEXT * 10 ** (_commonness(stem) - 9))
            holding = self._holding[stem] + _PRIOR_TEXTS * occurs + 0.5
            found = self._weights[stem] = math.log((self._texts + _PRIOR_TEXTS + 1) / holding) + 0.3
        return found

    def phrase_weight(self, stem: str) -> float:
        """Weight of any word, small ones too, where the neighbourhood of words counts: .1 to 6.4."""
        found = self._small.get(stem)
        if found is None:
            surprise = 0.5 * math.log(10) * (_TOP - _commonness(stem))
            found = self._small[stem] = max(_LEAST, surprise)
        return found
