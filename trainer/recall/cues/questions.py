"""The rule for a question to the interviewer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.recall.cues.reading import Reading
from trainer.recall.verdict import Span

_LONGEST = 400
"""Characters of a sentence that are looked at."""
_REQUEST = re.compile(
    r"\b(?:could you (?:tell|say|explain|repeat|give|let|put|show|describe)"
    r"|(?:may|can|could|might) i (?:also )?ask|do you mean|would you mind|my question (?:is|would be)"
    r"|i(?:'d| would) (?:also |really )?(?:like|love|want|need|be interested|be curious) to"
    r" (?:know|ask|hear|understand)"
    r"|i(?:'d| would) be (?:curious|interested|glad to (?:know|hear))|i(?:'m| am) curious|i wanted to ask)\b"
)
_INVERTED = re.compile(
    r"(?:how|what|who|when|where|which|why|whom)(?: \w+){0,3} (?:do|does|are|is|would|can|will)"
    r" (?:you|your|the|there|they|we)\b"
    r"|(?:do|does|are|is|can|could|would|will|have) (?:you|your|there)\b"
    r"|ask (?:them|about|who|when|how|what)\b"
)
_TAG = re.compile(
    r"(?:,|\band)\s*(?:(?:is|do|does|are|was|were|wo|ca|did|have|has|would|should|could|had)(?:n't|nt)?\s"
    r"(?:it|you|they|he|she|we|i|there|that)|right|you know|okay|ok|no|yes|huh|see|eh)\s*$"
)
_TO_ONESELF = re.compile(
    r"(?:so |and |but |well,? )?(?:why|what|how|where|when|who) (?:did|was|do|were|am)"
    r" (?:i|we|me|it|that)\b(?! (?:get|expect|reach))"
    r"|you know (?:how|when|what|those|these|the)\b|why(?: me| that| not)?$|the \w+$"
)
_QUOTED = re.compile(
    r"[\"\u201c\u00ab]"
    r"|\b(?:i|he|she|they|customer|boss|manager|who) (?:just )?(?:asked|said|shouted|wanted to know)\b"
)


def questions(reading: Reading) -> Iterator[Span]:
    """Sentences that ask: with a question mark, or as a request or an inverted question without one.

    No tags ("isn't it?"), no questions to oneself, none that is only quoted.
    """
    for sentence in reading.sentences:
        start, end = reading.span(sentence.first, sentence.end - 1)
        whole = reading.plain[start : min(end, start + _LONGEST)]
        if _QUOTED.search(whole):
            continue
        if sentence.mark.startswith(("?", "!?")):
            said_in_passing = sentence.end - sentence.first < 3 and end < len(reading.plain) - 3
            tagged = _TAG.search(reading.plain[max(start, end - 30) : end])
            if not (tagged or said_in_passing or _TO_ONESELF.match(whole)):
                yield start, end
            continue
        match = _REQUEST.search(whole)
        if match is None and not sentence.mark.startswith(":"):
            match = _INVERTED.match(whole)
        if match is not None:
            yield start + match.start(), start + match.end()
