"""From coverage to a grade, and from a grade to the credit that memory takes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from trainer.cards.model import Kind


class Grade(IntEnum):
    """Anki's and FSRS's four grades."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


HARD_FROM, GOOD_FROM, EASY_FROM = 0.40, 0.70, 0.90
_BANDS = {
    Grade.AGAIN: (0.0, HARD_FROM),
    Grade.HARD: (HARD_FROM, GOOD_FROM),
    Grade.GOOD: (GOOD_FROM, EASY_FROM),
    Grade.EASY: (EASY_FROM, 1.0),
}
OWN_LIFE: frozenset[Kind] = frozenset({"story", "pitch", "plan"})
"""Kinds about the candidate's own life: structure alone never earns them more than Hard."""


@dataclass(frozen=True, slots=True)
class Earned:
    """What the suggested grade rests on."""

    kind: Kind
    coverage: float | None
    """0..1; None when the card has no scored point."""
    any_covered: bool
    missed_must: bool
    personal_covered: bool
    looked: bool = False
    """The prepared answer was read before submitting."""
    blank: bool = False
    """The candidate said 'I am blank'."""


def grade_of(coverage: float) -> Grade:
    """Again < .40 <= Hard < .70 <= Good < .90 <= Easy."""
    # Sums of halves and thirds land a hair beside the limits; a hair is not a reason for a worse grade.
    coverage += 1e-9
    if coverage < HARD_FROM:
        return Grade.AGAIN
    if coverage < GOOD_FROM:
        return Grade.HARD
    return Grade.GOOD if coverage < EASY_FROM else Grade.EASY


def suggest(earned: Earned) -> Grade | None:
    """The grade to offer; None when there is nothing to go by and the candidate grades alone."""
    if earned.blank:
        return Grade.AGAIN
    free = _uncapped(earned)
    return Grade.HARD if free and capped_because(earned) else free


def capped_because(earned: Earned) -> str | None:
    """Why the grade stops at Hard, as a sentence; None when nothing holds it back."""
    free = _uncapped(earned)
    if earned.blank or free is None or free <= Grade.HARD:
        return None
    if earned.looked:
        return "You read the prepared answer first, so Hard is the most."
    if earned.missed_must:
        return "A point that must be said is missing, so Hard is the most."
    if earned.kind in OWN_LIFE and not earned.personal_covered:
        return "This card is about your own life and has no point of your own yet, so Hard is the most."
    return None


def _uncapped(earned: Earned) -> Grade | None:
    if earned.coverage is None:
        return None
    grade = grade_of(earned.coverage)
    if earned.kind == "quick":
        return max(grade, Grade.GOOD if earned.any_covered else Grade.HARD)
    return grade


def credit(earned: Earned) -> float | None:
    """What memory takes, 0..1: coverage, moved into the band of the suggested grade where a rule moved it.

    None when there is no coverage to go by; then the chosen grade alone counts.
    """
    if earned.blank:
        return 0.0
    grade = suggest(earned)
    if earned.coverage is None or grade is None:
        return None
    low, high = _BANDS[grade]
    return min(max(earned.coverage, low), high)
