"""Mixing: how the judges are weighed, fitted by logistic regression.

It is fitted to the natural answers of our dev split: among the others, made to mislead, words mislead too.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import asdict

import torch
from torch.nn import functional as F

from trainer.cards.slots import AskedPoint
from trainer.recall.joined import IN_DOUBT, Mixture
from trainer.recall.meaning.encoder import Encoder
from trainer.recall.verdict import Spoken
from trainer.recall.words import WordJudge
from training.meaning.examples import Example

PENALTY = 1e-3


def evidence(encoder: Encoder, examples: Sequence[Example]) -> tuple[list[float], list[float], list[bool]]:
    """Logit by meaning, score by words, and whether it was said, of every point of the examples."""
    judge = WordJudge()
    logits, scores, said = [], [], []
    for example in examples:
        points = [
            AskedPoint(str(n), p.label, p.wordings or (p.label,), (), must=False, probe=None, personal=False)
            for n, p in enumerate(example.points)
        ]
        scores += [found.score for found in judge.points(Spoken(example.question, example.answer, points))]
        heard = encoder.hear(example.answer)
        assert heard is not None, f"nothing to hear in {example.answer!r}"
        ready = [
            encoder.ready(example.question, point.label, tuple(w for w in point.wordings if w != point.label))
            for point in points
        ]
        logits += [met.logit for met in encoder.meet(heard, ready)]
        said += [point.said for point in example.points]
    return logits, scores, said


def fit(
    logits: Sequence[float], scores: Sequence[float], said: Sequence[bool]
) -> dict[str, dict[str, float]]:
    """The mixtures for `meaning` alone and for `both`."""
    odds = [math.log(s / (1 - s)) for s in (min(1 - IN_DOUBT, max(IN_DOUBT, score)) for score in scores)]
    nothing = [0.0] * len(odds)
    return {
        "meaning": asdict(_fitted(logits, nothing, said)),
        "both": asdict(_fitted(logits, odds, said)),
    }


def _fitted(logits: Sequence[float], odds: Sequence[float], said: Sequence[bool]) -> Mixture:
    columns = torch.tensor([logits, odds, [1.0] * len(odds)], dtype=torch.float64)
    target = torch.tensor(said, dtype=torch.float64)
    weights = torch.tensor([1.0, 0.0, 0.0], dtype=torch.float64, requires_grad=True)
    descent = torch.optim.LBFGS([weights], max_iter=200, line_search_fn="strong_wolfe")

    def loss() -> torch.Tensor:
        descent.zero_grad()
        miss = (
            F.binary_cross_entropy_with_logits(weights @ columns, target) + PENALTY * weights.square().sum()
        )
        miss.backward()  # type: ignore[no-untyped-call]  # torch's own annotation is missing
        return miss

    descent.step(loss)  # type: ignore[no-untyped-call]  # likewise
    meaning, words, bias = (round(weight, 5) for weight in weights.tolist())
    return Mixture(meaning, words, bias)
