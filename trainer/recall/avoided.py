"""Phrases that a card asks to avoid, found in an answer in spite of a typo."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import OSA

from trainer.recall.cautions import NEGATION_WORDS
from trainer.recall.tokens import Analysed, Token, analysed_once
from trainer.recall.verdict import Span

_REACH = 4
"""Words before a phrase in which a negation still turns it round."""
_TYPOS_FROM = 5
_TWO_TYPOS_FROM = 9
"""Letters of a word from which one typo, and two, are forgiven."""
_LOOSE_FROM = 3
"""Words of a phrase from which one other word may stand between them."""
_REPORTING = {"call", "called", "say", "says", "saying", "said", "word", "words", "phrase", "sentence"}
_CLOSES = re.compile(r"[.!?;\n]|[,:]\s")
_OPENING_QUOTES, _CLOSING_QUOTES = "\"'“‘„«", "\"'”’“»"


def avoided(phrase: str, answer: Analysed) -> tuple[Span, ...]:
    """Where the answer says the phrase: whole words, in order; not where it is denied or quoted."""
    wanted = analysed_once(phrase).tokens
    if not wanted:
        return ()
    return tuple(_places(wanted, answer))


def _places(wanted: Sequence[Token], answer: Analysed) -> Iterator[Span]:
    tokens = answer.tokens
    place = 0
    while place < len(tokens):
        last = _match(wanted, tokens, place)
        if last is None or _meant_otherwise(wanted, answer, place, last):
            place += 1
            continue
        yield tokens[place].start, tokens[last].end
        place = last + 1


def _match(wanted: Sequence[Token], tokens: Sequence[Token], place: int) -> int | None:
    """The number of the last word of the phrase when it begins at `place`."""
    spare = 1 if len(wanted) >= _LOOSE_FROM else 0
    for number, word in enumerate(wanted):
        if place < len(tokens) and _same(word.word, tokens[place].word):
            place += 1
        elif number and spare and place + 1 < len(tokens) and _same(word.word, tokens[place + 1].word):
            spare = 0
            place += 2
        else:
            return None
    return place - 1


def _same(wanted: str, said: str) -> bool:
    if wanted == said:
        return True
    shorter = min(len(wanted), len(said))
    if shorter < _TYPOS_FROM or wanted[0] != said[0]:
        return False
    allowed = 2 if shorter >= _TWO_TYPOS_FROM else 1
    return OSA.distance(wanted, said, score_cutoff=allowed) <= allowed


def _meant_otherwise(wanted: Sequence[Token], answer: Analysed, first: int, last: int) -> bool:
    """Denied a few words before in the same clause, put in quotation marks, or only reported."""
    tokens, text = answer.tokens, answer.text
    start, end = tokens[first].start, tokens[last].end
    if text[max(0, start - 1) : start] in tuple(_OPENING_QUOTES) and _closed(text, end):
        return True
    if wanted[0].word in NEGATION_WORDS:
        return False
    before = tokens[max(0, first - _REACH) : first]
    while before and _CLOSES.search(text, before[0].end, start):
        before = before[1:]
    denied = any(token.word in NEGATION_WORDS for token in before)
    return denied or bool(before and before[-1].word in _REPORTING)


def _closed(text: str, end: int) -> bool:
    return text[end : end + 2].lstrip(".,!?")[:1] in tuple(_CLOSING_QUOTES)
