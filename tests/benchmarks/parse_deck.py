"""What reading a deck of 10,000 cards costs, and whether the cost a card grows with the file.

    python -m tests.benchmarks.parse_deck [--cards 10000]

The yardstick is the same text split into words and joined again; times are processor time.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from trainer.cards.deck_file import parse_deck
from trainer.cards.library import load_library

POINTS = 5
BUILT_IN = Path(__file__).parents[2] / "decks"


def deck(cards: int) -> bytes:
    """A deck with so many cards of five points and three wordings each."""
    points = "".join(
        f"- what a good answer says in point {n}: some accepted words | another wording | a third one\n"
        "  > And what about that?\n"
        for n in range(POINTS)
    )
    return "".join(
        f"## card-{n}\nkind: fit\nseconds: 40\n\nQ: What would you say to question {n}?\n\n{points}\n"
        for n in range(cards)
    ).encode()


def seconds(work: Callable[[], object]) -> float:
    """Processor time of the quickest of three runs."""
    times = []
    for _ in range(3):
        gc.collect()
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.parse_deck")
    parser.add_argument("--cards", type=int, default=10_000)
    count = parser.parse_known_args(argv)[0].cards
    large, small = deck(count), deck(max(1, count // 10))
    yardstick = seconds(lambda: [" ".join(line.split()) for line in large.decode().split("\n")])
    whole = seconds(lambda: parse_deck(large, "deck.md"))
    tenth = seconds(lambda: parse_deck(small, "deck.md"))
    print(f"{count} cards, {len(large) / 1e6:.1f} MB: {whole:.2f} s, {whole / count * 1e6:.0f} µs a card")
    print(f"against splitting and joining the same lines: {whole / yardstick:.1f} x")
    print(f"a card in the whole file against one in a tenth of it: {whole / tenth / 10:.2f} x")
    library = load_library(BUILT_IN, BUILT_IN / "nowhere")
    loading = seconds(lambda: load_library(BUILT_IN, BUILT_IN / "nowhere"))
    print(f"{len(library.decks)} built-in decks, {len(library.cards)} cards: {loading * 1e3:.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
