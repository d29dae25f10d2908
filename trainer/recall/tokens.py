"""Tokens: the words of a text with their stems and where they stand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from trainer.recall import numbers
from trainer.recall.stems import stem
from trainer.recall.verdict import Span

_STOP_WORDS = """
a an the this that these those i me my we us our you your he him his she her it its they them their who
whom which what there here am is are was were be been being do does did doing have has had having will
would shall should can could may might must and or but if then so than as of at by for with about into
through during before after to from in out on off over under up down again also just very too more most
some any each every both such only own same s t d ll m re ve because while when where how why
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
NEGATIONS = frozenset({"not", "no"})
"""Words that carry no content of their own but turn it round."""

_MARKS = (
    "\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u0e31-\u0e3a\u0e47-\u0e4e"
    "\u200c\u200d"
)
_SINGLE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTER = rf"(?:(?![{_SINGLE}])[^\W_])"
_DIGITS = r"\d+(?:[.,]\d+)*(?:[kmKM]|bn)?"
_TOKEN = re.compile(rf"{_DIGITS}(?![^\W_])|[{_SINGLE}]|{_LETTER}(?:{_LETTER}|[{_MARKS}])*(?:'[^\W\d_]+)?|%")
_ASCII_TOKEN = re.compile(rf"{_DIGITS}(?![A-Za-z0-9])|[A-Za-z0-9]+(?:'[A-Za-z]+)?|%", re.ASCII)
_NUMBER = re.compile(_DIGITS)
# Contractions typed without their apostrophe.  "wont" and "cant" are words too, but rare ones.
_NOT_FORMS = """
don't doesn't didn't isn't aren't wasn't weren't can't couldn't won't wouldn't shouldn't haven't hasn't hadn't
"""
_BARE_NOT = {form.replace("'", ""): form for form in _NOT_FORMS.split()}
_FULL_NOT = {"can't": "can", "won't": "will", "shan't": "shall", "cannot": "can"}
_PERCENT = {"%", "pct", "percentage"}


class Token(NamedTuple):
    """One word: its plain lower-case form, its stem, and its place in the text."""

    word: str
    stem: str
    start: int
    end: int
    is_content: bool
    """Neither a stop word nor `not` or `no`."""

    @property
    def span(self) -> Span:
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Analysed:
    """A text as tokens."""

    text: str
    tokens: tuple[Token, ...]
    content: tuple[Token, ...]
    """The tokens that carry meaning; all of them when none does."""


def analyse(text: str) -> Analysed:
    """The tokens of a text; offsets are code points of the text as given.  Never raises."""
    tokens = tuple(_with_numbers_joined(_plain_tokens(text), text))
    content = tuple(token for token in tokens if token.is_content)
    return Analysed(text, tokens, content or tokens)


@lru_cache(maxsize=20_000)
def analysed_once(text: str) -> Analysed:
    """As `analyse`, kept for the next time: for questions, labels and wordings, not for answers."""
    return analyse(text)


def _plain_tokens(text: str) -> list[Token]:
    text = text.replace("’", "'")
    pattern = _ASCII_TOKEN if text.isascii() else _TOKEN
    return [
        Token(word, stem_, match.start(), match.end(), is_content)
        for match in pattern.finditer(text)
        for word, stem_, is_content in _parts(match[0])
    ]


@lru_cache(maxsize=50_000)
def _parts(raw: str) -> tuple[tuple[str, str, bool], ...]:
    """Word, stem and whether it has content, of one word as typed: two of them for `don't`."""
    word = _plain(raw)
    if _NUMBER.fullmatch(word):
        value = numbers.value_of_digits(word)
        return ((word, word if value is None else numbers.written(value), True),)
    word = numbers.ORDINALS.get(word, _BARE_NOT.get(word, word))
    if word in _PERCENT:
        word = "percent"
    if word.endswith("n't") or word == "cannot":
        words = [_FULL_NOT.get(word, word[:-3]), "not"]
    else:
        words = [word.split("'")[0]]
    return tuple(
        (part, stem(part), part not in STOP_WORDS and part not in NEGATIONS) for part in words if part
    )


def _plain(word: str) -> str:
    """Lower case, no accents on Latin letters."""
    word = word.lower()
    if word.isascii():
        return word
    word = unicodedata.normalize("NFKD", word)
    latin = "".join(c for c in word if not "\u0300" <= c <= "\u036f")
    return latin if latin.isascii() else unicodedata.normalize("NFC", word)


def _with_numbers_joined(tokens: list[Token], text: str) -> list[Token]:
    """Runs such as `two hundred and fifty` made one token, number words written as values."""
    if not any(token.word in numbers.WORDS for token in tokens):
        return tokens
    found: list[Token] = []
    done = 0
    for place, first in enumerate(tokens):
        if place < done:
            continue
        if first.word not in numbers.WORDS and not first.word[0].isdigit():
            found.append(first)
            continue
        value, used = numbers.joined(_number_run(tokens[place : place + numbers.LONGEST_RUN], text))
        last = tokens[place + used - 1]
        done = place + used
        if used == 1 and first.word not in numbers.WORDS:
            found.append(first)
        else:
            found.append(Token(first.word, numbers.written(value), first.start, last.end, True))
    return found


def _number_run(tokens: list[Token], text: str) -> list[tuple[str, float | None]]:
    """Word and, for digits, value of the number tokens that stand together at the start."""
    run: list[tuple[str, float | None]] = []
    before = tokens[0].start
    for token in tokens:
        digits = numbers.value_of_digits(token.word) if token.word[0].isdigit() else None
        follows = digits is not None or token.word in numbers.WORDS or (run and token.word == "and")
        if not follows or text[before : token.start].strip(" -"):
            break
        before = token.end
        run.append((token.word, digits))
    return run
