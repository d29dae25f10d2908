"""The network in torch: a text encoder, late interaction, and two layers with which a point reads an answer.

The first `ENCODER_LAYERS` layers of a sentence encoder turn a text into one vector a piece, point and answer
apart.  Late interaction (as in ColBERT) lets every piece of the point find the piece of the answer that
serves it best.  In the layers above, the point's label alone goes on: it attends to its own other wordings,
to the question and to the answer (the modular form of MacAvaney et al. 2020 and Gao et al. 2020), which is
where "not", "would" and "my boss" are understood.  The answer is encoded once, however many points there are.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH = 384
HEADS = 12
INNER = 1536
EPSILON = 1e-12
POSITIONS = 512
ENCODER_LAYERS = 4
READING_LAYERS = 2
LENGTHS = 4
"""Groups of texts by length that are encoded apart."""
READERS = 16
"""Pieces of a label that read the answer, the opening mark among them."""
GATE = 3.0
"""Bound of the learnt part of a piece's weight, as a logarithm."""


class Texts(NamedTuple):
    """Texts as pieces, padded: `pieces` (texts, length) and `there` (texts, length), True for real pieces."""

    pieces: Tensor
    there: Tensor


class Points(NamedTuple):
    """Points as pieces: `[CLS] label [SEP] wording [SEP] ... [SEP] question [SEP]`."""

    texts: Texts
    label: Tensor
    """(points, length): True for the opening mark and the label."""
    part: Tensor
    """(points, length): 1 for the label, 2.. for the wordings, 0 for marks and the question."""
    weight: Tensor
    """(points, length): how much a piece tells."""


class Pairs(NamedTuple):
    """Which point is held against which answer: rows of both, (pairs,)."""

    answer: Tensor
    point: Tensor
    source: Tensor
    """The kind of material, which has a bias of its own while training."""


class Guess(NamedTuple):
    """What the network thinks of each pair."""

    logits: Tensor
    """(pairs,): above 0 the point was rather made."""
    late: Tensor
    """(pairs,): the part of late interaction alone."""
    kinds: Tensor
    """(pairs, kinds): why it was not made; learnt from beside the rest, and left out of the program."""


class Layer(nn.Module):
    """One layer of BERT, whose keys may come from more than the text itself."""

    def __init__(self) -> None:
        super().__init__()
        self.query, self.key, self.value, self.out = (nn.Linear(WIDTH, WIDTH) for _ in range(4))
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.after_attention = nn.LayerNorm(WIDTH, EPSILON)
        self.after_all = nn.LayerNorm(WIDTH, EPSILON)

    def forward(self, states: Tensor, keys: Tensor, values: Tensor, there: Tensor) -> Tensor:
        rows, length, _ = states.shape
        likeness = _by_head(self.query(states)) @ _by_head(keys).transpose(-1, -2) * (WIDTH / HEADS) ** -0.5
        shares = likeness.masked_fill(~there[:, None, None, :], -1e4).softmax(-1).to(values.dtype)
        seen = shares @ _by_head(values)
        states = self.after_attention(states + self.out(seen.transpose(1, 2).reshape(rows, length, WIDTH)))
        return self.after_all(states + self.down(F.gelu(self.up(states), approximate="tanh")))


def _by_head(states: Tensor) -> Tensor:
    return states.unflatten(-1, (HEADS, -1)).transpose(1, 2)


class Network(nn.Module):
    """Guesses for pairs of a point and an answer."""

    def __init__(self, vocabulary: int, sources: int, kinds: int) -> None:
        super().__init__()
        self.words = nn.Embedding(vocabulary, WIDTH)
        self.places = nn.Parameter(torch.zeros(POSITIONS, WIDTH))
        self.opening = nn.LayerNorm(WIDTH, EPSILON)
        self.encoder = nn.ModuleList(Layer() for _ in range(ENCODER_LAYERS))
        self.reading = nn.ModuleList(Layer() for _ in range(READING_LAYERS))
        self.answer_mark = nn.Parameter(torch.zeros(WIDTH))
        self.gate = nn.Linear(WIDTH, 1)
        self.head = nn.Linear(WIDTH, 1)
        self.kinds = nn.Linear(WIDTH, kinds)
        self.scale = nn.Parameter(torch.tensor(8.0))
        self.bias = nn.Parameter(torch.full((sources,), -5.0))
        for module in (self.gate, self.head):
            nn.init.zeros_(module.weight)
            nn.init.zeros_(module.bias)

    def encode(self, texts: Texts) -> Tensor:
        """(texts, length, WIDTH): what the encoder makes of each piece.

        Texts of like length go through together, as padding costs as much as words.
        """
        lengths = texts.there.sum(-1)
        order = lengths.argsort()
        whole, parts = texts.pieces.shape[1], []
        for rows in order.chunk(LENGTHS):
            longest = int(lengths[rows].max())
            states = self._encoded(texts.pieces[rows, :longest], texts.there[rows, :longest])
            parts.append(F.pad(states, (0, 0, 0, whole - longest)))
        return torch.cat(parts)[order.argsort()]

    def _encoded(self, pieces: Tensor, there: Tensor) -> Tensor:
        with torch.no_grad():
            states = self.opening(self.words(pieces) + self.places[: pieces.shape[1]])
        for layer in self.encoder:
            states = layer(states, layer.key(states), layer.value(states), there)
        return states

    def forward(self, answers: Texts, points: Points, pairs: Pairs) -> Guess:
        heard, asked = self.encode(answers), self.encode(points.texts)
        late = self.scale * self._late(heard, answers.there, asked, points, pairs) + self.bias[pairs.source]
        read = self._read(heard, answers.there, asked, points, pairs)
        return Guess(late + self.head(read).float().squeeze(-1), late, self.kinds(read).float())

    def _late(self, heard: Tensor, there: Tensor, asked: Tensor, points: Points, pairs: Pairs) -> Tensor:
        """(pairs,): the best of label and wordings, each the weighted mean of its pieces' best cosines."""
        likeness = F.normalize(asked, dim=-1)[pairs.point] @ F.normalize(heard, dim=-1)[pairs.answer].mT
        real = there.clone()
        real[:, 0] = False  # the opening mark resembles everything
        best = likeness.float().masked_fill(~real[pairs.answer][:, None, :], -1.0).amax(-1)
        weight = points.weight * torch.exp(self.gate(asked).float().squeeze(-1).clamp(-GATE, GATE))
        weight, part = weight[pairs.point], points.part[pairs.point]
        empty = best.new_zeros(len(best), int(points.part.max()) + 1)
        total = empty.scatter_add(1, part, weight)
        found = empty.scatter_add(1, part, weight * best)
        scores = torch.where(total > 0, found / total.clamp_min(1e-6), -1.0)
        return scores[:, 1:].amax(-1)

    def _read(self, heard: Tensor, there: Tensor, asked: Tensor, points: Points, pairs: Pairs) -> Tensor:
        """(pairs, WIDTH): what the label finds by reading the answer."""
        longest = min(READERS, int(points.label.sum(-1).max()))
        is_label = points.label[pairs.point, :longest, None]
        reader, rest = asked[pairs.point, :longest], asked[:, longest:]
        all_there = torch.cat([points.texts.there[pairs.point], there[pairs.answer]], 1)
        marked = heard + self.answer_mark
        for layer in self.reading:
            keys, values = (
                torch.cat([turn(reader), turn(rest)[pairs.point], turn(marked)[pairs.answer]], 1)
                for turn in (layer.key, layer.value)
            )
            reader = torch.where(is_label, layer(reader, keys, values, all_there), reader)
        return reader[:, 0] + (reader * is_label).sum(1) / is_label.sum(1)


_NAMES = {
    "attention.self.query": "query", "attention.self.key": "key", "attention.self.value": "value",
    "attention.output.dense": "out", "attention.output.LayerNorm": "after_attention",
    "intermediate.dense": "up", "output.dense": "down", "output.LayerNorm": "after_all",
}  # fmt: skip


def from_base(folder: Path, kept: list[int], sources: int, kinds: int) -> Network:
    """The network with the weights of the base encoder, only the `kept` lines of its vocabulary."""
    base = load_file(folder / "model.safetensors")
    width = json.loads((folder / "config.json").read_text())["hidden_size"]
    assert width == WIDTH, f"a base of {WIDTH} dimensions is needed, this one has {width}"
    network = Network(len(kept), sources, kinds)
    state = network.state_dict()
    state["words.weight"] = base["embeddings.word_embeddings.weight"][kept]
    state["places"] = (
        base["embeddings.position_embeddings.weight"] + base["embeddings.token_type_embeddings.weight"][0]
    )
    for part in ("weight", "bias"):
        state[f"opening.{part}"] = base[f"embeddings.LayerNorm.{part}"]
        for number in range(ENCODER_LAYERS + READING_LAYERS):
            room = f"encoder.{number}" if number < ENCODER_LAYERS else f"reading.{number - ENCODER_LAYERS}"
            for theirs, ours in _NAMES.items():
                state[f"{room}.{ours}.{part}"] = base[f"encoder.layer.{number}.{theirs}.{part}"]
    network.load_state_dict(state)
    network.words.requires_grad_(False)
    network.places.requires_grad_(False)
    network.opening.requires_grad_(False)
    return network


def smoothed(step: int, warm: int, steps: int) -> float:
    """Share of the full rate of learning: linear warm-up, then a half cosine down to nothing."""
    if step < warm:
        return (step + 1) / warm
    return 0.5 * (1 + math.cos(math.pi * (step - warm) / max(1, steps - warm)))
