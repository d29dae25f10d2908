"""How the latest answers were told: their length against the target, hedges, over-claims, waivers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from trainer.cards.model import Card
from trainer.insights.practice import Practice
from trainer.recall.pace import RAN_ON, seconds_of

FULL = "full"
"""Only answers in whole sentences have a length as if spoken."""


@dataclass(frozen=True, slots=True)
class Telling:
    """The latest answers in words, at most sixty."""

    answers: int
    in_full: int
    """Of these, told in whole sentences; the lengths are theirs."""
    seconds: float | None
    """Median length as if spoken."""
    target: float | None
    """Median target of their cards."""
    ran_on: int
    """Told in 1.3 times the target or more."""
    flags: Mapping[str, int]
    """Answers with a flag, by its name: hedges, overclaim, soften (a waiver was missing) and others."""


def telling(practice: Practice, cards: Mapping[str, Card]) -> Telling:
    """How the latest answers were told; lengths only of cards that are still there."""
    full = [spoken for spoken in practice.recent if spoken.mode == FULL and spoken.card in cards]
    lengths = [(seconds_of(spoken.words), cards[spoken.card].seconds) for spoken in full]
    return Telling(
        answers=len(practice.recent),
        in_full=len(full),
        seconds=median(length for length, _ in lengths) if lengths else None,
        target=median(target for _, target in lengths) if lengths else None,
        ran_on=sum(length >= RAN_ON * target for length, target in lengths),
        flags=Counter(flag for spoken in practice.recent for flag in spoken.flags),
    )
