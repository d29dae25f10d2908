"""Finding a cue in an answer."""

from __future__ import annotations

import re

from trainer.recall.verdict import Span

_FIRST = {
    "reason": r"\b(?:because|so that|which is why|the reason|due to)\b",
    "thanks": r"\b(?:thank you|thanks(?! to)|grateful|i appreciate|delighted)\b",
    "ask": r"[^.?!\n]{3,200}\?",
    "example": r"\b(?:for example|for instance|once|one case|last time)\b",
    "result": r"\b(?:as a result|in the end|went down|rose|fell|saved)\b",
    "measured": r"\b\d+(?:[.,]\d+)?\s?(?:%|percent|euros?|hours?|days?|weeks?)",
    "learned": r"\b(?:i learned|i learnt|taught me|i realised|i should have)\b",
    "when": r"\b(?:tomorrow|this evening|by (?:\w+day|noon|the end of))\b",
}


def find(cue: str, text: str) -> tuple[Span, ...]:
    """The words of `text` that earn the cue, as spans in code points, in order; empty when not seen."""
    pattern = _FIRST.get(cue)
    return tuple(m.span() for m in re.finditer(pattern, text, re.IGNORECASE)) if pattern else ()
