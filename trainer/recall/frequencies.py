"""Frequencies: how much a word tells, from a list of English words that is shipped and from given texts."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from trainer.recall.tokens import analysed_once

_UNLISTED = 2.0
"""Zipf value (log10 of occurrences in a billion words) of a stem that the list does not hold."""


@cache
def _zipf() -> dict[str, float]:
    """Stem to Zipf value, from `word_frequencies.txt`."""
    zipf: dict[str, float] = {}
    text = files("trainer.recall").joinpath("word_frequencies.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            value, _, stems = line.partition(" ")
            zipf.update(dict.fromkeys(stems.split(), int(value) / 10))
    return zipf


class Frequencies:
    """Weights of stems.  `texts` (points and questions of one batch) are counted beside the shipped list."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._documents = 0
        self._holding: Counter[str] = Counter()
        for text in dict.fromkeys(texts):
            self._documents += 1
            self._holding.update({token.stem for token in analysed_once(text).content})
        self._weights: dict[str, float] = {}

    def weight(self, stem: str) -> float:
        """Inverse document frequency of a stem, about .5 (everywhere) to 6 (nowhere)."""
        weight = self._weights.get(stem)
        if weight is None:
            weight = self._weights[stem] = self._weigh(stem)
        return weight

    def _weigh(self, stem: str) -> float:
        zipf = _zipf().get(stem, _UNLISTED)
        general = (7.5 - zipf) * math.log(10) * 0.5
        if not self._documents:
            return general
        own = math.log((self._documents + 1) / (self._holding[stem] + 0.5)) + 0.3
        return own
