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


def _straight(text: str) -> str:
    return text.replace("’", "'")
