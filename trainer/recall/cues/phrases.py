"""Phrases written down plainly, and found by their first word.

A phrase is words with blanks between: `a/b` is either, `x?` may be left out, `*3` stands for up to three
words of any kind, `<name>` for a class of words.  An apostrophe and a comma between words do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set

from trainer.recall.cues import words

_GAP = r"[^\w.!?;:\n]{1,3}"
_ABOUT = ("several", "some", "few", "couple", "half")
_WORD = r"[\w'%€$£]+"


def _one_of(options: Iterable[str]) -> str:
    """A pattern for any of many literal words, branching letter by letter: one long `a|b|c` is slow."""
    tails: dict[str, set[str]] = {}
    for option in options:
        tails.setdefault(option[:1], set()).add(option[1:])
    empty = tails.pop("", None)
    branches = [
        re.escape(letter) + (re.escape(next(iter(rest))) if len(rest) == 1 else _one_of(rest))
        for letter, rest in sorted(tails.items())
    ]
    return f"(?:{'|'.join(branches)}){'?' if empty else ''}"


_CLASSES: Mapping[str, str] = {
    "num": rf"(?:[€$£]?\d[\d.,]*[%k]?|{_one_of([*words.NUMBERS, *_ABOUT])}(?:-\w+)?)",
    "month": _one_of(words.MONTHS),
    "day": _one_of(words.DAYS),
    "ordinal": r"(?:\d\d?(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth|thirtieth)",
    "season": _one_of(words.SEASONS),
    "year": r"(?:19|20)\d\d",
    "span": "years?|months?|weeks?|days?|hours?|minutes?|winters?|summers?|quarters?",
    "person": _one_of(words.PERSON),
    "place": _one_of(words.PLACE),
    "seen": _one_of(words.PERCEIVED),
    "past": rf"(?:(?!need\b|indeed\b|hundred\b)\w{{2,}}ed|{_one_of(words.DONE_IRREGULAR | words.PAST_OTHER)})",
    "ing": r"\w{2,}ing",
}


def _option(option: str) -> str:
    if option.startswith("<"):
        return f"(?:{_CLASSES[option.strip('<>')]})"
    return re.escape(option).replace("'", "'?")


def _element(piece: str) -> str:
    options = piece.split("/")
    if not any("<" in option or "'" in option for option in options):
        return _one_of(options)
    options = [_option(option) for option in options]
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
            heads = sorted(words.DAYS)
        elif word == "<month>":
            heads = sorted(words.MONTHS)
        elif word == "<person>":
            heads = sorted(words.PERSON)
        else:
            heads = [word]
        for head in heads:
            yield head, _rest(pieces)
            if "'" in head and head not in _LOOKS_LIKE_A_WORD:
                yield head.replace("'", ""), _rest(pieces)


_LOOKS_LIKE_A_WORD = words.words_of("i'd i'll we'd we'll we're he'll she'd she'll it's")


class Phrases:
    """Phrases of one cue, divided by semicolons or line ends; looked up by their first word; patterns are built when first needed."""

    def __init__(self, text: str) -> None:
        self._rests: dict[str, list[str]] = {}
        self._patterns: dict[str, re.Pattern[str]] = {}
        for phrase in text.replace("\n", ";").split(";"):
            if phrase.strip():
                for head, rest in _variants(phrase.strip()):
                    self._rests.setdefault(head, []).append(rest)

    @property
    def heads(self) -> Set[str]:
        """The first words of all phrases."""
        return self._rests.keys()

    def after(self, head: str) -> re.Pattern[str]:
        """The pattern for what may follow this first word."""
        pattern = self._patterns.get(head)
        if pattern is None:
            longest_first = sorted(set(self._rests[head]), key=len, reverse=True)
            pattern = self._patterns[head] = re.compile(rf"(?:{'|'.join(longest_first)})(?!\w)")
        return pattern
