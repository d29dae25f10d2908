"""The vocabulary: which pieces of the base encoder's are kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from trainer.recall import spelling
from trainer.recall.meaning.pieces import END, INSIDE, START, UNKNOWN, Pieces
from training.meaning.examples import Example

MOST_FREQUENT = 12_000
"""Lines of the base's vocabulary, which is sorted by frequency, that are kept if they are plain letters."""
PADDING = "[PAD]"


def lines(folder: Path) -> list[str]:
    return (folder / "vocab.txt").read_text(encoding="utf-8").splitlines()


def kept(base: list[str], examples: Iterable[Example]) -> list[int]:
    """The lines that stay, in order.

    What the training texts and the common English words need, the base's most frequent pieces, and every
    single character, so that any other word can be spelt.
    """
    pieces = Pieces(base)
    texts = {
        text
        for example in examples
        for text in (
            example.question,
            example.answer,
            *(text for point in example.points for text in (point.label, *point.wordings)),
        )
    }
    texts.add(Path(spelling.__file__).with_name("common_words.txt").read_text(encoding="utf-8"))
    needed = {piece.number for text in texts for piece in pieces.of(text)}
    for number, line in enumerate(base):
        bare = line.removeprefix(INSIDE)
        is_mark = line in (PADDING, START, END, UNKNOWN)
        is_frequent = number < MOST_FREQUENT and bare.isalnum()
        if is_mark or (bare.isascii() and (len(bare) == 1 or is_frequent)):
            needed.add(number)
    return sorted(needed)
