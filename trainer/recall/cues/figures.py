"""The rule for a figure that measures something."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.recall.cues.reading import Reading
from trainer.recall.cues.words import DAYS, MONTHS, NUMBERS
from trainer.recall.verdict import Span

_UNIT = frozenset(
    """percent per cent percentage points euro euros pounds dollars francs kilos kilo kg tons tonnes litres
    kilometres km miles metres times fold degrees stars hours-a-week k m""".split()
)
_TIME = frozenset("second seconds minute minutes hour hours day days week weeks month months year years".split())
_FASTER = frozenset(
    """faster earlier less shorter sooner before instead per longer without saved late later of a each
    every to quicker""".split()
)
_SPEED = frozenset("in within under only took from to by saved after every than about just".split())
_NOT_COUNTED = frozenset(
    """reasons reason questions question things thing points point ways way sides parts options steps of
    o'clock am pm other others years-old sisters brothers children dogs cats sons daughters languages
    moments day time more hand last first second third""".split()
)
_SHARES = frozenset("halved doubled tripled quadrupled twice double".split())
_SHARE_OF = frozenset("half third quarter fifth tenth sixth eighth two-thirds".split())
_BEFORE_LABEL = frozenset("number room chapter page gate line platform at on since born form year grade aged age and-number".split())
_ZERO = re.compile(r"\b(?:not (?:a single|one)|without a single|zero|none of) \w+")
_DATE_AFTER = frozenset([*MONTHS, *DAYS, "st", "nd", "rd", "th"])


def figures(reading: Reading) -> Iterator[Span]:
    """A number with what it counts, a share, or a change; no dates, ages, times of day or list counts."""
    words = reading.words
    number = 0
    while number < len(words):
        text = words[number].text
        if _is_number(text):
            last = number
            while last + 1 < len(words) and _is_number(words[last + 1].text) and not words[last + 1].opens:
                last += 1
            if _measures(reading, number, last):
                end = last + 1 if last + 1 < len(words) and not words[last + 1].opens else last
                yield reading.span(number, end)
            number = last + 1
            continue
        if text in _SHARES and not (text == "double" and reading.text(number + 1) in ("check", "checked")):
            yield reading.span(number, number)
        elif text in _SHARE_OF and reading.text(number - 1) in ("a", "one", "by", "the", "about", "over", "than"):
            if reading.text(number + 1) not in ("hour", "hours", "day", "year", "past", "an", "time", "week"):
                if not (text in ("third", "fifth") and reading.text(number - 1) == "the"):
                    yield reading.span(number - 1, number)
        elif text == "half" and reading.text(number + 1) in ("the", "of", "as"):
            yield reading.span(number, number + 1)
        number += 1
    for match in _ZERO.finditer(reading.plain):
        yield match.span()


def _is_number(text: str) -> bool:
    return text[0].isdigit() or text in NUMBERS


def _value(text: str) -> float:
    if text in NUMBERS:
        return NUMBERS[text]
    digits = re.sub(r"[,:](?=\d{3}\b)", "", text).replace(",", ".").split(":")[0]
    try:
        return float(digits)
    except ValueError:
        return 0.0


def _measures(reading: Reading, first: int, last: int) -> bool:
    words = reading.words
    before, after = reading.text(first - 1), reading.text(last + 1)
    start, end = words[first].start, words[last].end
    left, right = reading.plain[max(0, start - 1) : start], reading.plain[end : end + 2].strip()
    if right[:1] == "%" or left in ("€", "$", "£") or right[:1] in ("€", "$", "£"):
        return True
    if last + 1 < len(words) and words[last + 1].opens:
        after = ""
    if after in _UNIT or (after == "point" and _is_number(reading.text(last + 2))):
        return True
    if ":" in words[first].text or before in _BEFORE_LABEL and before not in ("at", "on"):
        return False
    text = words[first].text
    value = _value(text)
    if text.isdigit() and 1900 <= value <= 2099 and after not in _COUNTED_EVEN_IF_A_YEAR:
        return False
    if after in _DATE_AFTER or before in MONTHS or after in _NOT_COUNTED:
        return after == "of" and before not in ("one",) and value >= 4
    if after in _TIME:
        return _timed(reading, first, last)
    if before in ("from", "to", "by", "than", "below", "under", "over", "around", "roughly") and value != 1:
        near = [reading.text(n) for n in range(first - 4, last + 5)]
        if "from" in near and "to" in near or before in ("by", "below", "under"):
            return before != "by" or bool(after)
    if before in ("at",) or after == "":
        return value >= 100 and not 1900 <= value <= 2099
    if before in ("instead",) or reading.text(first - 2) == "instead":
        return True
    return value >= 4 or value == 0


_COUNTED_EVEN_IF_A_YEAR = frozenset("people customers euros pounds orders calls samples items kilos".split())


def _timed(reading: Reading, first: int, last: int) -> bool:
    """A span of time that measures speed or saving, not how long ago or for how long."""
    before, after = reading.text(first - 1), reading.text(last + 2)
    if after in ("ago", "old") or before in ("for", "last", "next", "first", "past", "since", "hundred"):
        return False
    if after in _FASTER and after not in ("of", "a", "to", "each", "every"):
        return True
    if after in ("a", "per", "each", "every") and reading.text(last + 3) in ("day", "week", "month", "year", "shift"):
        return True
    sentence = reading.sentences[reading.words[first].sentence]
    return before in _SPEED and sentence.past
