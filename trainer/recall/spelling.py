"""Spelling: which common English word a mistyped one was meant to be."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import process
from rapidfuzz.distance import OSA

_LIST = Path(__file__).with_name("common_words.txt")
SHORTEST = 4
"""Letters of a word that may be mistyped."""
LONG = 9
"""Letters from which two mistakes are allowed."""


@cache
def _by_length() -> dict[int, list[str]]:
    """Common words by the length of a mistyped one that may stand for them, the most frequent first."""
    words = [
        word
        for line in _LIST.read_text(encoding="utf-8").splitlines()
        if not line.startswith("#")
        for word in line.split()
    ]
    longest = max(map(len, words))
    return {
        length: [word for word in words if abs(len(word) - length) <= _allowed(length)]
        for length in range(SHORTEST - 1, longest + 3)
    }


def _allowed(length: int) -> int:
    return 1 if length < LONG else 2


@lru_cache(maxsize=20_000)
def meant(word: str) -> str | None:
    """The common word one mistake away, two from nine letters on, a swap being one; None without one."""
    if not word.isalpha():
        return None
    found = process.extractOne(
        word, _by_length().get(len(word), ()), scorer=OSA.distance, score_cutoff=_allowed(len(word))
    )
    return found[0] if found else None
