"""The joined judge: one verdict from the words that were said and from what they mean."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from trainer.cards.slots import AskedPoint
from trainer.recall import facts
from trainer.recall.answer import Answer
from trainer.recall.calibration import COVERED_FROM, PROBABLY, band_of, cuts_of
from trainer.recall.meaning.encoder import Encoder, Met
from trainer.recall.repeats import without_question
from trainer.recall.tokens import NEGATIONS, STOP_WORDS, analyse
from trainer.recall.verdict import PointVerdict, Spoken, Verdict
from trainer.recall.words import WordJudge

UNSERVED = 0.35
"""Cosine under which a word of the point is shown as not heard."""
TELLING = 1.0
"""Weight of a word that is worth showing."""
NAME_WORDS = 3
"""Words of what fills a slot up to which it is a name or a figure rather than a sentence."""
VERBATIM = 0.95
"""Score by words from which a point was said as it stands; with no warning it is given."""
CLEAR = 0.85
"""Probability from which meaning alone gives a must."""
IN_DOUBT = 1e-3


@dataclass(frozen=True, slots=True)
class Mixture:
    """How the judges are weighed: p = sigmoid(meaning m + words logit(w) + bias)."""

    meaning: float
    words: float
    bias: float

    def probability(self, logit: float, score: float) -> float:
        score = min(1 - IN_DOUBT, max(IN_DOUBT, score))
        sum_ = self.meaning * logit + self.words * math.log(score / (1 - score)) + self.bias
        return 1 / (1 + math.exp(-min(30.0, max(-30.0, sum_))))


class JoinedJudge:
    """Judges by words and by meaning; `alone` leaves the points to meaning.

    Scores are probabilities.  Cues and what fills a slot stay with the words, and so do warnings and the look
    at the delivery.
    """

    def __init__(self, words: WordJudge, encoder: Encoder, *, alone: bool = False) -> None:
        self._words = words
        self._encoder = encoder
        self._alone = alone
        self._name = "meaning" if alone else "both"
        self._mixture = Mixture(**encoder.mixtures[self._name])

    def judge(self, spoken: Spoken) -> Verdict:
        verdict = self._words.judge(spoken)
        points = self._joined(spoken, verdict.points)
        return replace(verdict, points=points, judge=self._name) if points else verdict

    def points(self, spoken: Spoken) -> tuple[PointVerdict, ...]:
        """The points alone, without a look at the delivery."""
        by_words = self._words.points(spoken)
        return self._joined(spoken, by_words) or by_words

    def _joined(self, spoken: Spoken, by_words: tuple[PointVerdict, ...]) -> tuple[PointVerdict, ...] | None:
        """None where meaning has nothing to say: the words' verdict stands as it is, and under their name."""
        asked = [point for point in spoken.points if point.wordings and not _is_strict(point)]
        heard = self._encoder.hear(spoken.answer) if asked else None
        if heard is None:
            return None
        ready = [self._encoder.ready(spoken.question, *_texts(point)) for point in asked]
        met = dict(zip((point.id for point in asked), self._encoder.meet(heard, ready), strict=True))
        answer = Answer(without_question(analyse(spoken.answer), spoken.question))
        return tuple(
            self._point(point, found, met.get(point.id), answer)
            for point, found in zip(spoken.points, by_words, strict=True)
        )

    def _point(self, point: AskedPoint, found: PointVerdict, met: Met | None, answer: Answer) -> PointVerdict:
        if met is None or found.best.startswith("@"):
            return replace(found, score=_as_probability(found))
        probability = self._mixture.probability(met.logit, found.score)
        if found.score >= VERBATIM and not found.warning and not self._alone:
            probability = max(probability, PROBABLY)
        band = band_of(probability, self._name)
        wordings = point.wordings if point.named_by_slot else (point.label, *point.wordings)
        if band == "covered" and facts.are_lacking(wordings, answer):
            band = "partly"
        if band == "covered" and point.must and found.band == "missing" and probability < CLEAR:
            band = "partly"
        evidence, missing, best = found.evidence, found.missing, found.best
        if found.score < VERBATIM and band != "missing":
            evidence, best = (met.passage,), met.best
        if band != "covered":
            missing = _not_heard(met) or missing
        warning = found.warning if band != "missing" else None
        return PointVerdict(
            point.id,
            round(probability, 6),
            band,
            evidence,
            () if band == "covered" else missing,
            best,
            warning,
        )


def _is_strict(point: AskedPoint) -> bool:
    """What fills a slot is taken at its word, but for sentences that stand as points of their own."""
    if point.named_by_slot:
        return all(len(wording.split()) <= NAME_WORDS for wording in point.wordings)
    return point.personal


def _texts(point: AskedPoint) -> tuple[str, tuple[str, ...]]:
    """What the encoder reads as the point's label, and its further wordings."""
    if point.named_by_slot:
        return point.wordings[0], point.wordings[1:]
    return point.label, tuple(wording for wording in point.wordings if wording != point.label)


def _as_probability(found: PointVerdict) -> float:
    """A score by words, on the scale on which the joined judge draws its bands."""
    covered, partly = cuts_of("both")
    words_covered, words_partly = cuts_of("words")
    for low, high, new_low, new_high in (
        (0.0, words_partly, 0.0, partly),
        (words_partly, words_covered, partly, covered),
    ):
        if found.score < high:
            return round(new_low + (found.score - low) / (high - low) * (new_high - new_low), 6)
    return round(covered + (found.score - COVERED_FROM) / (1 - COVERED_FROM) * (1 - covered), 6)


def _not_heard(met: Met) -> tuple[str, ...]:
    """The words of the best wording that nothing in the answer serves, the most telling first."""
    unserved = [
        (weight, word)
        for word, weight, cosine, _ in met.words
        if cosine < UNSERVED and weight >= TELLING and word.lower() not in STOP_WORDS | NEGATIONS
    ]
    return tuple(word for _, word in sorted(unserved, key=lambda found: -found[0]))
