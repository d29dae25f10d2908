"""An answer made ready: where its words stand, and which of them is most like a given word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from trainer.recall import paraphrases
from trainer.recall.families import root
from trainer.recall.frequencies import is_listed
from trainer.recall.negation import negations, turned_round
from trainer.recall.tokens import Analysed, Token

FAMILY = 0.8
"""Likeness of two words of one family."""
OTHER_WORD = 0.5
"""Share that is left of a likeness in letters when the other word is a common English word itself."""
LEAST_LETTERS = 4
"""Shorter words are never compared by letters."""

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
        self.turned = turned_round(analysed.text, analysed.tokens)
        self.negations = negations(analysed.tokens)
        self._windows: dict[int, list[str]] = {}
        self._found: dict[tuple[str, str], Likeness] = {}

    def places(self, stem: str) -> tuple[int, ...]:
        return tuple(self._places.get(stem, ()))

    def breaks_before(self, place: int) -> bool:
        """True when more than blanks stand between a word and the one before it."""
        return bool(self.analysed.text[self.tokens[place - 1].end : self.tokens[place].start].strip())

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
    return root(stem), len(stem) >= LEAST_LETTERS and stem[0] != "#", is_listed(stem)


def _closest(word: str, others: dict[str, int]) -> tuple[float, int]:
    """Similarity 1 - d/length of the closest word and its place; a swap of neighbours is one edit."""
    best = (0.0, 0)
    if len(word) < LEAST_LETTERS or not others:
        return best
    allowed = 1 if len(word) < 7 else 2
    for other, distance, _ in process.extract(
        word, others.keys(), scorer=OSA.distance, score_cutoff=allowed, limit=None
    ):
        longest = max(len(word), len(other))
        if len(other) < LEAST_LETTERS or (distance > 1 and (longest < 8 or word[0] != other[0])):
            continue
        best = max(best, (1 - distance / longest, others[other]))
    return best
