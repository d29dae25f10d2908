"""The encoder: an answer and the points of a card as vectors, and how well each point is met.

Late interaction: answer and point are encoded apart, and every piece of the point looks for the piece of the
answer that serves it best.  Then the point's label reads the answer in two more layers, attending to its own
other wordings, to the question and to the answer.  The logit of a point is the sum of both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from trainer.recall.meaning.layers import Floats, Layer, Norm, unit
from trainer.recall.meaning.model import Model
from trainer.recall.meaning.pieces import Piece, Pieces
from trainer.recall.verdict import Span

WINDOW = 254
"""Pieces of an answer that are read at once; a longer one is read in windows."""
STRIDE = 200
MOST_WINDOWS = 12
"""Some 1,900 words; what follows is left to the judge by words, which bounds the time."""
MOST_UNKNOWN = 0.3
"""Share of pieces that the vocabulary does not hold, as in another script, above which nothing is said."""
LONGEST_LABEL = 40
LONGEST_WORDING = 24
MOST_WORDINGS = 8
LONGEST_QUESTION = 40
READERS = 16
"""Pieces of a label that read the answer, the opening mark among them."""
QUESTION_WEIGHT = 0.25
"""A piece of the point that the question gave already tells so much less."""
STOPS, COMMAS = ".!?;:/", ",-–—"
SHORTEST_CLAUSE = 4
"""Words before a comma that ends a clause."""
KEPT_ANSWERS = 4
"""Answers kept ready: one is judged again when it is corrected, credited or reported on."""
KEPT_POINTS = 64
"""Points kept ready: those of the cards at hand; some 300 KB each."""


@dataclass(frozen=True, slots=True)
class Heard:
    """An answer made ready."""

    units: Floats
    """(pieces, width), each of length one."""
    keys_and_values: tuple[Floats, ...]
    """For each layer that reads, (1, pieces, 2 width)."""
    spans: tuple[Span | None, ...]
    """Where the word of each piece stands; None for marks."""
    opening: NDArray[np.bool_]
    """(pieces,): True for opening marks, which resemble everything."""
    clauses: tuple[tuple[int, int], ...]
    """Start and end of each clause, in pieces."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A point made ready."""

    states: Floats
    """(pieces, width)"""
    label: int
    """So many pieces at the start are the opening mark and the label."""
    parts: tuple[tuple[int, int], ...]
    """Start and end of the label and of each wording."""
    texts: tuple[str, ...]
    """The label and the wordings."""
    spans: tuple[Span, ...]
    """Where the word of each piece stands in its own text."""
    weights: Floats
    """(pieces,): how much each tells; 0 for marks and for the question."""
    rest: tuple[Floats, ...]
    """Keys and values of what does not read, for each layer that reads, (pieces, 2 width)."""


@dataclass(frozen=True, slots=True)
class Met:
    """How well an answer meets a point."""

    logit: float
    """Above 0 the point was rather made; not yet calibrated."""
    best: str
    """The label or the wording that was served best."""
    passage: Span
    """The clause of the answer that serves the point best."""
    words: tuple[tuple[str, float, float, Span | None], ...]
    """Its words: as written, how much each tells, the best cosine, and the word of the answer that has it."""


class Encoder:
    """Reads answers and points with one model."""

    def __init__(self, model: Model) -> None:
        self._pieces = Pieces(model.vocabulary)
        self._words = model.arrays["words.weight"]
        self._word_scales = model.arrays["words.weight.scale"]
        self._places = model.matrix("places")
        self._tells = model.matrix("tells")
        self._opening = Norm(model, "opening")
        self._encoder = [Layer(model, f"encoder.{n}") for n in range(model.header["encoder_layers"])]
        self._reading = [Layer(model, f"reading.{n}") for n in range(model.header["reading_layers"])]
        self._answer_mark = model.matrix("answer_mark")
        self._gate, self._gate_bias = model.matrix("gate.weight")[0], float(model.matrix("gate.bias")[0])
        self._head, self._head_bias = model.matrix("head.weight")[0], float(model.matrix("head.bias")[0])
        self._scale, self._bias = model.header["scale"], model.header["bias"]
        self.mixtures: Mapping[str, Mapping[str, float]] = model.header["mixtures"]
        """How logits and scores by words are weighed, for `meaning` alone and for `both`."""
        self.ready = lru_cache(maxsize=KEPT_POINTS)(self._ready)
        """A point made ready: its question, its label and its other wordings."""
        self.hear = lru_cache(maxsize=KEPT_ANSWERS)(self._hear)
        """An answer made ready; None when there is nothing in it that the encoder can read."""

    def _hear(self, answer: str) -> Heard | None:
        pieces = self._pieces.of(answer)
        unknown = sum(piece.number == self._pieces.unknown for piece in pieces)
        if not pieces or unknown > MOST_UNKNOWN * len(pieces):
            return None
        last = max(1, min(MOST_WINDOWS, -(-(len(pieces) - WINDOW) // STRIDE) + 1))
        windows = [pieces[n * STRIDE : n * STRIDE + WINDOW] for n in range(last)]
        states = np.concatenate([self._states([piece.number for piece in window]) for window in windows])
        spans = tuple(span for window in windows for span in (None, *(piece.span for piece in window), None))
        clauses = tuple(_clauses(answer, spans))
        if not clauses:
            return None
        opening = np.concatenate([np.arange(len(window) + 2) == 0 for window in windows])
        marked = (states + self._answer_mark)[None]
        keys_and_values = tuple(layer.keys_and_values(marked) for layer in self._reading)
        return Heard(unit(states), keys_and_values, spans, opening, clauses)

    def _states(self, numbers: Sequence[int]) -> Floats:
        framed = [self._pieces.start, *numbers, self._pieces.end]
        words = self._words[framed].astype(np.float32) * self._word_scales[framed].astype(np.float32)[:, None]
        states = self._opening(words + self._places[: len(framed)])[None]
        for layer in self._encoder:
            states = layer(states, (layer.keys_and_values(states), None))
        result: Floats = states[0]
        return result

    def _ready(self, question: str, label: str, wordings: tuple[str, ...]) -> Ready:
        asked = self._pieces.of(question)[:LONGEST_QUESTION]
        texts = (label, *wordings[:MOST_WORDINGS])
        limits = (LONGEST_LABEL, *[LONGEST_WORDING] * len(wordings))
        parts: list[tuple[int, int]] = []
        row: list[Piece] = []
        for text, limit in zip(texts, limits, strict=False):
            pieces = self._pieces.of(text)[:limit]
            parts.append((len(row) + 1, len(row) + 1 + len(pieces)))
            row += [*pieces, Piece(self._pieces.end, (0, 0))]
        states = self._states([piece.number for piece in (*row, *asked)])
        given = {piece.number for piece in asked}
        weights = np.zeros(len(states), np.float32)
        gates = np.exp(np.clip(states @ self._gate + self._gate_bias, -3.0, 3.0))
        for start, stop in parts:
            for place in range(start, stop):
                number = row[place - 1].number
                known = QUESTION_WEIGHT if number in given else 1.0
                weights[place] = self._tells[number] * known * gates[place]
        label_end = parts[0][1]
        reading = min(READERS, label_end)
        rest = tuple(layer.keys_and_values(states[reading:]) for layer in self._reading)
        spans = ((0, 0), *(piece.span for piece in row))
        return Ready(states, label_end, tuple(parts), texts, spans, weights, rest)

    def meet(self, heard: Heard, points: Sequence[Ready]) -> list[Met]:
        """How well the answer meets each point."""
        if not points:
            return []
        read = self._read(heard, points)
        return [self._late(heard, point, float(logit)) for point, logit in zip(points, read, strict=True)]

    def _late(self, heard: Heard, point: Ready, read: float) -> Met:
        end = point.parts[-1][1]
        likeness = unit(point.states[:end]) @ heard.units.T
        likeness[:, heard.opening] = -1.0
        places = likeness.argmax(-1)
        best = likeness[np.arange(end), places]
        scores = [
            float(weights @ best[start:stop] / total)
            if (total := float((weights := point.weights[start:stop]).sum())) > 0
            else -1.0
            for start, stop in point.parts
        ]
        part = int(np.argmax(scores))
        logit = self._scale * scores[part] + self._bias + read
        start, stop = point.parts[part]
        words: dict[Span, tuple[float, float, Span | None]] = {}
        for place in range(start, stop):
            weight, cosine = float(point.weights[place]), float(best[place])
            so_far = words.get(point.spans[place], (0.0, -2.0, None))
            served = heard.spans[int(places[place])] if cosine > so_far[1] else so_far[2]
            words[point.spans[place]] = max(weight, so_far[0]), max(cosine, so_far[1]), served
        text = point.texts[part]
        scores_of = [float(point.weights[:end] @ likeness[:, a:b].max(-1)) for a, b in heard.clauses]
        first, after = heard.clauses[int(np.argmax(scores_of))]
        named = [span for span in heard.spans[first:after] if span]
        passage = named[0][0], named[-1][1]
        told = tuple((text[s:e], w, c, span) for (s, e), (w, c, span) in words.items())
        return Met(logit, text, passage, told)

    def _read(self, heard: Heard, points: Sequence[Ready]) -> Floats:
        """(points,): what each label finds by reading the answer."""
        longest = min(READERS, max(point.label for point in points))
        width = self._places.shape[1]
        reader = np.zeros((len(points), longest, width), np.float32)
        is_label = np.zeros((len(points), longest, 1), np.bool_)
        for row, point in enumerate(points):
            size = min(longest, point.label)
            reader[row, :size] = point.states[:size]
            is_label[row, :size] = True
        far = max(len(point.rest[0]) for point in points)
        there = np.array([[place < len(point.rest[0]) for place in range(far)] for point in points])
        for number, layer in enumerate(self._reading):
            rest = np.zeros((len(points), far, 2 * width), np.float32)
            for row, point in enumerate(points):
                rest[row, : len(point.rest[number])] = point.rest[number]
            after = layer(
                reader,
                (layer.keys_and_values(reader), is_label[..., 0]),
                (rest, there),
                (heard.keys_and_values[number], None),
            )
            reader = np.where(is_label, after, reader)
        read = reader[:, 0] + (reader * is_label).sum(1) / is_label.sum(1)
        logits: Floats = read @ self._head + np.float32(self._head_bias)
        return logits


def _clauses(answer: str, spans: Sequence[Span | None]) -> Iterator[tuple[int, int]]:
    """Start and end of each clause, in pieces: up to a full stop or so, or to a comma after some words."""
    start = words = 0
    for place, span in enumerate(spans):
        sign = answer[slice(*span)] if span else ""
        if sign and sign not in STOPS + COMMAS:
            words += 1
            continue
        is_end = not sign or sign in STOPS or words >= SHORTEST_CLAUSE
        if is_end and words:
            yield start, place
        if is_end:
            start, words = place + 1, 0
