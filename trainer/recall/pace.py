"""How long words take aloud."""

from __future__ import annotations

WORDS_A_MINUTE = 140
"""A calm pace of speech; 130 to 160 is usual."""
RAN_ON = 1.3
"""Times the card's target from which an answer is too long."""


def seconds_of(words: int) -> float:
    """How long so many words take aloud, at 140 a minute."""
    return words * 60 / WORDS_A_MINUTE


def spoken_seconds(answer: str) -> float:
    """How long the answer takes aloud."""
    return seconds_of(len(answer.split()))
