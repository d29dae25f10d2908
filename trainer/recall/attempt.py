"""One answer to one card on its way to a grade: judged, corrected by the candidate, probed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from trainer.cards.slots import AskedCard, AskedPoint
from trainer.progress.records import Mode
from trainer.recall.grade import Earned, Grade, capped_because, credit, suggest
from trainer.recall.verdict import Band, Judge, PointVerdict, Spoken, Verdict

MUST_WEIGHT = 2.0


@dataclass(frozen=True, slots=True)
class Probed:
    """The follow-up question that was asked, and how it was answered."""

    point: str
    question: str
    answer: str
    verdict: PointVerdict

    @property
    def earned(self) -> bool:
        return self.verdict.band == "covered"


@dataclass(frozen=True, slots=True)
class Attempt:
    """An answer with everything that decides its grade.  Changing it makes a new one."""

    asked: AskedCard
    wording: int
    """Which of the card's questions was asked."""
    mode: Mode
    answer: str
    verdict: Verdict
    blank: bool = False
    looked: bool = False
    said: Mapping[str, bool] = field(default_factory=dict)
    """Point id to the candidate's own word: said (True) or not said (False)."""
    probed: Probed | None = None

    @property
    def question(self) -> str:
        return self.asked.questions[self.wording]

    def verdict_of(self, point: str) -> PointVerdict:
        return next(verdict for verdict in self.verdict.points if verdict.point == point)

    def band_of(self, point: str) -> Band:
        """The band that counts: the candidate's word, else the judge's."""
        if point in self.said:
            return "covered" if self.said[point] else "missing"
        return self.verdict_of(point).band

    @property
    def left_out(self) -> frozenset[str]:
        """Points that count for nothing: the judge has no say on them, and the candidate said none."""
        return self.verdict.left_out - self.said.keys()

    @property
    def _counted(self) -> list[AskedPoint]:
        return [point for point in self.asked.points if point.id not in self.left_out]

    def flipped(self, point: str) -> Attempt:
        """The other way round than now: a covered point becomes missing, any other becomes covered."""
        return self.ticked(point, self.band_of(point) != "covered")

    def ticked(self, point: str, said: bool | None) -> Attempt:
        """With the candidate's word on a point; None takes that word back."""
        words = {id_: word for id_, word in self.said.items() if id_ != point}
        if said is not None:
            words[point] = said
        return replace(self, said=words)

    def as_before(self, before: Attempt) -> Attempt:
        """With what the candidate had said of this very answer before; another answer stays as it is."""
        same = (before.answer, before.wording, before.mode) == (self.answer, self.wording, self.mode)
        if (
            not same
            or before.blank
            or [p.id for p in before.asked.points] != [p.id for p in self.asked.points]
        ):
            return self
        return replace(self, said=before.said, probed=before.probed, looked=before.looked)

    def next_probe(self) -> AskedPoint | None:
        """The most important missed point that has a follow-up: musts first, then in the card's order.

        One probe a card: None once it was asked, or when the answer was blank.
        """
        if self.probed or self.blank:
            return None
        missed = [p for p in self._counted if p.probe and self.band_of(p.id) == "missing"]
        return min(missed, key=lambda point: not point.must, default=None)

    def after_probe(self, point: AskedPoint, answer: str, judge: Judge) -> Attempt:
        """With the answer to the follow-up judged against its one point."""
        verdict = judge.judge(Spoken(point.probe or "", answer, (point,), self.mode)).points[0]
        return replace(self, probed=Probed(point.id, point.probe or "", answer, verdict))

    def _credit_of(self, point: AskedPoint) -> float:
        band = self.band_of(point.id)
        if band == "covered":
            return 1.0
        if band == "partly" or (self.probed and self.probed.point == point.id and self.probed.earned):
            return 0.5
        return 0.0

    @property
    def coverage(self) -> float | None:
        """Weighted share of the points, 0..1, a must counting double; None when no point counts."""
        points = self._counted
        weights = [MUST_WEIGHT if point.must else 1.0 for point in points]
        if not weights:
            return None
        if self.blank:
            return 0.0
        shares = [self._credit_of(point) for point in points]
        return sum(w * h for w, h in zip(weights, shares, strict=True)) / sum(weights)

    @property
    def earned(self) -> Earned:
        points = self._counted
        covered = [point for point in points if self.band_of(point.id) == "covered"]
        return Earned(
            kind=self.asked.card.kind,
            coverage=self.coverage,
            any_covered=bool(covered),
            missed_must=any(point.must and self._credit_of(point) == 0.0 for point in points),
            personal_covered=any(point.personal for point in covered),
            looked=self.looked,
            blank=self.blank,
        )

    @property
    def suggested(self) -> Grade | None:
        return suggest(self.earned)

    @property
    def capped_because(self) -> str | None:
        return capped_because(self.earned)

    @property
    def credit(self) -> float | None:
        return credit(self.earned)
