"""The judge by words: fuzzy matching of key points, always there, offline and fast enough while typing."""

from __future__ import annotations

from collections.abc import Iterable

from trainer.cards.slots import AskedPoint
from trainer.recall import cues
from trainer.recall.cautions import is_list, is_negated
from trainer.recall.delivery import flags
from trainer.recall.frequencies import Frequencies
from trainer.recall.answer import Answer
from trainer.recall.matching import Match, by_letters, match
from trainer.recall.tokens import Analysed, analyse, analysed_once
from trainer.recall.wording import Wording
from trainer.recall.verdict import Band, Caution, PointVerdict, Spoken, Verdict

COVERED_FROM = 0.60
PARTLY_FROM = 0.35
JOINING_POWER = 3.0
FULL_ANSWER_LIFT = 0.1
FRAGMENT, FULL_ANSWER = 25, 65


def band_of(score: float) -> Band:
    if score >= COVERED_FROM:
        return "covered"
    return "partly" if score >= PARTLY_FROM else "missing"


class WordJudge:
    """Judges by the words said.

    `extra_texts`, the points and questions of one batch, sharpen the weights of words.
    """

    def __init__(self, extra_texts: Iterable[str] = ()) -> None:
        self._frequencies = Frequencies(extra_texts)
        self._wordings: dict[str, Wording] = {}

    def judge(self, spoken: Spoken) -> Verdict:
        analysed = analyse(spoken.answer)
        answer = Answer(analysed)
        question = {token.stem for token in analysed_once(spoken.question).content}
        listed = spoken.mode != "keywords" and is_list(analysed)
        points = tuple(self._point(point, answer, question, listed) for point in spoken.points)
        return Verdict(points, flags(spoken))

    def _point(self, point: AskedPoint, answer: Answer, question: set[str], listed: bool) -> PointVerdict:
        for cue in point.cues:
            if spans := cues.find(cue, answer.analysed.text):
                return PointVerdict(point.id, 1.0, "covered", spans, best=f"@{cue}")
        best = Match("", -1.0)
        doubt = 1.0
        wordings = [self._wording(text) for text in dict.fromkeys((*point.wordings, *_label(point)))]
        for wording in wordings:
            found = match(wording, answer, question)
            if found.score > best.score:
                best = found
            doubt *= 1 - found.score**JOINING_POWER
        if best.score == 0.0:
            doubt = 1 - max((by_letters(w, answer) for w in wordings), default=0.0) ** JOINING_POWER
        lift = 1 + FULL_ANSWER_LIFT * min(
            1.0, max(0.0, len(answer.tokens) - FRAGMENT) / (FULL_ANSWER - FRAGMENT)
        )
        score = lift * (1 - doubt) ** (1 / JOINING_POWER)
        score = round(min(1.0, score), 6)
        band = band_of(score)
        warning = _warning(best, answer.analysed, listed) if band != "missing" else None
        return PointVerdict(point.id, score, band, best.evidence, best.missing, best.wording, warning)

    def _wording(self, text: str) -> Wording:
        found = self._wordings.get(text)
        if found is None:
            found = self._wordings[text] = Wording(analysed_once(text), self._frequencies)
        return found


def _label(point: AskedPoint) -> tuple[str, ...]:
    return () if point.label.startswith(("@", "{")) else (point.label,)


def _warning(best: Match, answer: Analysed, listed: bool) -> Caution | None:
    if is_negated(analysed_once(best.wording), answer, best.pairs):
        return "negated"
    return "list" if listed else None
