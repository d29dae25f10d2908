"""The rule for a figure that measures something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trainer.recall.cues.reading import Reading, Sentence, is_past
from trainer.recall.cues.words import DAYS, MONTHS, NUMBERS, words_of
from trainer.recall.verdict import Span

_SHARE_UNIT = words_of("percent per percentage euro euros pounds dollars francs k")
_UNIT = words_of("kilos kilo kg tons tonnes litres kilometres km miles metres fold degrees stars")
_TIME = words_of("second seconds minute minutes hour hours day days week weeks month months year years")
_COMPARED = words_of("faster earlier less shorter sooner instead longer without no saved quicker now")
_TOOK = words_of("in within under only took from by saved than just")
_EACH = words_of("a an per each every")
_NOT_COUNTED = words_of(
    """reasons reason questions question things thing points point ways way sides parts options steps
    o'clock am pm other others sisters brothers children dogs cats sons daughters languages moments
    day time more hand eyes last first second third men women words years days"""
)
_NO_NOUN = words_of(
    """the a an and or but we i he she they it you who whom which that to in on at of for with was were
    had is are has have did so because when if as from by then there this these my our your his her
    their"""
)
_OUTCOME = words_of(
    """only fewer less instead saved sold signed won collected new per each every without out lost
    gained reached volume budget turnover sales down up from now managed led ran"""
)
_PARTS = words_of("second third fourth quarter fifth sixth eighth tenth")
_SHARES = _PARTS | words_of("halved doubled tripled quadrupled twice double half")
_PART_OF = words_of("a one by about over than nearly almost")
_NO_PART = words_of("hour hours day days year years past an time week weeks")
_NAMES = words_of("number room chapter page gate line platform since born form year grade aged age in")
_MULTIPLIERS = words_of("hundred thousand million billion hundreds thousands millions")
_ZERO_HEADS = words_of("zero not none without")
_ZERO = re.compile(r"\b(?:not (?:a single|one)|without a single|zero|none of) \w+")
_LARGE = 1000
"""From here on a bare number is an amount."""
_SMALL = 4
"""Below this a bare number word counts people or things of the story."""


def figures(reading: Reading, acts: Sequence[Span]) -> Iterator[Span]:
    """A number with what it counts, a share, or a change; no dates, ages, times of day or list counts.

    In a story, plain counts before and with the first act are scenery: "300 drivers and one owner".
    """
    scenery = reading.words[reading.number_at(acts[0][0])].sentence if acts else -1
    words = reading.words
    done = -1
    for number, word in enumerate(words):
        if number <= done:
            continue
        if _is_number(word.text):
            last = number
            while last + 1 < len(words) and _is_number(words[last + 1].text) and not words[last + 1].opens:
                last += 1
            if _measures(reading, number, last, scenery):
                joined = last + 1 < len(words) and not words[last + 1].opens
                yield reading.span(number, last + joined)
            done = last
        elif word.text in _SHARES and _is_share(reading, number):
            yield word.start, word.end
    if not _ZERO_HEADS.isdisjoint(reading.places):
        for match in _ZERO.finditer(reading.plain):
            yield match.span()


def _is_number(text: str) -> bool:
    return text[0].isdigit() or text in NUMBERS


def _is_share(reading: Reading, number: int) -> bool:
    text, before, after = reading.text(number), reading.text(number - 1), reading.text(number + 1)
    if text in ("twice", "double"):
        return after in ("as", "the")
    if text == "half":
        return after in ("the", "of", "as") and reading.text(number + 2) not in _NO_PART
    if text not in _PARTS:
        return True
    if text == "second" or before == "every":
        return before == "every" and after not in _NO_PART | _TIME
    if after == "of" and reading.text(number + 2) in ("an", "a"):
        return False
    return before in _PART_OF and after not in _NO_PART


def _value(text: str) -> float:
    if text in NUMBERS:
        return NUMBERS[text]
    digits = re.sub(r"[,:.](?=\d{3}\b)", "", text).replace(",", ".").split(":")[0]
    return float(digits) if re.fullmatch(r"[0-9]+(?:\.[0-9]+)?", digits) else 0.0


def _measures(reading: Reading, first: int, last: int, scenery: int) -> bool:
    """Whether the number from word `first` to word `last` measures something.

    Up to the sentence numbered `scenery` a plain count does not.
    """
    words = reading.words
    start, end = words[first].start, words[last].end
    left, right = reading.plain[max(0, start - 1) : start], reading.plain[end : end + 2].strip()
    if right[:1] in ("%", "€", "$", "£") or left in ("€", "$", "£"):
        return True
    before, text = reading.text(first - 1), words[first].text
    joined = last + 1 < len(words) and not words[last + 1].opens
    after = words[last + 1].text if joined else ""
    if after in _SHARE_UNIT:
        return True
    value = _value(text)
    if after == "in" and text in ("one", "1") and _is_number(reading.text(last + 2) or "x"):
        return True
    if ":" in text or after in _NOT_COUNTED - _TIME or before in MONTHS or after in (*MONTHS, *DAYS):
        return False
    if after in _TIME:
        return _timed(reading, first, last)
    sentence = reading.sentences[words[first].sentence]
    if sentence.modal and not sentence.past:
        return False
    if reading.text(last) in _MULTIPLIERS:
        return True
    if (before in _NAMES and not _from_to(reading, first, last)) or (
        text.isdigit() and 1900 <= value <= 2099
    ):
        return False
    if _from_to(reading, first, last) or reading.text(first - 2) == "instead":
        return True
    if after == "times":
        return value > 1 and reading.text(last + 2) in (*_EACH, "more", "as", "faster", "less")
    if before == "between" and after == "and" and _is_number(reading.text(last + 2) or "x"):
        return True
    if after in _NO_NOUN or is_past(after) or after == "":
        if value >= _LARGE:
            return True
        return after == "of" and before not in ("one", "all", "the", "these") and value >= _SMALL
    if words[first].sentence <= scenery or sentence.mark[:1] == "?":
        return False
    if after in _UNIT:
        return True
    if before in ("were", "was", "are") and after in ("people", "persons"):
        return False
    return text[0].isdigit() or (value >= _SMALL and _has_outcome(reading, sentence))


def _from_to(reading: Reading, first: int, last: int) -> bool:
    """Part of a change: `from 12 to 8`, `12 to 8 percent`."""
    before, after = reading.text(first - 1), reading.text(last + 1)
    if after == "to":
        return _is_number(reading.text(last + 2) or "x") or before == "from"
    if before == "to":
        return any(_is_number(reading.text(n) or "x") for n in range(first - 4, first - 1))
    return False


def _timed(reading: Reading, first: int, last: int) -> bool:
    """A span of time that measures speed or saving, not how long ago or for how long."""
    before, after = reading.text(first - 1), reading.text(last + 2)
    sentence = reading.sentences[reading.words[first].sentence]
    if sentence.modal and not sentence.past:
        return False
    if after in ("ago", "old") or before in ("for", "last", "next", "first", "past", "since", "every"):
        return False
    if after in _COMPARED:
        return True
    if reading.text(first) in ("one", "1"):
        return False
    if after in _EACH and reading.text(last + 3) in ("day", "week", "month", "year", "shift"):
        return True
    return before in _TOOK and sentence.past


def _has_outcome(reading: Reading, sentence: Sentence) -> bool:
    """The sentence speaks of a change or an amount, so that its number is more than scenery."""
    if sentence.outcome is None:
        texts = (word.text for word in reading.words[sentence.first : sentence.end])
        sentence.outcome = any(text in _OUTCOME for text in texts)
    return sentence.outcome
