"""What one verdict costs: eight key points of the built-in decks against an answer of 150 words.

The goal is under 5 ms of processor time.  A new answer each time, as when somebody types.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path

from trainer.cards.library import load_library
from trainer.cards.slots import AskedPoint, ask
from trainer.places import builtin_decks
from trainer.recall.verdict import Spoken
from trainer.recall.words import WordJudge

POINTS, WORDS, ROUNDS = 8, 150, 60


def main(argv: Sequence[str] = ()) -> int:
    """Print the median and the slowest of many verdicts in milliseconds of processor time."""
    del argv
    cards = load_library(builtin_decks(), Path("no-decks-of-ones-own")).cards.values()
    points = [point for card in cards for point in ask(card, {}).points]
    words = " ".join(wording for point in points for wording in point.wordings).split()
    judge = WordJudge()
    judge.judge(_spoken(points[:POINTS], words, 0))
    costs = []
    for round_ in range(ROUNDS):
        spoken = _spoken(list(islice(cycle(points), round_, round_ + POINTS)), words, round_)
        began = time.process_time_ns()
        judge.judge(spoken)
        costs.append((time.process_time_ns() - began) / 1e6)
    print(
        f"{POINTS} points, {WORDS} words: median {statistics.median(costs):.2f} ms, "
        f"slowest {max(costs):.2f} ms of {ROUNDS}   (goal: 5 ms)"
    )
    return 0


def _spoken(points: Sequence[AskedPoint], words: Sequence[str], start: int) -> Spoken:
    """An answer made of the decks' own words, each round other ones."""
    answer = list(islice(cycle(words), start * 37, start * 37 + WORDS))
    sentences = [" ".join(answer[place : place + 12]) for place in range(0, WORDS, 12)]
    return Spoken("What do you say?", ". ".join(sentences) + ".", tuple(points))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
