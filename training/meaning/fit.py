"""Fitting: the network taught on examples, with the figures of every round."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from tempfile import TemporaryDirectory

import torch
from torch import Tensor, distributed, multiprocessing
from torch.nn import functional as F

from tests.benchmarks._metrics import area_under_roc
from training.meaning.batches import NO_KIND, Batches, roughened
from training.meaning.examples import Example
from training.meaning.network import Network, smoothed

ENCODER_RATE, NEW_RATE, SCALAR_RATE = 1e-4, 1e-3, 2e-2
WARM_STEPS = 60
LATE_SHARE = 0.3
"""Share of the loss of late interaction alone, which keeps its alignment readable."""
KIND_SHARE = 0.2
"""Share of the loss of telling why a point was not made: it teaches what "would" and "my boss" do."""
OUTSIDE_SHARE = 0.5
"""So much of the material from outside is seen in a round, ours whole: it teaches paraphrase alone."""
SEED = 1

WORKERS = 2
"""Processes that share the work of a step, one core each."""

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is taught, and on what it is measured after every round."""

    train: Sequence[Example]
    dev: Mapping[str, Sequence[Example]]
    rounds: int


def fit(network: Network, batches: Batches, lesson: Lesson, say: Say) -> None:
    """Teach the network; after every round `say` hears the AUC on each of the dev sets."""
    network.share_memory()
    with TemporaryDirectory() as folder:
        meeting = f"file://{folder}/meeting"
        others = [
            multiprocessing.get_context("spawn").Process(
                target=_work, args=(number, meeting, network, batches, lesson, None)
            )
            for number in range(1, WORKERS)
        ]
        for other in others:
            other.start()
        _work(0, meeting, network, batches, lesson, say)
        for other in others:
            other.join()


def _work(
    number: int, meeting: str, network: Network, batches: Batches, lesson: Lesson, say: Say | None
) -> None:
    """One worker's share: all hold the same weights, and each learns from other batches of a step."""
    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    distributed.init_process_group("gloo", init_method=meeting, rank=number, world_size=WORKERS)
    if number:
        network = copy.deepcopy(network)
    learnt = [parameter for parameter in network.parameters() if parameter.requires_grad]
    plan = _plan(batches, lesson)
    steps = sum(map(len, plan))
    descent = torch.optim.AdamW(_groups(network), weight_decay=0.01, fused=True)
    rates = [group["lr"] for group in descent.param_groups]
    rng = random.Random(SEED + number)
    step, loss_so_far, began = 0, 0.0, time.monotonic()
    for round_, round_steps in enumerate(plan, 1):
        network.train()
        for shares in round_steps:
            for group, rate in zip(descent.param_groups, rates, strict=True):
                group["lr"] = rate * smoothed(step, WARM_STEPS, steps)
            descent.zero_grad(set_to_none=False)
            loss = _loss(network, batches, roughened(shares[number], rng))
            loss.backward()
            _average(learnt)
            torch.nn.utils.clip_grad_norm_(learnt, 1.0)
            descent.step()
            step += 1
            loss_so_far = 0.98 * loss_so_far + 0.02 * loss.item()
        if say:
            sets = lesson.dev.items()
            figures = "  ".join(f"{name} {auc_of(network, batches, sample):.3f}" for name, sample in sets)
            seconds = time.monotonic() - began
            say(
                f"round {round_}  step {step}/{steps}  {seconds:.0f} s  loss {loss_so_far:.3f}  AUC {figures}"
            )
        distributed.barrier()
    distributed.destroy_process_group()


def _plan(batches: Batches, lesson: Lesson) -> list[list[tuple[list[Example], ...]]]:
    """Round by round, step by step, a batch for each worker: the same in all of them."""
    rng = random.Random(SEED)
    plan = []
    for _ in range(lesson.rounds):
        seen = [e for e in lesson.train if e.source == "own" or rng.random() < OUTSIDE_SHARE]
        in_order = list(batches.shuffled(seen, rng))
        plan.append(list(zip(*(in_order[number::WORKERS] for number in range(WORKERS)), strict=False)))
    return plan


def _loss(network: Network, batches: Batches, batch: Sequence[Example]) -> Tensor:
    answers, points, pairs, truth = batches.tensors(batch)
    with torch.autocast("cpu", torch.bfloat16):
        guess = network(answers, points, pairs)
    whole = F.binary_cross_entropy_with_logits(guess.logits, truth.targets)
    late = F.binary_cross_entropy_with_logits(guess.late, truth.targets)
    return whole + LATE_SHARE * late + KIND_SHARE * _kind_loss(guess.kinds, truth.kinds)


def _average(parameters: Sequence[torch.nn.Parameter]) -> None:
    """Give every worker the mean of all gradients."""
    gradients = [p.grad if p.grad is not None else torch.zeros_like(p) for p in parameters]
    together = torch.cat([gradient.flatten() for gradient in gradients])
    distributed.all_reduce(together)
    together /= WORKERS
    for parameter, mean in zip(parameters, together.split([g.numel() for g in gradients]), strict=True):
        parameter.grad = mean.view_as(parameter)


def _kind_loss(guesses: Tensor, kinds: Tensor) -> Tensor:
    known = kinds != NO_KIND
    if not known.any():
        return guesses.sum() * 0.0
    return F.cross_entropy(guesses[known], kinds[known])


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
            logits += network(answers, points, pairs).logits.tolist()
            said += [point.said for example in batch for point in example.points]
    return area_under_roc(said, logits)
