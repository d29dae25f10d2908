"""Recall on the interview day: the planner beside the usual schedulers, with simulated learners.

    python -m tests.benchmarks.interview_day [--quick] [--learners=N] [--first=N]

A cell is a number of cards, of answers a day and of days.  Regret is the distance to the best scheduler of
a cell.  Simulation: it shows whether a scheduler is robust, not that candidates gain.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from tests.benchmarks._learners import LEARNERS, Learner
from tests.benchmarks._schedulers import SCHEDULERS, Scheduler
from tests.benchmarks.interview_day_policy import Policy

Cell = tuple[int, int, int]

QUICK: tuple[Cell, ...] = ((40, 15, 9), (100, 10, 10), (100, 30, 5))
CELLS: tuple[Cell, ...] = (
    *QUICK, (40, 10, 5), (40, 30, 10), (60, 12, 14), (100, 10, 21), (100, 30, 21), (200, 15, 21),
    (200, 30, 5),
)  # fmt: skip
_PLANNER, _REFERENCE = "planner", "FSRS 0.9"
_HEAVY = 3.0
_SKIPPED = 0.3


@dataclass
class Scores:
    """What one scheduler reached, cell by cell."""

    recall: dict[tuple[str, Cell], list[float]] = field(default_factory=dict)
    weighted: dict[str, list[float]] = field(default_factory=dict)
    skipping: dict[str, list[float]] = field(default_factory=dict)
    calls: list[float] = field(default_factory=list)

    def mean(self, kind: str) -> float:
        return float(np.mean([np.mean(r) for (of, _), r in self.recall.items() if of == kind]))


def main(argv: Sequence[str] | None = None) -> int:
    """Print the tables; always 0."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--learners", type=int, default=4)
    parser.add_argument("--first", type=int, default=0)
    options, _ = parser.parse_known_args(argv)
    policies: dict[str, type[Policy | Scheduler]] = {_PLANNER: Policy, **SCHEDULERS}
    scores = {name: Scores() for name in policies}
    learners = range(options.first, options.first + options.learners)
    for kind, made in LEARNERS.items():
        for cell in QUICK if options.quick else CELLS:
            for name, policy in policies.items():
                for number in learners:
                    reached = practised(policy, made, number, cell, scores[name].calls)
                    scores[name].recall.setdefault((kind, cell), []).append(reached)
        for name, policy in policies.items():
            for number in learners:
                heavy = practised(policy, made, number, QUICK[1], [], weighted=True)
                scores[name].weighted.setdefault(kind, []).append(heavy)
                skipping = practised(policy, made, number, QUICK[0], [], skipped=_SKIPPED)
                scores[name].skipping.setdefault(kind, []).append(skipping)
    _print(scores)
    return 0


def practised(
    policy: type[Policy | Scheduler],
    kind: type[Learner],
    number: int,
    cell: Cell,
    calls: list[float],
    *,
    weighted: bool = False,
    skipped: float = 0.0,
) -> float:
    """Mean recall on the interview day, by weight; the processor seconds of each call join `calls`.

    With `weighted` a quarter of the cards has weight 3 and is weaker; a share of the days may be skipped.
    """
    cards, budget, days = cell
    weights = np.ones(cards)
    if weighted:
        weights[np.random.default_rng((number, 99)).permutation(cards)[: cards // 4]] = _HEAVY
    learner, chooser = kind(number, cards, (weights > 1).tolist()), policy()
    attended = np.random.default_rng((number, 7)).random(days) >= skipped
    histories: list[list[tuple[int, float]]] = [[] for _ in range(cards)]
    for day in np.flatnonzero(attended).tolist():
        started = time.process_time()
        asked = chooser.choose(day, days, budget, histories, weights.tolist())
        calls.append(time.process_time() - started)
        for card, coverage in zip(asked, learner.answer(asked, day) if asked else [], strict=True):
            histories[card].append((day, coverage))
    return float(np.average(learner.recall(days), weights=weights))


def _print(scores: dict[str, Scores]) -> None:
    kinds = list(LEARNERS)
    cells = list(scores[_PLANNER].recall)
    best = {cell: max(float(np.mean(s.recall[cell])) for s in scores.values()) for cell in cells}
    reference = scores[_REFERENCE]
    print("mean recall on the day (share forgotten, as a ratio to FSRS 0.9), over the cells")
    print(
        f"{'':16}"
        + "".join(f"{kind:>16}" for kind in kinds)
        + f"{'worst regret':>14}{'mean':>7}{'CPU ms':>8}"
    )
    for name, of in scores.items():
        ratios = [(of.mean(kind), (1 - of.mean(kind)) / (1 - reference.mean(kind))) for kind in kinds]
        regret = [best[cell] - float(np.mean(of.recall[cell])) for cell in cells]
        print(
            f"{name:16}"
            + "".join(f"{recall:>8.3f} (x{ratio:.3f})".rjust(16) for recall, ratio in ratios)
            + f"{max(regret):>14.3f}{np.mean(regret):>7.3f}{np.median(of.calls) * 1000:>8.1f}"
        )
    print("\nrecall by weight, a quarter of the cards thrice as heavy and weaker (ratio to FSRS 0.9)")
    _print_ratios(scores, {name: of.weighted for name, of in scores.items()})
    print(f"\nrecall with {_SKIPPED:.0%} of the days skipped unannounced (ratio to FSRS 0.9)")
    _print_ratios(scores, {name: of.skipping for name, of in scores.items()})


def _print_ratios(scores: dict[str, Scores], reached: dict[str, dict[str, list[float]]]) -> None:
    for name in scores:
        means = [
            (float(np.mean(r)), float(np.mean(reached[_REFERENCE][k]))) for k, r in reached[name].items()
        ]
        print(f"{name:16}" + "".join(f"{mean:.3f} (x{mean / of:.2f})".rjust(16) for mean, of in means))


if __name__ == "__main__":
    sys.exit(main())
