"""The planner on simulated learners: small, and the same at every run."""

from __future__ import annotations

import pytest

from tests.benchmarks._learners import LEARNERS
from tests.benchmarks._schedulers import SCHEDULERS, Scheduler
from tests.benchmarks.interview_day import practised
from tests.benchmarks.interview_day_policy import Policy

SCARCE = (30, 6, 5)
"""Cards, answers a day, days."""


def reached(policy: type[Policy | Scheduler], *, weighted: bool = False, skipped: float = 0.0) -> list[float]:
    """Mean recall of a learner of each kind."""
    return [
        practised(policy, kind, 1, SCARCE, [], weighted=weighted, skipped=skipped)
        for kind in LEARNERS.values()
    ]


def test_the_planner_leaves_plain_fsrs_behind() -> None:
    planner, fsrs = reached(Policy), reached(SCHEDULERS["FSRS 0.9"])
    assert sum(planner) > 1.04 * sum(fsrs)
    assert all(ours > theirs - 0.05 for ours, theirs in zip(planner, fsrs, strict=True))


def test_what_weighs_more_is_known_better() -> None:
    planner = reached(Policy, weighted=True)
    assert sum(planner) > 1.08 * sum(reached(SCHEDULERS["FSRS 0.9"], weighted=True))


def test_unannounced_skipped_days_do_not_break_the_planner() -> None:
    """Round robin plans nothing, so skipped days cannot upset it."""
    planner = reached(Policy, skipped=0.5)
    assert sum(planner) > 0.95 * sum(reached(SCHEDULERS["round robin"], skipped=0.5))


@pytest.mark.parametrize("budget", [1, 3, 5, 50])
def test_a_policy_asks_no_more_than_its_budget_and_no_card_twice(budget: int) -> None:
    histories = [[(0, 0.2)], [(0, 0.9), (1, 0.9)], [], [], [(1, 0.4)]]
    asked = Policy().choose(3, 7, budget, histories, [1.0, 1.0, 1.0, 3.0, 3.0])
    assert len(asked) == len(set(asked)) == min(budget, 5)
