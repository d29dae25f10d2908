"""The trained network as the file that the program reads, and vectors that hold its arithmetic to torch's."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from trainer.recall.meaning.model import FORMAT, Model, read
from trainer.recall.meaning.pieces import Pieces
from training.meaning.batches import Batches
from training.meaning.examples import Asked, Example
from training.meaning.network import ENCODER_LAYERS, READING_LAYERS, Network

Arrays = dict[str, NDArray[Any]]


def small(network: Network, tells: Sequence[float]) -> Arrays:
    """Every matrix as whole numbers of one byte with a scale for each row; vectors as they are."""
    arrays: Arrays = {"tells": np.array(tells, np.float32)}
    for name, tensor in network.state_dict().items():
        values = tensor.detach().float().numpy()
        if values.ndim < 2 or min(values.shape) == 1:
            arrays[name] = values.astype(np.float32)
            continue
        scale = (np.abs(values).max(1) / 127.0).astype(np.float16).astype(np.float32)
        scale = np.maximum(scale, 1e-7)
        arrays[name] = np.clip(np.rint(values / scale[:, None]), -127, 127).astype(np.int8)
        arrays[f"{name}.scale"] = scale
    for name in ("scale", "bias", "kinds.weight", "kinds.weight.scale", "kinds.bias"):
        del arrays[name]
    return arrays


def write(
    path: Path, network: Network, tells: Sequence[float], vocabulary: Sequence[str], version: str
) -> None:
    """Write the file that the program reads, its judges not yet weighed."""
    header = {
        "format": FORMAT,
        "version": version,
        "encoder_layers": ENCODER_LAYERS,
        "reading_layers": READING_LAYERS,
        "scale": float(network.scale.detach()),
        "bias": float(network.bias[0].detach()),
        "mixtures": {},
    }
    _save(path, Model(small(network, tells), header, tuple(vocabulary)))


def weigh(path: Path, mixtures: Mapping[str, Mapping[str, float]]) -> None:
    """Write into the file how its logits and the scores by words are weighed."""
    model = read(path)
    _save(path, Model(model.arrays, {**model.header, "mixtures": mixtures}, model.vocabulary))


def _save(path: Path, model: Model) -> None:
    np.savez(
        path,
        allow_pickle=False,
        header=np.frombuffer(json.dumps(model.header).encode(), np.uint8),
        vocabulary=np.frombuffer("\n".join(model.vocabulary).encode(), np.uint8),
        **model.arrays,
    )


def load_small(network: Network, model: Model) -> None:
    """Give the network the weights of the file, rounded as they are there."""
    state = network.state_dict()
    for name in state:
        if name in model.arrays:
            state[name] = torch.from_numpy(model.matrix(name)).reshape(state[name].shape)
    network.load_state_dict(state)


REFERENCE: Sequence[Example] = (
    Example(
        "own",
        "Tell me about a deadline you missed.",
        "We were two weeks late on the migraton. I did not hide it: my boss knew at once, we cut the scope.",
        (
            Asked("that you told your manager early", ("told the boss at once", "spoke up early"), 1.0),
            Asked("what you learnt", (), 0.0),
            Asked("agreed a smaller scope", ("cut the scope",), 1.0),
        ),
    ),
    Example("own", "", "sleep on it, answer by Friday", (Asked("asks for time to think", (), 1.0),)),
    Example(
        "own",
        "What is your notice period?",
        "Three months to the end of a quarter, though they might let me go sooner. " * 8,
        (Asked("names the notice period", ("three months", "12 weeks", "90 days"), 1.0),),
    ),
)
"""Texts whose logits are frozen beside the model; none is longer than a window."""


def reference(network: Network, pieces: Pieces, tells: Sequence[float]) -> list[dict[str, Any]]:
    """What torch makes of the reference texts, for a test of the numpy arithmetic."""
    batches = Batches(pieces, tells)
    frozen = []
    network.eval()
    for example in REFERENCE:
        with torch.no_grad():
            logits = network(*batches.tensors([example])[:3]).logits
        frozen.append(
            {
                "question": example.question,
                "answer": example.answer,
                "points": [
                    {"label": point.label, "wordings": point.wordings, "logit": float(logit)}
                    for point, logit in zip(example.points, logits, strict=True)
                ],
            }
        )
    return frozen
