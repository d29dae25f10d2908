"""Phrases written down plainly, and found by their first word.

A phrase is words with blanks between: `a/b` is either, `x?` may be left out, `*3` stands for up to three
words of any kind, `<name>` for a class of words.  An apostrophe and a comma between words do not matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property

from trainer.recall.cues import words

_GAP = r"[^\w.!?;:]{1,3}"
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


_IRREGULAR = words.DONE_IRREGULAR | words.PAST_OTHER
_CLASSES: Mapping[str, str] = {
    "num": rf"(?:[€$£]?\d[\d.,]*[%k]?|{_one_of([*words.NUMBERS, *_ABOUT])}(?:-\w+)?)",
    "month": _one_of(words.MONTHS),
    "day": _one_of(words.DAYS),
    "ordinal": r"(?:\d\d?(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth|thirtieth)",
    "year": r"(?:19|20)\d\d",
    "span": "years?|months?|weeks?|days?|hours?|minutes?|winters?|summers?|quarters?",
    "person": _one_of(words.PERSON),
    "place": _one_of(words.PLACE),
    "seen": _one_of(words.PERCEIVED),
    "past": rf"(?:(?!need\b|indeed\b|hundred\b)\w{{2,}}ed|{_one_of(_IRREGULAR)})",
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


@dataclass(frozen=True, slots=True)
class _Variant:
    """One way a phrase may begin."""

    head: str
    rest: str
    """The pattern of what follows."""
    seconds: frozenset[str] | None
    """The words one of which must come next; None when it may be many."""


def _variants(phrase: str) -> Iterator[_Variant]:
    first, _, rest = phrase.partition(" ")
    pieces = rest.split()
    if first.endswith("?"):
        yield from _variants(rest)
        first = first[:-1]
    pattern, seconds = _rest(pieces), _seconds(pieces)
    for word in first.split("/"):
        for head in sorted(_HEADS.get(word, (word,))):
            yield _Variant(head, pattern, seconds)
            if "'" in head and head not in _LOOKS_LIKE_A_WORD:
                yield _Variant(head.replace("'", ""), pattern, seconds)


def _seconds(pieces: list[str]) -> frozenset[str] | None:
    if not pieces or pieces[0].startswith("*") or pieces[0].endswith("?") or "<" in pieces[0]:
        return None
    options = pieces[0].split("/")
    return frozenset([*options, *(option.replace("'", "") for option in options)])


_HEADS: Mapping[str, Set[str]] = {
    "<day>": words.DAYS,
    "<month>": words.MONTHS,
    "<person>": words.PERSON,
    "<num>": {*words.NUMBERS, *_ABOUT},
}
_LOOKS_LIKE_A_WORD = words.words_of("i'd i'll we'd we'll we're he'll she'd she'll it's")


class Phrases:
    """Phrases of one cue, divided by semicolons or line ends, and looked up by their first word.

    The patterns are built when a first word is met for the first time.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._patterns: dict[str, re.Pattern[str]] = {}

    @cached_property
    def _variants(self) -> dict[str, list[_Variant]]:
        by_head: dict[str, list[_Variant]] = {}
        for phrase in self._text.replace("\n", ";").split(";"):
            if phrase.strip():
                for variant in _variants(phrase.strip()):
                    by_head.setdefault(variant.head, []).append(variant)
        return by_head

    @cached_property
    def heads(self) -> dict[str, frozenset[str] | None]:
        """The first words of all phrases, and the words that may come next; None for any."""
        heads: dict[str, frozenset[str] | None] = {}
        for head, variants in self._variants.items():
            nexts = [variant.seconds for variant in variants]
            known = [seconds for seconds in nexts if seconds is not None]
            heads[head] = frozenset().union(*known) if len(known) == len(nexts) else None
        return heads

    def after(self, head: str) -> re.Pattern[str]:
        """The pattern for what may follow this first word."""
        pattern = self._patterns.get(head)
        if pattern is None:
            rests = {variant.rest for variant in self._variants[head]}
            longest_first = sorted(rests, key=lambda rest: (-len(rest), rest))
            pattern = self._patterns[head] = re.compile(rf"(?:{'|'.join(longest_first)})(?!\w)")
        return pattern
