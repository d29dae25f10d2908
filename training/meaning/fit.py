"""Fitting: the network taught on examples, with the figures of every round."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping, Sequence

import torch
from torch.nn import functional as F

from training.meaning.batches import Batches, roughened
from training.meaning.examples import Example
from training.meaning.figures import auc
from training.meaning.network import Network, smoothed

ENCODER_RATE, NEW_RATE, SCALAR_RATE = 8e-5, 1e-3, 2e-2
WARM_STEPS = 60
LATE_SHARE = 0.3
"""Share of the loss of late interaction alone, which keeps its alignment readable."""
OUTSIDE_SHARE = 0.5
"""So much of the material from outside is seen in a round, ours whole: it teaches paraphrase alone."""
SEED = 1

Say = Callable[[str], None]


def fit(
    network: Network,
    batches: Batches,
    train: Sequence[Example],
    dev: Mapping[str, Sequence[Example]],
    rounds: int,
    say: Say,
) -> None:
    """Teach the network; after every round `say` hears the AUC on each of the dev sets."""
    torch.manual_seed(SEED)
    rng = random.Random(SEED)
    plan = [
        list(batches.shuffled([e for e in train if e.source == "own" or rng.random() < OUTSIDE_SHARE], rng))
        for _ in range(rounds)
    ]
    steps = sum(map(len, plan))
    descent = torch.optim.AdamW(_groups(network), weight_decay=0.01)
    rates = [group["lr"] for group in descent.param_groups]
    step, loss_so_far, began = 0, 0.0, time.monotonic()
    for round_, round_batches in enumerate(plan, 1):
        network.train()
        for batch in round_batches:
            for group, rate in zip(descent.param_groups, rates, strict=True):
                group["lr"] = rate * smoothed(step, WARM_STEPS, steps)
            answers, points, pairs, targets = batches.tensors(roughened(batch, rng))
            with torch.autocast("cpu", torch.bfloat16):
                whole, late = network(answers, points, pairs)
            loss = F.binary_cross_entropy_with_logits(whole.float(), targets)
            loss = loss + LATE_SHARE * F.binary_cross_entropy_with_logits(late.float(), targets)
            descent.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            descent.step()
            step += 1
            loss_so_far = 0.99 * loss_so_far + 0.01 * loss.item()
        figures = "  ".join(f"{name} {auc_of(network, batches, sample):.3f}" for name, sample in dev.items())
        seconds = time.monotonic() - began
        say(f"round {round_}  step {step}/{steps}  {seconds:.0f} s  loss {loss_so_far:.3f}  AUC {figures}")


def _groups(network: Network) -> list[dict[str, object]]:
    encoder, new, scalars = [], [], []
    for name, parameter in network.named_parameters():
        if not parameter.requires_grad:
            continue
        room = name.split(".")[0]
        (encoder if room in ("encoder", "reading") else scalars if room in ("scale", "bias") else new).append(
            parameter
        )
    return [
        {"params": encoder, "lr": ENCODER_RATE},
        {"params": new, "lr": NEW_RATE},
        {"params": scalars, "lr": SCALAR_RATE, "weight_decay": 0.0},
    ]


def auc_of(network: Network, batches: Batches, examples: Sequence[Example]) -> float:
    """The AUC of the network's logits on examples."""
    network.eval()
    logits: list[float] = []
    said: list[bool] = []
    with torch.no_grad():
        for batch in batches.of_like_length(sorted(examples, key=lambda example: len(example.answer))):
            answers, points, pairs, _ = batches.tensors(batch)
            logits += network(answers, points, pairs)[0].tolist()
            said += [point.said for example in batch for point in example.points]
    return auc(said, logits)
