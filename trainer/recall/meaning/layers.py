"""Layers: the arithmetic of the encoder in numpy, float32 throughout."""

from __future__ import annotations

from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from trainer.recall.meaning.model import Model

Floats = NDArray[np.float32]

EPSILON = 1e-12
HEADS = 12
_NOWHERE = np.float32(-1e4)
"""Likeness of a place that holds nothing."""


class Norm:
    """Layer normalisation of the last axis."""

    def __init__(self, model: Model, name: str) -> None:
        self._weight, self._bias = model.matrix(f"{name}.weight"), model.matrix(f"{name}.bias")

    def __call__(self, states: Floats) -> Floats:
        centred: Floats = states - states.mean(-1, keepdims=True)
        spread = np.einsum("...i,...i->...", centred, centred)[..., None] / states.shape[-1]
        centred /= np.sqrt(spread + EPSILON)
        centred *= self._weight
        centred += self._bias
        return centred


class Linear:
    """A matrix and a bias."""

    def __init__(self, weight: Floats, bias: Floats) -> None:
        self._weight, self._bias = weight, bias

    @classmethod
    def of(cls, model: Model, *names: str) -> Self:
        """Several of the model side by side: one product is quicker than three."""
        weight = np.concatenate([model.matrix(f"{name}.weight") for name in names])
        return cls(weight, np.concatenate([model.matrix(f"{name}.bias") for name in names]))

    def __call__(self, states: Floats) -> Floats:
        rows: Floats = states.reshape(-1, states.shape[-1]) @ self._weight.T
        rows += self._bias
        return rows.reshape(*states.shape[:-1], -1)


class Layer:
    """One layer of a transformer (BERT's order: normalised after each part)."""

    def __init__(self, model: Model, name: str) -> None:
        self._query = Linear.of(model, f"{name}.query")
        self.keys_and_values = Linear.of(model, f"{name}.key", f"{name}.value")
        self._out = Linear.of(model, f"{name}.out")
        self._up, self._down = (Linear.of(model, f"{name}.{part}") for part in ("up", "down"))
        self._after_attention = Norm(model, f"{name}.after_attention")
        self._after_all = Norm(model, f"{name}.after_all")

    def __call__(self, states: Floats, *given: tuple[Floats, NDArray[np.bool_] | None]) -> Floats:
        """(rows, length, width) states, after attending to the keys and values given.

        Each of `given` is (rows or 1, places, 2 width) with (rows or 1, places) True where something stands.
        """
        rows, length, width = states.shape
        asked = _by_head(self._query(states)) * np.float32((width // HEADS) ** -0.5)
        likeness = []
        for known, there in given:
            block = asked @ _by_head(known[..., :width]).swapaxes(-1, -2)
            if there is not None:
                block += np.where(there, np.float32(0), _NOWHERE)[:, None, None, :]
            likeness.append(block)
        shares = softmax(np.concatenate(likeness, -1))
        seen: Floats = np.zeros((rows, HEADS, length, width // HEADS), np.float32)
        start = 0
        for known, _ in given:
            stop = start + known.shape[1]
            seen += shares[..., start:stop] @ _by_head(known[..., width:])
            start = stop
        states = self._after_attention(states + self._out(seen.swapaxes(1, 2).reshape(rows, length, width)))
        return self._after_all(states + self._down(gelu(self._up(states))))


def _by_head(states: Floats) -> Floats:
    rows, length, width = states.shape
    return states.reshape(rows, length, HEADS, width // HEADS).swapaxes(1, 2)


def softmax(likeness: Floats) -> Floats:
    """Shares along the last axis; the argument is used up."""
    likeness -= likeness.max(-1, keepdims=True)
    np.exp(likeness, out=likeness)
    likeness /= likeness.sum(-1, keepdims=True)
    return likeness


def gelu(states: Floats) -> Floats:
    """Gaussian error linear units by their tanh form; the argument is used up."""
    inner = states * states
    inner *= np.float32(0.044715)
    inner += np.float32(1)
    inner *= states
    inner *= np.float32((2 / np.pi) ** 0.5)
    np.tanh(inner, out=inner)
    inner += np.float32(1)
    states *= inner
    states *= np.float32(0.5)
    return states


def unit(states: Floats) -> Floats:
    """Vectors of length one along the last axis."""
    lengths: Any = np.sqrt(np.einsum("...i,...i->...", states, states))[..., None]
    result: Floats = states / np.maximum(lengths, np.float32(1e-12))
    return result
