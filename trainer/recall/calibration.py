"""Calibration: from how well the wordings of a point matched to a score whose bands mean something."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from trainer.recall.verdict import Band

COVERED_FROM, PARTLY_FROM = 0.60, 0.35
PROBABLY, HARDLY = 0.70, 0.25
"""Probability from which a point counts as made, and up to which as not made.

Of the points so called 85 and 91 in 100 are rightly there (natural answers of the test split).
"""
_CUTS: Mapping[str, tuple[float, float]] = {
    "words": (COVERED_FROM, PARTLY_FROM),
    "meaning": (PROBABLY, HARDLY),
    "both": (PROBABLY, HARDLY),
}
JOINING_POWER = 3.0
"""How little a second wording adds to the best one."""
MANY_WORDINGS = 5
"""From so many wordings on, the cuts stay where they are."""
COVERED_CUTS, PARTLY_CUTS = (0.48, 0.65), (0.25, 0.35)
"""Joined match that is just covered, or just partly, for one wording and for many."""
FRAGMENT, FULL_ANSWER = 25, 65
"""Words of an answer: up to the first nothing is added, from the second on all of it."""
FULL_ANSWER_BONUS = 0.25


def cuts_of(judge: str) -> tuple[float, float]:
    """The scores from which a judge's points are covered and partly covered.

    A score by words is no probability; those of the other judges are.
    """
    return _CUTS[judge]


def band_of(score: float, judge: str = "words") -> Band:
    """The band of a judge's score."""
    covered, partly = cuts_of(judge)
    if score >= covered:
        return "covered"
    return "partly" if score >= partly else "missing"


def joined(matches: Iterable[float]) -> float:
    """One match (0..1) out of those of several wordings: (1 - prod(1 - m^3))^(1/3), at least the best."""
    doubt = 1.0
    for match in matches:
        doubt *= 1.0 - match**JOINING_POWER
    return float((1.0 - doubt) ** (1 / JOINING_POWER))


def score_of(match: float, wordings: int, answer_words: int) -> float:
    """The score (0..1) of a joined match.

    In a full answer half a wording is seldom there by accident, so the match m becomes 1 - (1 - m)^(1 + b),
    b growing to .25.  Then it is stretched so that .60 and .35 stand where half of the answers in doubt
    make the point: higher the more wordings a point has, since one of many is easily met by chance.
    """
    fullness = min(1.0, max(0.0, (answer_words - FRAGMENT) / (FULL_ANSWER - FRAGMENT)))
    match = 1.0 - (1.0 - min(1.0, match)) ** (1.0 + FULL_ANSWER_BONUS * fullness)
    many = min(1.0, math.log(max(1, wordings)) / math.log(MANY_WORDINGS))
    partly, covered = (few + (lots - few) * many for few, lots in (PARTLY_CUTS, COVERED_CUTS))
    for low, high, score_low, score_high in (
        (0.0, partly, 0.0, PARTLY_FROM),
        (partly, covered, PARTLY_FROM, COVERED_FROM),
    ):
        if match < high:
            return score_low + (match - low) / (high - low) * (score_high - score_low)
    return COVERED_FROM + (match - covered) / (1.0 - covered) * (1.0 - COVERED_FROM)
