"""Matching: how much of one wording stands in an answer, and in which words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from trainer.recall import paraphrases
from trainer.recall.families import root
from trainer.recall.frequencies import Frequencies, is_listed
from trainer.recall.tokens import Analysed, Token
from trainer.recall.verdict import Span

QUESTION_SHARE = 0.1
"""What a word counts that the question already gave."""
COVERAGE_SHARE, NEARBY_SHARE, LETTERS_SHARE, ORDER_SHARE = 0.3, 0.43, 0.2, 0.07
LENGTH_POWER = 0.1
USUAL_WEIGHT = 10.0
"""Summed weight of a wording of usual length; heavier ones need a smaller share of their words."""
SMALL_WORDS = 1.5
"""Stop words hold a phrase together: they tell more of it than their frequency says."""
FAMILY = 0.85
OTHER_WORD = 0.5
"""Share that is left of a similarity in letters when the other word is a common English word itself."""
SHORT_LETTERS = 8
"""A wording with fewer letters matches as whole words only: it would turn up by accident."""
MOST_HITS = 2_000


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


Likeness = tuple[float, tuple[int, ...]]
"""Similarity 0..1, and the places of the answer's words that have it."""
_NOTHING: Likeness = (0.0, ())


class Answer:
    """An answer made ready for matching against many wordings."""

    def __init__(self, analysed: Analysed) -> None:
        self.tokens = analysed.tokens
        self.analysed = analysed
        self.words = [token.word for token in self.tokens]
        self._places: dict[str, list[int]] = {}
        for place, token in enumerate(self.tokens):
            self._places.setdefault(token.stem, []).append(place)
        self._roots: dict[str, list[int]] = {}
        self._listed: dict[str, int] = {}
        self._unlisted: dict[str, int] = {}
        for stem, places in self._places.items():
            token = self.tokens[places[0]]
            if token.is_content:
                root_, has_letters, listed = _traits(stem)
                self._roots.setdefault(root_, []).extend(places)
                if has_letters and listed:
                    self._listed[stem] = places[0]
                elif has_letters:
                    self._unlisted[stem] = self._unlisted[token.word] = places[0]
        self._groups: dict[int, list[int]] = {}
        for number, start, end in paraphrases.groups(self.tokens):
            self._groups.setdefault(number, []).extend(range(start, end + 1))
        self._windows: dict[int, list[str]] = {}
        self._found: dict[tuple[str, str], Likeness] = {}

    def places(self, stem: str) -> tuple[int, ...]:
        return tuple(self._places.get(stem, ()))

    def windows(self, size: int) -> list[str]:
        """Every run of so many words, joined by blanks; the whole answer when it is shorter."""
        found = self._windows.get(size)
        if found is None:
            starts = range(max(1, len(self.words) - size + 1))
            found = [" ".join(self.words[start : start + size]) for start in starts]
            self._windows[size] = found
        return found

    def nearest(self, token: Token, groups: Iterable[int]) -> Likeness:
        """The answer's words most like a content word: the same, a relative, a typo or a paraphrase of it."""
        same = self._places.get(token.stem)
        if same:
            return 1.0, tuple(same)
        key = token.stem, token.word
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._search(token)
        for number in groups:
            if found[0] < paraphrases.LIKENESS and number in self._groups:
                found = paraphrases.LIKENESS, tuple(self._groups[number])
        return found

    def _search(self, token: Token) -> Likeness:
        best = _NOTHING
        root_, has_letters, _ = _traits(token.stem)
        related = self._roots.get(root_)
        if related:
            best = FAMILY, tuple(related)
        if not has_letters:
            return best
        typed = _closest(token.stem, self._unlisted)
        if token.word != token.stem:
            typed = max(typed, _closest(token.word, self._unlisted))
        # A typo tells less than the word itself, but more than its share of letters.
        if typed[0] and (1 + typed[0]) / 2 > best[0]:
            best = (1 + typed[0]) / 2, (typed[1],)
        other = _closest(token.stem, self._listed)
        if OTHER_WORD * other[0] > best[0]:
            best = OTHER_WORD * other[0], (other[1],)
        return best


@lru_cache(maxsize=50_000)
def _traits(stem: str) -> tuple[str, bool, bool]:
    """Its root, whether it has letters enough to be compared by letters, and whether the list knows it."""
    return root(stem), len(stem) >= 4 and stem[0] != "#", is_listed(stem)


def _closest(word: str, others: dict[str, int]) -> tuple[float, int]:
    """Similarity 1 - d/length of the closest word and its place; a swap of neighbours is one edit."""
    best = (0.0, 0)
    if len(word) < 4 or not others:
        return best
    allowed = 1 if len(word) < 7 else 2
    for other, distance, _ in process.extract(
        word, others.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=None
    ):
        longest = max(len(word), len(other))
        if len(other) < 4 or (distance > 1 and (longest < 8 or word[0] != other[0])):
            continue
        best = max(best, (1 - distance / longest, others[other]))
    return best


class Wording:
    """A wording made ready: its words, their weights and the groups of paraphrases that they belong to."""

    def __init__(self, analysed: Analysed, frequencies: Frequencies) -> None:
        self.text = analysed.text
        self.tokens = analysed.tokens
        self.is_short = sum(len(token.word) for token in self.tokens) < SHORT_LETTERS
        self.window = max(1, round(1.3 * len(self.tokens)))
        self.joined = " ".join(token.word for token in self.tokens)
        content = {token.stem for token in analysed.content}
        self.is_content = [token.stem in content for token in self.tokens]
        self.weights = [frequencies.weight(token.stem) for token in self.tokens]
        self.phrase_weights = [
            frequencies.phrase_weight(token.stem) * (1.0 if has_content else SMALL_WORDS)
            for token, has_content in zip(self.tokens, self.is_content, strict=True)
        ]
        self.groups: list[list[int]] = [[] for _ in self.tokens]
        for number, start, end in paraphrases.groups(self.tokens):
            for place in range(start, end + 1):
                self.groups[place].append(number)


def match(wording: Wording, answer: Answer, question: Collection[str]) -> Match:
    """The wording against the whole answer; `question` holds the stems that the question already gave."""
    if not wording.tokens or not answer.tokens:
        return Match(wording.text, 0.0, missing=tuple(dict.fromkeys(t.word for t in wording.tokens)))
    if wording.is_short:
        return _match_short(wording, answer)
    total = reached = phrase_total = 0.0
    seen: set[str] = set()
    missing: list[tuple[float, str]] = []
    hits: list[tuple[int, int, float]] = []
    firsts: list[int] = []
    for index, token in enumerate(wording.tokens):
        share = QUESTION_SHARE if wording.is_content[index] and token.stem in question else 1.0
        phrase_weight = wording.phrase_weights[index] * share
        phrase_total += phrase_weight
        if wording.is_content[index]:
            similarity, places = answer.nearest(token, wording.groups[index])
        else:
            places = answer.places(token.stem)
            similarity = 1.0 if places else 0.0
        if similarity > 0:
            hits.extend((place, index, phrase_weight * similarity) for place in places[:MOST_HITS])
        if wording.is_content[index] and token.stem not in seen:
            seen.add(token.stem)
            weight = wording.weights[index] * share
            total += weight
            if similarity > 0:
                reached += weight * similarity
                firsts.append(places[0])
            else:
                missing.append((weight, wording.text[token.start : token.end]))
    if not firsts:
        return Match(wording.text, 0.0, missing=_heaviest_first(missing))
    covered = reached / total * (total / USUAL_WEIGHT) ** LENGTH_POWER
    nearby, inside = _best_window(hits, round(1.5 * len(wording.tokens)) + 1)
    score = (
        COVERAGE_SHARE * covered
        + NEARBY_SHARE * nearby / phrase_total
        + LETTERS_SHARE * _letters(wording, answer, inside)
        + ORDER_SHARE * _in_order(wording, inside)
    )
    return Match(wording.text, min(1.0, score), _earning(answer, firsts, inside), _heaviest_first(missing))


def _heaviest_first(missing: list[tuple[float, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for _, word in sorted(missing, key=lambda pair: -pair[0])))


def _match_short(wording: Wording, answer: Answer) -> Match:
    """1 when the wording's words stand in the answer side by side, else 0."""
    stems = [token.stem for token in wording.tokens]
    for start in answer.places(stems[0]):
        if [token.stem for token in answer.tokens[start : start + len(stems)]] == stems:
            return Match(wording.text, 1.0, answer.tokens[start : start + len(stems)])
    return Match(wording.text, 0.0, missing=(wording.text,))


def _best_window(hits: list[tuple[int, int, float]], width: int) -> tuple[float, list[tuple[int, int]]]:
    """The heaviest set of different words of a wording within `width` words of the answer.

    `hits` are (place in the answer, place in the wording, weight).  Returns the weight and the places.
    """
    hits.sort()
    inside: dict[int, int] = {}
    weights: dict[int, float] = {}
    best, best_range, now, start = 0.0, (0, 0), 0.0, 0
    for end, (place, index, weight) in enumerate(hits):
        if not inside.get(index):
            now += weight
            weights[index] = weight
        inside[index] = inside.get(index, 0) + 1
        while hits[start][0] <= place - width:
            gone = hits[start][1]
            inside[gone] -= 1
            if not inside[gone]:
                now -= weights[gone]
            start += 1
        if now > best + 1e-12:
            best, best_range = now, (start, end + 1)
    return best, [(place, index) for place, index, _ in hits[slice(*best_range)]]


def _letters(wording: Wording, answer: Answer, inside: list[tuple[int, int]]) -> float:
    """Likeness in letters (0..1) of the wording and the answer's words around the best window."""
    first, index = inside[0]
    windows = answer.windows(wording.window)
    starts = {min(start, len(windows) - 1) for start in (max(0, first - index), first)}
    return max(fuzz.ratio(wording.joined, windows[start]) for start in starts) / 100


def _in_order(wording: Wording, inside: list[tuple[int, int]]) -> float:
    """Share (0..1) of the wording's neighbouring words that follow each other in the window, at most one apart."""
    if len(wording.tokens) < 2:
        return 1.0
    places: dict[int, list[int]] = {}
    for place, index in inside:
        places.setdefault(index, []).append(place)
    kept = sum(
        any(0 < after - before <= 2 for before in places[index] for after in places.get(index + 1, ()))
        for index in places
    )
    return kept / (len(wording.tokens) - 1)


def by_letters(wording: Wording, answer: Answer) -> float:
    """Score of a wording none of whose words was seen: likeness in letters, which stays far below a tick."""
    if wording.is_short or not wording.tokens or not answer.tokens:
        return 0.0
    found = process.extractOne(wording.joined, answer.windows(wording.window), scorer=fuzz.ratio)
    return LETTERS_SHARE * found[1] / 100


def _earning(answer: Answer, firsts: list[int], inside: list[tuple[int, int]]) -> tuple[Token, ...]:
    near = {place for place, _ in inside}
    places = {place for place in near if answer.tokens[place].is_content}
    places |= {place for place in near if place - 1 in places or place + 1 in places}
    return tuple(answer.tokens[place] for place in sorted(places | set(firsts)))
