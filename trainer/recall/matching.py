"""Matching: how much of one wording stands in an answer, and in which words."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from trainer.recall.tokens import Analysed, Token
from trainer.recall.verdict import Span

QUESTION_SHARE = 0.25
COVERAGE_SHARE = 0.7
WINDOW_FACTOR = 1.3
SHORT_LETTERS = 8
"""A wording with fewer letters matches as whole words only: it would turn up by accident."""
MOST_WINDOWS = 400


@dataclass(frozen=True, slots=True)
class Match:
    """How one wording fared."""

    wording: str
    score: float
    matched: tuple[Token, ...] = ()
    """The words of the answer that earned the score, in order."""
    missing: tuple[str, ...] = ()
    """Words of the wording that were not seen, weightiest first."""

    @property
    def evidence(self) -> tuple[Span, ...]:
        spans: list[Span] = []
        for token in self.matched:
            if not spans or token.start >= spans[-1][1]:
                spans.append(token.span)
        return tuple(spans)


class Answer:
    """An answer made ready for matching against many wordings."""

    def __init__(self, analysed: Analysed) -> None:
        self.analysed = analysed
        self.words = [token.word for token in analysed.tokens]
        self.first: dict[str, Token] = {}
        for token in analysed.content:
            self.first.setdefault(token.stem, token)
        self._fuzzy = [stem for stem in self.first if _is_fuzzy(stem)]
        self._similar: dict[str, tuple[float, str]] = {}

    def nearest(self, stem: str) -> tuple[float, str]:
        """Similarity 0..1 of the answer's most similar stem, and that stem."""
        if stem in self.first:
            return 1.0, stem
        found = self._similar.get(stem)
        if found is None:
            found = self._similar[stem] = self._search(stem)
        return found

    def _search(self, stem: str) -> tuple[float, str]:
        best = (0.0, "")
        if not _is_fuzzy(stem):
            return best
        allowed = 1 if len(stem) < 7 else 2
        for other, distance, _ in process.extract(
            stem, self._fuzzy, scorer=OSA.distance, score_cutoff=allowed, limit=None
        ):
            longest = max(len(stem), len(other))
            if distance > 1 and (longest < 8 or stem[0] != other[0]):
                continue
            best = max(best, (1 - distance / longest, other))
        return best


def _is_fuzzy(stem: str) -> bool:
    return len(stem) >= 4 and stem[0] != "#"


def match(
    wording: Analysed, answer: Answer, weight: Callable[[str], float], question: Collection[str]
) -> Match:
    """The wording against the whole answer; `question` holds the stems that the question already gave."""
    if not wording.tokens or not answer.words:
        return Match(wording.text, 0.0, missing=tuple(dict.fromkeys(t.word for t in wording.content)))
    if sum(len(token.word) for token in wording.tokens) < SHORT_LETTERS:
        return _match_short(wording, answer)
    total = reached = 0.0
    matched: list[Token] = []
    missing: list[tuple[float, str]] = []
    for token in {token.stem: token for token in reversed(wording.content)}.values():
        share = weight(token.stem) * (QUESTION_SHARE if token.stem in question else 1.0)
        total += share
        similarity, stem = answer.nearest(token.stem)
        if similarity > 0:
            reached += share * similarity
            matched.append(answer.first[stem])
        else:
            missing.append((share, wording.text[token.start : token.end]))
    covered = reached / total if total else 0.0
    score = COVERAGE_SHARE * covered + (1 - COVERAGE_SHARE) * _window(wording, answer)
    matched.sort(key=lambda token: token.start)
    missing.sort(key=lambda pair: -pair[0])
    return Match(wording.text, score, tuple(matched), tuple(dict.fromkeys(word for _, word in missing)))


def _match_short(wording: Analysed, answer: Answer) -> Match:
    """1 when the wording's words stand in the answer side by side, else 0."""
    stems = [token.stem for token in wording.tokens]
    tokens = answer.analysed.tokens
    for start in range(len(tokens) - len(stems) + 1):
        if all(tokens[start + i].stem == stem for i, stem in enumerate(stems)):
            return Match(wording.text, 1.0, tokens[start : start + len(stems)])
    return Match(wording.text, 0.0, missing=(wording.text,))


def _window(wording: Analysed, answer: Answer) -> float:
    joined = " ".join(token.word for token in wording.tokens)
    size = max(1, round(len(wording.tokens) * WINDOW_FACTOR))
    starts = range(max(1, len(answer.words) - size + 1))
    if len(starts) > MOST_WINDOWS:
        starts = starts[:MOST_WINDOWS]
    windows = [" ".join(answer.words[start : start + size]) for start in starts]
    return process.extractOne(joined, windows, scorer=fuzz.ratio)[1] / 100
