"""A wording made ready: its words and what each of them weighs."""

from __future__ import annotations

from trainer.recall import paraphrases
from trainer.recall.frequencies import Frequencies
from trainer.recall.negation import negations, turned_round
from trainer.recall.tokens import Analysed

SHORT_LETTERS = 8
"""A wording with fewer letters, or of small words alone, matches as whole words only: it would turn up by
accident."""
SMALL_WORDS = 1.5
"""Stop words hold a phrase together: they tell more of it than their frequency says."""
WINDOW = 1.3
"""Length of the answer's windows that are compared by letters, in lengths of the wording."""
LONGEST = 200
"""Words; what follows in a longer wording is not compared."""


class Wording:
    """A wording made ready: its words, their weights and the groups of paraphrases that they belong to."""

    def __init__(self, analysed: Analysed, frequencies: Frequencies) -> None:
        self.text = analysed.text
        self.tokens = analysed.tokens[:LONGEST]
        self.is_bare = not any(token.is_content for token in self.tokens)
        """Small words alone, such as "I would be the": every word must stand there as it is."""
        self.is_short = self.is_bare or sum(len(token.word) for token in self.tokens) < SHORT_LETTERS
        self.window = max(1, round(WINDOW * len(self.tokens)))
        self.joined = " ".join(token.word for token in self.tokens)
        content = {token.stem for token in analysed.content}
        self.is_content = [token.stem in content for token in self.tokens]
        self.leans_on_small_words = sum(self.is_content) < 2 < len(self.tokens)
        """Three words or more, of which one has content: only together do they say anything."""
        self.weights = [frequencies.weight(token.stem) for token in self.tokens]
        self.phrase_weights = [
            frequencies.phrase_weight(token.stem) * (1.0 if has_content else SMALL_WORDS)
            for token, has_content in zip(self.tokens, self.is_content, strict=True)
        ]
        self.turned = turned_round(self.text, self.tokens)
        self.negations = negations(self.tokens)
        self.groups: list[list[int]] = [[] for _ in self.tokens]
        for number, start, end in paraphrases.groups(self.tokens):
            for place in range(start, end + 1):
                self.groups[place].append(number)
