"""What the judge learns from being corrected: where this candidate's two cuts between the bands lie."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from trainer.recall.calibration import COVERED_FROM, PARTLY_FROM
from trainer.recall.verdict import Band, Verdict

FLIPS_FROM = 30
"""Corrections before anything is learnt: fewer are a matter of taste on single cards."""
MOST = 0.10
"""Score by which a cut moves at most, up or down."""
_STEPS = 10
_INERTIA = 1.0
"""Misjudged points that a move over the whole way has to save beyond what it costs."""

Judged = tuple[float, str, bool | None]
"""One point of one answer: score, the judge's band, and the candidate's word where there was one."""


@dataclass(frozen=True, slots=True)
class Shifts:
    """By how much the two cuts are moved; below zero the judge is milder."""

    covered: float = 0.0
    partly: float = 0.0


@dataclass(frozen=True, slots=True)
class Learning:
    """What was learnt, and whether it is used."""

    on: bool
    corrections: int
    """Of the latest answers."""
    shifts: Shifts = Shifts()
    """What is used now; nothing while it is off or too little is known."""

    @property
    def sentence(self) -> str:
        """One sentence for the candidate."""
        if not self.on:
            return "The judge takes no notice of your corrections."
        if self.corrections < FLIPS_FROM:
            return f"The judge learns from your corrections: {self.corrections} of the {FLIPS_FROM} it needs."
        if self.shifts == Shifts():
            return f"The judge learnt from {self.corrections} corrections that its cuts are right for you."
        moves = (
            f"covered from {COVERED_FROM + self.shifts.covered:.2f} instead of {COVERED_FROM:.2f}, partly "
        )
        moves += f"from {PARTLY_FROM + self.shifts.partly:.2f} instead of {PARTLY_FROM:.2f}"
        return f"The judge learnt from {self.corrections} corrections: a point is {moves}."


def learn(judged: Iterable[Judged], *, on: bool) -> Learning:
    """What the points of the latest answers teach.  A verdict left standing counts as agreed to."""
    points = list(judged)
    corrections = sum(_is_correction(point) for point in points)
    if not on or corrections < FLIPS_FROM:
        return Learning(on, corrections)
    labelled = [(score, said) for score, band, word in points if (said := _said(band, word)) is not None]
    shifts = Shifts(_shift(labelled, COVERED_FROM), _shift(labelled, PARTLY_FROM))
    return Learning(on, corrections, shifts)


def shifted(verdict: Verdict, shifts: Shifts) -> Verdict:
    """The verdict with its bands cut elsewhere; scores and words stay as they are."""
    if shifts == Shifts():
        return verdict
    points = tuple(replace(point, band=_band(point.score, shifts)) for point in verdict.points)
    return replace(verdict, points=points)


def _band(score: float, shifts: Shifts) -> Band:
    if score >= COVERED_FROM + shifts.covered:
        return "covered"
    return "partly" if score >= PARTLY_FROM + shifts.partly else "missing"


def _is_correction(point: Judged) -> bool:
    _, band, word = point
    return word is not None and band != ("covered" if word else "missing")


def _said(band: str, word: bool | None) -> bool | None:
    """Whether the point was said, as far as anybody knows."""
    if word is not None:
        return word
    return None if band == "partly" else band == "covered"


def _shift(labelled: list[tuple[float, bool]], cut: float) -> float:
    """The move of a cut that misjudges the fewest points; the smallest one among equals.

    Passing a cut is worth half a point, so the cost of a cut is the sum over all scores above it of +1/2 for
    a point that was not said and -1/2 for one that was; the two cuts do not depend on each other.
    """
    near = [(score, said) for score, said in labelled if abs(score - cut) <= MOST]

    def cost(step: int) -> float:
        here = cut + MOST * step / _STEPS
        wrong = sum(-0.5 if said else 0.5 for score, said in near if score >= here - 1e-9)
        return wrong + _INERTIA * abs(step) / _STEPS

    best = min(range(-_STEPS, _STEPS + 1), key=lambda step: (round(cost(step), 6), abs(step)))
    return round(MOST * best / _STEPS, 2)
