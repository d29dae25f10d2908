"""The judge by words: fuzzy matching of key points, always there, offline and fast enough while typing."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from trainer.cards.slots import AskedPoint
from trainer.recall import cues
from trainer.recall.answer import Answer
from trainer.recall.calibration import PARTLY_FROM, band_of, joined, score_of
from trainer.recall.cautions import is_list, is_negated
from trainer.recall.delivery import flags
from trainer.recall.frequencies import Frequencies
from trainer.recall.matching import Match, by_letters, match
from trainer.recall.repeats import without_question, word_for_word
from trainer.recall.tokens import analyse, analysed_once
from trainer.recall.verdict import Caution, PointVerdict, Spoken, Verdict
from trainer.recall.wording import Wording

CHANCE_AT_MOST = PARTLY_FROM - 0.01
"""Score of a word that stands there by chance: below what asks "did you say it?"."""


class WordJudge:
    """Judges by the words said.

    `extra_texts`, the points and questions of one batch, sharpen the weights of words.
    """

    def __init__(self, extra_texts: Iterable[str] = ()) -> None:
        self._frequencies = Frequencies(extra_texts)
        self._wordings: dict[str, Wording] = {}

    def judge(self, spoken: Spoken) -> Verdict:
        pasted = word_for_word(analyse(spoken.answer), spoken.points)
        points = self.points(spoken)
        said = (*flags(spoken), *([pasted] if pasted else []))
        return Verdict(points, said, left_out=_left_out(spoken, points))

    def points(self, spoken: Spoken) -> tuple[PointVerdict, ...]:
        """The points alone, without a look at the delivery."""
        analysed = analyse(spoken.answer)
        fragments = spoken.mode == "keywords"
        listed = not fragments and is_list(analysed)
        answer = Answer(without_question(analysed, spoken.question))
        question = {token.stem for token in analysed_once(spoken.question).content}
        return tuple(self._point(point, answer, question, fragments, listed) for point in spoken.points)

    def _point(
        self, point: AskedPoint, answer: Answer, question: Collection[str], fragments: bool, listed: bool
    ) -> PointVerdict:
        for cue in point.cues:
            if spans := cues.find(cue, answer.analysed.text):
                return PointVerdict(point.id, 1.0, "covered", spans, best=f"@{cue}")
        wordings = [self._wording(text) for text in dict.fromkeys((*point.wordings, *_label(point)))]
        matches = [match(wording, answer, question, fragments=fragments) for wording in wordings]
        best = max(matches, key=lambda found: found.score, default=Match("", 0.0))
        if point.personal and matches and band_of(_score(matches[0].score, point, answer)) == "covered":
            best = matches[0]  # its own wording first, however well another one fits
        heard = joined(found.score for found in matches)
        if best.score == 0.0:
            heard = max((by_letters(wording, answer) for wording in wordings), default=0.0)
        score = _score(heard, point, answer)
        if band_of(score) == "partly" and self._is_chance(best, question):
            score = CHANCE_AT_MOST
        band = band_of(score)
        warning: Caution | None = None
        if band != "missing":
            negated = is_negated(self._wording(best.wording), answer, best.pairs)
            warning = "negated" if negated else "list" if listed else None
        return PointVerdict(point.id, score, band, best.evidence, best.missing, best.wording, warning)

    def _is_chance(self, best: Match, question: Collection[str]) -> bool:
        """True for one lone word that the question held too: the answer is about it, and no more."""
        tokens = self._wording(best.wording).tokens
        stems = {tokens[index].stem for index, _ in best.pairs}
        return len(stems) == 1 and stems <= set(question)

    def _wording(self, text: str) -> Wording:
        found = self._wordings.get(text)
        if found is None:
            found = self._wordings[text] = Wording(analysed_once(text), self._frequencies)
        return found


def _score(heard: float, point: AskedPoint, answer: Answer) -> float:
    return round(score_of(heard, len(point.wordings), len(answer.tokens)), 6)


def _left_out(spoken: Spoken, judged: tuple[PointVerdict, ...]) -> frozenset[str]:
    """Points that only structure could have earned, in an answer whose language the cues do not know."""
    if cues.speaks_english(spoken.answer):
        return frozenset()
    return frozenset(
        point.id
        for point, found in zip(spoken.points, judged, strict=True)
        if point.cues and not point.wordings and found.band == "missing"
    )


def _label(point: AskedPoint) -> tuple[str, ...]:
    """The label is a wording too, unless it only names a cue or a slot."""
    return () if point.named_by_slot or point.label.startswith(("@", "{")) else (point.label,)
