"""What a judge learns from being corrected: where this candidate's two cuts between the bands lie.

Each judge learns from the answers that it judged itself, as the scores of two judges are not comparable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from trainer.recall.calibration import cuts_of
from trainer.recall.verdict import Band, PointVerdict, Verdict

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
    judge: str = "words"
    """Who learnt it."""

    @property
    def sentence(self) -> str:
        """One sentence for the candidate."""
        if not self.on:
            return "The judge takes no notice of your corrections."
        if self.corrections < FLIPS_FROM:
            return f"The judge learns from your corrections: {self.corrections} of the {FLIPS_FROM} it needs."
        if self.shifts == Shifts():
            return f"The judge learnt from {self.corrections} corrections that its cuts are right for you."
        covered, partly = cuts_of(self.judge)
        moves = f"covered from {covered + self.shifts.covered:.2f} instead of {covered:.2f}, partly "
        moves += f"from {partly + self.shifts.partly:.2f} instead of {partly:.2f}"
        return f"The judge learnt from {self.corrections} corrections: a point is {moves}."


def learn(judged: Iterable[Judged], judge: str = "words", *, on: bool) -> Learning:
    """What the points of the latest answers teach the judge that judged them.

    A verdict left standing counts as agreed to.
    """
    points = list(judged)
    corrections = sum(is_correction(band, word) for _, band, word in points)
    if not on or corrections < FLIPS_FROM:
        return Learning(on, corrections, judge=judge)
    labelled = [(score, said) for score, band, word in points if (said := _said(band, word)) is not None]
    covered, partly = cuts_of(judge)
    return Learning(on, corrections, Shifts(_shift(labelled, covered), _shift(labelled, partly)), judge)


class Bands:
    """The bands as they were learnt, for whichever judge has spoken.

    `judged` gives the points of the answers that a judge judged; it is asked once for each.
    """

    def __init__(self, judged: Callable[[str], Iterable[Judged]]) -> None:
        self._judged = judged
        self._learnt: dict[str, Shifts] = {}

    def drawn(self, verdict: Verdict) -> Verdict:
        """The verdict with its bands where this candidate's corrections of its judge put them."""
        if verdict.judge not in self._learnt:
            self._learnt[verdict.judge] = learn(self._judged(verdict.judge), verdict.judge, on=True).shifts
        return shifted(verdict, self._learnt[verdict.judge])


def shifted(verdict: Verdict, shifts: Shifts) -> Verdict:
    """The verdict with its bands cut elsewhere; scores and words stay as they are.

    A band that the judge gave for another reason than the score stays too.
    """
    if shifts == Shifts():
        return verdict
    covered, partly = cuts_of(verdict.judge)

    def moved(point: PointVerdict) -> PointVerdict:
        if point.band != _band(point.score, covered, partly):
            return point
        return replace(point, band=_band(point.score, covered + shifts.covered, partly + shifts.partly))

    return replace(verdict, points=tuple(map(moved, verdict.points)))


def is_correction(band: str, word: bool | None) -> bool:
    """Whether the candidate's word on a point, if there is one, contradicts the judge's band."""
    return word is not None and band != ("covered" if word else "missing")


def _band(score: float, covered: float, partly: float) -> Band:
    if score >= covered:
        return "covered"
    return "partly" if score >= partly else "missing"


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
