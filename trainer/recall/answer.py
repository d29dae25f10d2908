"""An answer made ready: where its words stand, and which of them is most like a given word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from trainer.recall import paraphrases, spelling
from trainer.recall.families import root
from trainer.recall.frequencies import is_listed
from trainer.recall.negation import negations, turned_round
from trainer.recall.tokens import STOP_WORDS, Analysed, Token, analysed_once

FAMILY = 0.8
"""Likeness of two words of one family."""
MISTYPED = 0.92
"""Likeness of a common word and its mistyped form."""
MOST_UNLISTED = 60
"""Rare words of one answer that are looked at as perhaps mistyped: a bound for very long answers."""
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
        self.turned = turned_round(analysed.text, analysed.tokens)
        self.negations = negations(analysed.tokens)
        self._places: dict[str, list[int]] = {}
        for place, token in enumerate(self.tokens):
            self._places.setdefault(token.stem, []).append(place)
        self._unlisted: dict[str, int] = {}
        self._mended: dict[str, list[int]] = {}
        self._roots: dict[str, list[int]] = {}
        meant = self._mend()
        for stem, places in (*self._places.items(), *self._mended.items()):
            if stem not in STOP_WORDS:
                self._roots.setdefault(_traits(stem)[0], []).extend(places)
        self._groups: dict[int, list[int]] = {}
        for number, start, end in paraphrases.groups(meant):
            self._groups.setdefault(number, []).extend(range(start, end + 1))
        self._windows: dict[int, list[str]] = {}
        self._found: dict[tuple[str, str], Likeness] = {}

    def _mend(self) -> list[Token]:
        """The tokens as they were meant, mistyped common words put right."""
        meant = list(self.tokens)
        for stem, places in self._places.items():
            token = self.tokens[places[0]]
            _, has_letters, listed = _traits(stem)
            if listed or not has_letters or len(self._unlisted) >= MOST_UNLISTED:
                continue
            self._unlisted[stem] = self._unlisted[token.word] = places[0]
            if (word := spelling.meant(token.word)) is not None:
                mended = analysed_once(word).tokens[0]
                self._mended.setdefault(mended.stem, []).extend(places)
                for place in places:
                    meant[place] = mended
        return meant

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
        """Where a content word stands in the answer: the same, mistyped, a relative or a paraphrase."""
        same = self.same(token)
        if same[0] or not token.is_content:
            return same
        key = token.stem, token.word
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = self._search(token)
        for number in groups:
            if found[0] < paraphrases.LIKENESS and number in self._groups:
                found = paraphrases.LIKENESS, tuple(self._groups[number])
        return found

    def same(self, token: Token) -> Likeness:
        """Where the word itself stands, if need be mistyped."""
        if token.stem in self._places:
            return 1.0, tuple(self._places[token.stem])
        if token.stem in self._mended:
            return MISTYPED, tuple(self._mended[token.stem])
        return _NOTHING

    def _search(self, token: Token) -> Likeness:
        """The likest of the words that share a root, and of the rare words that differ by a letter or two."""
        root_, has_letters, _ = _traits(token.stem)
        best: Likeness = (FAMILY, tuple(self._roots[root_])) if root_ in self._roots else _NOTHING
        if not has_letters or not self._unlisted:
            return best
        similarity, place = max(_closest(form, self._unlisted) for form in {token.stem, token.word})
        # A typo tells less than the word itself, but more than its share of letters.
        if similarity and (1 + similarity) / 2 > best[0]:
            return (1 + similarity) / 2, (place,)
        return best


@lru_cache(maxsize=50_000)
def _traits(stem: str) -> tuple[str, bool, bool]:
    """Its root, whether it has letters enough to be compared by letters, and whether the list knows it."""
    return root(stem), len(stem) >= LEAST_LETTERS and stem[0] != "#", is_listed(stem)


def _closest(word: str, others: dict[str, int]) -> tuple[float, int]:
    """Similarity 1 - d/length of the closest word and its place; a swap of neighbours is one edit."""
    best = (0.0, 0)
    if len(word) < LEAST_LETTERS:
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
