"""Batches: examples as tensors, roughened a little each time they are seen while training."""

from __future__ import annotations

import math
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import torch
from torch import Tensor

from trainer.recall.meaning.pieces import Pieces
from training.meaning.examples import KINDS, SOURCES, Asked, Example
from training.meaning.network import Pairs, Points, Texts

LONGEST_ANSWER = 254
LONGEST_LABEL = 40
LONGEST_WORDING = 24
MOST_WORDINGS = 8
LONGEST_QUESTION = 40
QUESTION_WEIGHT = 0.25
"""A piece of the point that the question gave already tells so much less."""
HIGHEST_WEIGHT = 7.0
NO_KIND = -100
PAIRS_A_BATCH = 64
TOGETHER = 8
"""Answers to one question in one batch: their points are encoded once."""


def weights(pieces: Pieces, vocabulary: int, examples: Iterable[Example]) -> list[float]:
    """Inverse document frequency of every piece among all texts: about .3 (everywhere) to 7 (nowhere)."""
    texts = {
        text
        for example in examples
        for text in (example.question, example.answer, *(point.label for point in example.points))
    }
    holding: Counter[int] = Counter()
    for text in sorted(texts):
        holding.update({piece.number for piece in pieces.of(text)})
    return [
        min(HIGHEST_WEIGHT, max(0.05, math.log((len(texts) + 1) / (holding[n] + 0.5)) - 1.5))
        for n in range(vocabulary)
    ]


class Truth(NamedTuple):
    """What people said of each pair: how far the point was made, and of which kind that is."""

    targets: Tensor
    kinds: Tensor
    """Places in `KINDS`; `NO_KIND` where the material does not tell."""


class Batches:
    """Makes tensors of examples by one vocabulary."""

    def __init__(self, pieces: Pieces, weight_of: Sequence[float]) -> None:
        self._pieces = pieces
        self._weight_of = torch.tensor(weight_of)

    def shuffled(self, examples: Sequence[Example], rng: random.Random) -> Iterator[list[Example]]:
        """All examples once, answers to one question and those of like length together, in random order."""
        by_question: defaultdict[tuple[str, str], list[Example]] = defaultdict(list)
        for example in examples:
            by_question[example.source, example.question].append(example)
        runs: list[list[Example]] = []
        for _, answers in sorted(by_question.items()):
            rng.shuffle(answers)
            runs += [answers[start : start + TOGETHER] for start in range(0, len(answers), TOGETHER)]
        runs.sort(key=lambda run: max(len(example.answer) for example in run) * rng.uniform(0.8, 1.25))
        batches = list(self.of_like_length([example for run in runs for example in run]))
        rng.shuffle(batches)
        yield from batches

    def of_like_length(self, examples: Sequence[Example]) -> Iterator[list[Example]]:
        """The examples in their order, as many at a time as fit."""
        batch: list[Example] = []
        for example in examples:
            batch.append(example)
            if sum(len(point.points) for point in batch) >= PAIRS_A_BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def tensors(self, batch: Sequence[Example]) -> tuple[Texts, Points, Pairs, Truth]:
        """Answers, the different points, which belong together, and what is true of each pair."""
        answers = [self._framed(self._numbers(example.answer)[:LONGEST_ANSWER]) for example in batch]
        rows: dict[tuple[str, str, tuple[str, ...]], int] = {}
        owner, asked, source, targets, kinds = [], [], [], [], []
        for number, example in enumerate(batch):
            for point in example.points:
                owner.append(number)
                asked.append(rows.setdefault((example.question, point.label, point.wordings), len(rows)))
                source.append(SOURCES.index(example.source))
                targets.append(point.target)
                kinds.append(KINDS.index(point.kind) if point.kind else NO_KIND)
        pairs = Pairs(*(torch.tensor(column) for column in (owner, asked, source)))
        truth = Truth(torch.tensor(targets), torch.tensor(kinds))
        return self._padded(answers), self._points(rows), pairs, truth

    def _points(self, rows: Iterable[tuple[str, str, tuple[str, ...]]]) -> Points:
        texts, parts, labels, given = [], [], [], []
        for question, label, wordings in rows:
            asked = self._numbers(question)[:LONGEST_QUESTION]
            text = self._framed(self._numbers(label)[:LONGEST_LABEL])
            labels.append(len(text) - 1)
            part = [0, *[1] * (len(text) - 2), 0]
            for place, wording in enumerate(wordings[:MOST_WORDINGS], 2):
                numbers = self._numbers(wording)[:LONGEST_WORDING]
                text += [*numbers, self._pieces.end]
                part += [place] * len(numbers) + [0]
            text += [*asked, self._pieces.end]
            texts.append(text)
            parts.append(part + [0] * (len(asked) + 1))
            given.append([number in asked for number in text])
        padded = self._padded(texts)
        length = padded.pieces.shape[1]
        part = _grid(parts, length)
        weight = self._weight_of[padded.pieces] * (part > 0)
        weight = torch.where(_grid(given, length) > 0, weight * QUESTION_WEIGHT, weight)
        label = torch.arange(length)[None, :] < torch.tensor(labels)[:, None]
        return Points(padded, label, part, weight)

    def _numbers(self, text: str) -> list[int]:
        return [piece.number for piece in self._pieces.of(text)]

    def _framed(self, numbers: list[int]) -> list[int]:
        return [self._pieces.start, *numbers, self._pieces.end]

    def _padded(self, rows: list[list[int]]) -> Texts:
        length = max(map(len, rows))
        there = torch.arange(length)[None, :] < torch.tensor([len(row) for row in rows])[:, None]
        return Texts(_grid(rows, length), there)


def _grid(rows: Sequence[Sequence[int]], length: int) -> Tensor:
    return torch.tensor([[*row, *[0] * (length - len(row))] for row in rows])


TYPED_BADLY = 0.25
"""Share of answers that get slips of the keyboard while training."""
NO_QUESTION = 0.05
NEAR = {
    "a": "sq", "e": "wr", "i": "uo", "o": "ip", "t": "ry", "n": "bm", "s": "ad", "r": "et", "l": "k",
}  # fmt: skip


def roughened(batch: Sequence[Example], rng: random.Random) -> list[Example]:
    """The same examples seen a little otherwise: slips of the keyboard, other wordings first, or fewer."""
    seen: dict[tuple[str, str], tuple[str, Asked]] = {}
    examples = []
    for example in batch:
        points = []
        question = example.question
        for point in example.points:
            if (found := seen.get((example.question, point.label))) is None:
                shown = "" if rng.random() < NO_QUESTION else example.question
                found = seen[example.question, point.label] = shown, _other_wordings(point, rng)
            question, other = found
            points.append(replace(other, target=point.target))
        answer = _with_slips(example.answer, rng) if rng.random() < TYPED_BADLY else example.answer
        examples.append(replace(example, answer=answer, question=question, points=tuple(points)))
    return examples


def _other_wordings(point: Asked, rng: random.Random) -> Asked:
    wordings = [wording for wording in point.wordings if rng.random() < 0.7]
    rng.shuffle(wordings)
    if wordings and rng.random() < 0.1:
        return replace(point, label=wordings[0], wordings=(point.label, *wordings[1:]))
    return replace(point, wordings=tuple(wordings))


def _with_slips(text: str, rng: random.Random) -> str:
    parts = re.split(r"(\s+)", text)
    for place, word in enumerate(parts):
        letters = [i for i, c in enumerate(word) if c.isalpha()]
        if len(letters) < 4 or rng.random() > 0.15:
            continue
        at = rng.choice(letters[1:])
        slip = rng.choice(["swap", "drop", "double", "near"])
        if slip == "swap" and at + 1 < len(word):
            word = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        elif slip == "drop":
            word = word[:at] + word[at + 1 :]
        elif slip == "double":
            word = word[:at] + word[at] + word[at:]
        else:
            word = word[:at] + rng.choice(NEAR.get(word[at].lower(), word[at])) + word[at + 1 :]
        parts[place] = word
    return "".join(parts)
