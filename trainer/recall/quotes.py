"""What is quoted from an answer: the words that earned a point, and the phrase worth keeping."""

from __future__ import annotations

import re
from collections.abc import Iterable

from trainer.cards.slots import AskedPoint
from trainer.recall.verdict import PointVerdict, Span
from trainer.text import one_line, shortened

LONGEST_QUOTE = 60
LONGEST_PHRASE = 120
_MANY_WORDS = 14
_SENTENCE = re.compile(r"[^.!?;\n]+")
_CLAUSE = re.compile(r"[^,:.!?;\n]+")


def quotes(answer: str, spans: Iterable[Span]) -> tuple[str, ...]:
    """The marked stretches of an answer, those with nothing but blanks between them as one."""
    joined: list[Span] = []
    for start, end in spans:
        if joined and not answer[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    words = (one_line(answer[start:end]) for start, end in joined)
    return tuple(shortened(word, LONGEST_QUOTE) for word in words if word)


def earned_by(point: AskedPoint, verdict: PointVerdict) -> str:
    """Which words earned a point of one's own: its own wording or another; "" where there is no choice."""
    if not point.personal or len(point.wordings) < 2 or verdict.band == "missing":
        return ""
    if not verdict.best or verdict.best.startswith("@"):
        return ""
    return "its own wording" if verdict.best in (point.wordings[0], point.label) else "other words for it"


def phrase_to_keep(answer: str, spans: Iterable[Span]) -> str:
    """The sentence around the marked words, or the clause when the sentence is long; else the first one."""
    start = min((span[0] for span in spans), default=0)
    sentence = _around(_SENTENCE, answer, start)
    if len(sentence.split()) > _MANY_WORDS:
        sentence = _around(_CLAUSE, answer, start)
    return sentence[:LONGEST_PHRASE].strip()


def _around(pattern: re.Pattern[str], answer: str, place: int) -> str:
    pieces = [match for match in pattern.finditer(answer) if match[0].strip()]
    around = next((match for match in pieces if match.end() > place), None)
    return one_line(around[0]) if around else ""
