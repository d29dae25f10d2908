"""Words that make an answer smaller, and words that make it larger, than it is."""

from __future__ import annotations

import re

from trainer.recall.verdict import Span

_NOT_OF_A_KIND = "".join(
    rf"(?<!\b{word} )"
    for word in ("what", "this", "that", "some", "any", "every", "same", "which", "the", "a", "new")
)
_HEDGE = re.compile(
    rf"{_NOT_OF_A_KIND}\b(?:kind|sort) of\b"
    r"|\b(?:a (?:little )?bit|i guess|i suppose|more or less|in a way|or something(?: like that)?|somehow"
    r"|(?:only|just) (?:helped|assisted|supported|did|tried)|i(?:'m| am) not (?:really )?sure"
    r"|i just|it was just)\b",
    re.IGNORECASE,
)
_SOFTENER = re.compile(
    r"\b(?:maybe|perhaps|possibly|probably|quite|rather(?! not| than)|hopefully)\b", re.IGNORECASE
)
_SOFT_FROM = 2
"""Softeners such as 'maybe' count from the second on; one is ordinary speech."""

_TAKEN = re.compile(
    r"\b(?:(?:when|once|as soon as|after) i(?:'ll| will|'ve| have|'m| am)?"
    r" (?:start|begin|work|got|have|get|here)(?: (?:here|with you|the job|this job|for you))?"
    r"(?=\W*(?:$|[,.!?;\n]|i\b|we\b|my\b|the\b|you\b|then\b))"
    r"|my (?:new|future) (?:office|desk|team|colleagues|boss)"
    r"|(?:i(?:'m| am) sure|i know|no doubt|obviously) (?:that )?"
    r"you(?:'ll| will| are going to) (?:hire|take|choose|pick) me)",
    re.IGNORECASE,
)
_GREATEST = re.compile(
    r"\b(?:(?:obviously|simply|clearly|definitely|by far|without doubt) the (?:best|ideal|perfect|right)"
    r"|the (?:best|ideal|perfect) (?:candidate|person|one|choice|man|woman|applicant)"
    r"|(?:nobody|no one) (?:is|can do it|does it) better|i(?:'m| am) perfect(?! at)"
    r"|you (?:won't|will not|wont) find (?:anyone|anybody|someone|somebody|a) better"
    r"|i can do (?:everything|anything)|i never make mistakes|ten out of ten)\b",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"\b(?:(?:as|like) (?:i(?:'ve| have)? (?:already )?"
    r"(?:told (?:you|your colleagues?)|said|mentioned|explained)"
    r"|we (?:discussed|said|agreed)|you (?:already )?(?:know|heard|remember))"
    r"|i(?:'ve| have)? (?:already )?told (?:you|your colleagues?)"
    r"|you(?:'ll| will)? remember (?:that|from|when)|as (?:discussed|mentioned))\b"
    r"(?!,? (?:to|in) my (?:cv|letter|application))",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"\b(?:salar(?:y|ies)|wages?|pay(?: rise| range| package)?|bonus(?:es)?|(?:a|pay) raise|compensation"
    r"|remuneration|how much (?:would|will) i (?:earn|get|make))\b(?! attention)",
    re.IGNORECASE,
)
_RUDE = re.compile(
    r"\b(?:stupid|idiots?|idiotic|morons?|dumb|damn(?:ed)?|crap(?:py)?|bullshit|shit(?:ty)?"
    r"|fuck\w*|arse(?:hole)?s?"
    r"|ass(?:hole)?s?|bastards?|bloody|sucks?|sucked|pissed off|shut up|what the hell)\b",
    re.IGNORECASE,
)


def hedges(answer: str) -> tuple[Span, ...]:
    """Words that make what was done smaller: 'a bit', 'kind of', 'I only helped'."""
    plain = _straight(answer)
    found = [match.span() for match in _HEDGE.finditer(plain)]
    soft = [match.span() for match in _SOFTENER.finditer(plain)]
    if len(soft) >= _SOFT_FROM:
        found += soft
    return tuple(sorted(found))


def job_taken(answer: str) -> tuple[Span, ...]:
    """Words that speak as if the job were theirs already: 'when I start here'."""
    return tuple(match.span() for match in _TAKEN.finditer(_straight(answer)))


def superlatives(answer: str) -> tuple[Span, ...]:
    """Praise of oneself without proof: 'obviously the best'."""
    return tuple(match.span() for match in _GREATEST.finditer(_straight(answer)))


def told_before(answer: str) -> tuple[Span, ...]:
    """Words that lean on an earlier talk: 'as I told you'."""
    return tuple(match.span() for match in _TOLD.finditer(_straight(answer)))


def pay(answer: str) -> tuple[Span, ...]:
    """Words that name pay: 'salary', 'bonus'."""
    return tuple(match.span() for match in _PAY.finditer(answer))


def rude(answer: str) -> tuple[Span, ...]:
    """Words that nobody says to a stranger."""
    return tuple(match.span() for match in _RUDE.finditer(answer))


def _straight(text: str) -> str:
    return text.replace("’", "'")
