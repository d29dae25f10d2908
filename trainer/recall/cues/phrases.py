"""Phrases written down plainly, and found by their first word.

A phrase is words with blanks between: `a/b` is either, `x?` may be left out, `*3` stands for up to three
words of any kind, `<name>` for a class of words.  An apostrophe and a comma between words do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from trainer.recall.cues import words

_GAP = r"[^\w.!?;:\n]{1,3}"
_WORD = r"[\w'%€$£]+"
_NUMBER_WORDS = "|".join(sorted(words.NUMBERS, key=len, reverse=True))
_CLASSES: Mapping[str, str] = {
    "num": rf"(?:[€$£]?\d[\d.,]*[%k]?|(?:{_NUMBER_WORDS}|twenty|several|some|few|couple|half)(?:-\w+)?)",
    "month": "|".join(words.MONTHS),
    "day": "|".join(words.DAYS),
    "season": "|".join(words.SEASONS),
    "year": r"(?:19|20)\d\d",
    "span": "years?|months?|weeks?|days?|hours?|minutes?|winters?|summers?|quarters?",
    "person": words.PERSON,
    "place": words.PLACE,
    "seen": words.PERCEIVED,
    "past": r"(?:was|were|had|did|"
    + "|".join(sorted((words.DONE_IRREGULAR | words.PAST_OTHER) - {"was", "were", "had", "did"}))
    + r"|(?!need\b|indeed\b|hundred\b)\w{2,}ed)",
    "ing": r"\w{2,}ing",
}


def _element(piece: str) -> str:
    if piece.startswith("<"):
        return f"(?:{_CLASSES[piece.strip('<>')]})"
    options = [re.escape(option).replace("'", "'?") for option in piece.split("/")]
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _rest(pieces: list[str]) -> str:
    """What must follow a phrase's first word."""
    whole = ""
    for piece in pieces:
        if piece.startswith("*"):
            whole += f"(?:{_GAP}{_WORD}){{0,{piece[1:]}}}?"
        elif piece.endswith("?"):
            whole += f"(?:{_GAP}{_element(piece[:-1])}(?!\\w))?"
        else:
            whole += f"{_GAP}{_element(piece)}(?!\\w)"
    return whole


def _variants(phrase: str) -> Iterator[tuple[str, str]]:
    """First word and the pattern of the rest, for every way the phrase may begin."""
    first, _, rest = phrase.partition(" ")
    pieces = rest.split()
    if first.endswith("?"):
        yield from _variants(rest)
        first = first[:-1]
    for word in first.split("/"):
        if word == "<day>":
            heads = words.DAYS
        elif word == "<month>":
            heads = words.MONTHS
        else:
            heads = [word]
        for head in heads:
            yield head, _rest(pieces)
            if "'" in head and head not in _LOOKS_LIKE_A_WORD:
                yield head.replace("'", ""), _rest(pieces)


_LOOKS_LIKE_A_WORD = frozenset("i'd i'll we'd we'll we're he'll she'd she'll it's".split())


class Phrases:
    """Phrases of one cue, looked up by their first word; patterns are built when first needed."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._rests: dict[str, list[str]] = {}
        for line in lines:
            for phrase in line.split(";"):
                if phrase.strip():
                    for head, rest in _variants(phrase.strip()):
                        self._rests.setdefault(head, []).append(rest)

    def after(self, word: str) -> re.Pattern[str] | None:
        """The pattern for what follows this first word; None when no phrase begins with it."""
        rests = self._rests.get(word)
        return _compiled(tuple(rests)) if rests else None


@lru_cache(maxsize=None)
def _compiled(rests: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(set(rests), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(longest_first)})(?!\w)")
