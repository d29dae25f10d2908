"""What a slot of practice is worth on each day: prices at which the days are just full.

A restless bandit, relaxed: each card may buy any slot, and each day and model has a price per second that
brings the use of the day to what it holds (Whittle 1988).  A backward pass over the days finds what a memory
is worth on the interview day when it chooses its next day well, a forward pass counts how much of each day is
then bought, and the prices move until both agree.  Choices are softened by a temperature, so that use
answers smoothly to prices; the prices move with Anderson mixing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from trainer.schedule.memory_models import Array, Models
from trainer.schedule.practice_rows import PracticeRows, gaps
from trainer.schedule.state_grid import POINTS, STABILITY, first_answers, located, transitions

Whole = NDArray[np.intp]

_FIRST_GRADES = np.array([0.40, 0.48, 0.12])
"""Hard, Good, Easy among first answers that are recalled."""

_COOLING = ((0.05, 4), (0.02, 4), (0.012, 4))
"""Temperatures in recall, and how many rounds each has."""
_CLOSE_ENOUGH = 0.1
"""Prices rest when every day's use is within this (ln) of what it holds."""
_STEP = 0.8
_MIXED = 3
"""Earlier rounds that a step is mixed from."""
_DEAREST = 3.0


@dataclass(frozen=True)
class Groups:
    """Cards alike in all that counts, with what they hold in common."""

    stability: Array
    """(groups, models), days"""
    difficulty: Array
    elapsed: Whole
    """(groups,) days since the last answer; 0 where never asked."""
    seen: NDArray[np.bool_]
    first_try: Array
    kind: Whole
    """(groups,) which of `rates` is theirs."""
    demand: Array
    """(groups,) what all cards of the group cost together, in mean costs of a card."""


class SlotPrices:
    """Prices of the rows and the worth of every memory under them, in recall on the interview day."""

    def __init__(
        self, models: Models, rows: PracticeRows, until: int, groups: Groups, rates: Array, slots: Array
    ) -> None:
        """`until` days to go; `rates` (kinds,): cost over weight of a kind of card, 1 on average;
        `slots` (rows,): what a row holds, in mean costs of a card."""
        self.models, self.rows, self.until, self.rates = models, rows, until, rates
        self._slots = np.maximum(slots, 1e-9)
        self._open = slots > 0
        self._count = len(rows.day)
        self._prepare_steps()
        self._prepare_cards(groups)
        self._landed = first_answers(models).astype(np.float32)
        shape = self._count, len(models), len(rates), POINTS
        self.worth = np.zeros(shape, dtype=np.float32)
        """(rows, models, kinds, points): of a memory just after it was asked on a row."""
        self.asked_next: list[Array] = [np.zeros(0)] * self._count
        """Per row (next rows, models, kinds, points): worth of being asked next on each of `next_rows`."""
        self._policy: list[Array] = [np.zeros(0)] * self._count
        self.price = np.repeat((0.04 + 0.3 * np.exp((rows.day - until + 1) / 2))[:, None], len(models), 1)
        self.price[~self._open] = _DEAREST
        self._settle(groups)

    def _prepare_steps(self) -> None:
        day, count = self.rows.day, self._count
        steps = gaps(max(count - 1, 1))
        self.next_rows = [
            np.array([r + g for g in steps if r + g < count], dtype=np.intp) for r in range(count)
        ]
        self._options = np.array([0, *(g for g in steps if g < count)], dtype=np.intp)
        later = [day[nexts] - day[r] for r, nexts in enumerate(self.next_rows)]
        self._later = later
        left = (self.until - day)[:, None, None].astype(float)
        # (rows, models, points): recall on the interview day when never asked again.
        self._rest = self.models.recall(left, STABILITY[:, None]).swapaxes(1, 2).astype(np.float32)

    def _prepare_cards(self, groups: Groups) -> None:
        models, kinds = len(self.models), len(self.rates)
        seen = groups.seen
        known = np.array([0, *gaps(max(int(groups.elapsed.max(initial=0)), 1))])
        at = np.abs(groups.elapsed[seen][:, None] - known).argmin(1)
        used, at = np.unique(at, return_inverse=True)
        self._age = known[used]
        first = self._age[:, None] + self.rows.day[self._options]
        every = np.unique(np.concatenate([first.ravel(), *self._later, [1]]))
        every = every[every >= 1]
        step = transitions(self.models, every).astype(np.float32)
        index = np.zeros(int(every[-1]) + 1, dtype=np.intp)
        index[every] = np.arange(len(every))
        self._moves = [step[index[later]] for later in self._later]
        self._first_moves = step[index[np.maximum(first, 1)]]
        self._too_soon = first < 1
        ages = len(self._age)
        # (ages, models, kinds, points): what the seen cards demand where they stand.
        points, shares = located(groups.stability[seen], groups.difficulty[seen])
        cell = (at[:, None, None] * models + np.arange(models)[:, None]) * kinds + groups.kind[seen][
            :, None, None
        ]
        self._standing = (
            np.bincount(
                (cell * POINTS + points).ravel(),
                (shares * groups.demand[seen][:, None, None]).ravel(),
                ages * models * kinds * POINTS,
            )
            .reshape(ages, models, kinds, POINTS)
            .astype(np.float32)
        )
        left = (self.until + self._age)[:, None, None].astype(float)
        self._standing_rest = (
            self.models.recall(left, STABILITY[:, None]).swapaxes(1, 2)[:, :, None].astype(np.float32)
        )

    def _settle(self, groups: Groups) -> None:
        for temperature, rounds in _COOLING:
            self.temperature = temperature
            prices: list[Array] = []
            changes: list[Array] = []
            for _ in range(rounds):
                self._backward()
                excess = np.clip(np.log(np.maximum(self._use(groups), 1e-4) / self._slots[:, None]), -2, 2)
                free = (self.price <= 1e-9) & (excess < 0)
                excess[free | ~self._open[:, None]] = 0
                if np.abs(excess).max() < _CLOSE_ENOUGH:
                    break
                moved = np.clip(self.price + _STEP * temperature * excess, 0, _DEAREST)
                prices = [*prices[-_MIXED:], self.price]
                changes = [*changes[-_MIXED:], moved - self.price]
                self.price = _mixed(prices, changes, 3 * temperature)
        self._backward()

    def _backward(self) -> None:
        """The worth of each memory after each row, from the last row to the first."""
        charge = (self.price[:, :, None] * self.rates).astype(np.float32)
        for r in range(self._count - 1, -1, -1):
            nexts = self.next_rows[r]
            rest = self._rest[r][:, None]
            if not len(nexts):
                self.worth[r] = rest
                continue
            asked = np.matmul(self.worth[nexts], self._moves[r].swapaxes(-1, -2))
            self.asked_next[r] = asked
            net = np.empty((len(nexts) + 1, *asked.shape[1:]), dtype=np.float32)
            net[0] = rest
            np.subtract(asked, charge[nexts][..., None], out=net[1:])
            self._policy[r], self.worth[r] = _softly_best(net, self.temperature, 0)

    def _use(self, groups: Groups) -> Array:
        """(rows, models): what is bought of each row, in mean costs of a card."""
        use = np.zeros(self.price.shape)
        mass = np.zeros(self.worth.shape, dtype=np.float32)
        charge = (self.price[:, :, None] * self.rates).astype(np.float32)
        new = np.flatnonzero(~groups.seen)
        if len(new):
            kind, grades = groups.kind[new], grade_chances(groups.first_try[new])
            worth = self.first_worth(groups.first_try[new], kind)
            net = np.empty((len(new), self._count + 1, worth.shape[2]))
            net[:, 0] = groups.first_try[new][:, None]
            net[:, 1:] = worth - charge[:, :, kind].transpose(2, 0, 1)
            bought = _softly_best(net, self.temperature, 1)[0][:, 1:] * groups.demand[new][:, None, None]
            use += bought.sum(0)
            for k in np.unique(kind):
                mine = kind == k
                per_grade = np.einsum("krm,kg->rgm", bought[mine], grades[mine])
                mass[:, :, k] += np.einsum("rgm,gmn->rmn", per_grade, self._landed)
        if len(self._age):
            options = self._options
            asked = np.matmul(self.worth[options], self._first_moves.swapaxes(-1, -2))
            net = np.empty((len(self._age), len(options) + 1, *asked.shape[2:]), dtype=np.float32)
            net[:, 0] = self._standing_rest
            np.subtract(asked, charge[options][..., None], out=net[:, 1:])
            net[:, 1:][self._too_soon] = -9
            bought = _softly_best(net, self.temperature, 1)[0][:, 1:] * self._standing[:, None]
            use[options] += bought.sum((0, -1, -2))
            mass[options] += np.matmul(bought, self._first_moves).sum(0)
        for r in range(self._count - 1):
            nexts = self.next_rows[r]
            bought = self._policy[r][1:] * mass[r]
            use[nexts] += bought.sum((-1, -2))
            mass[nexts] += np.matmul(bought, self._moves[r])
        return use

    def first_worth(self, first_try: Array, kind: Whole) -> Array:
        """(cards, rows, models): worth of a first answer on each row."""
        landing = np.einsum("rmkn,gmn->kgrm", self.worth, self._landed)
        worth: Array = np.einsum("kg,kgrm->krm", grade_chances(first_try), landing[kind])
        return worth

    def next_worth(self, stability: Array, difficulty: Array, elapsed: Whole, kind: Whole) -> Array:
        """(cards, rows, models): worth of being asked next on each row, for cards seen before."""
        models = self.models
        since = np.maximum(elapsed[:, None] + self.rows.day, 0)[..., None].astype(float)
        s, d = stability[:, None], difficulty[:, None]
        recall = models.recall(since, s)
        row = np.arange(self._count)[None, :, None, None]
        model = np.arange(len(models))[None, None, :, None]
        worth = np.zeros(recall.shape)
        for after, grade, chance in (
            (models.passed(s, d, recall), 3, recall),
            (models.failed(s, d, recall), 1, 1 - recall),
        ):
            points, shares = located(after, np.broadcast_to(models.difficulty(d, grade), after.shape))
            worth += chance * (self.worth[row, model, kind[:, None, None, None], points] * shares).sum(-1)
        return worth

    def best_later(self, worth: Array, rest: Array, kind: Whole) -> Array:
        """(cards, models): worth of the best that can be had without asking today, prices paid.

        `worth` (cards, rows, models) of being asked next on each row, `rest` (cards, models) of never.
        """
        charge = (self.price[1:, :, None] * self.rates).transpose(2, 0, 1)[kind]
        net = np.concatenate([rest[:, None], worth[:, 1:] - charge], 1)
        return _softly_best(net, self.temperature, 1)[1]


def grade_chances(first_try: Array) -> Array:
    """(cards, 4): chances of the four grades at a first answer, from the chance of recall."""
    return np.concatenate([1 - first_try[:, None], first_try[:, None] * _FIRST_GRADES], 1)


def _softly_best(net: Array, temperature: float, axis: int) -> tuple[Array, Array]:
    """The share of each choice along an axis, and what they are worth together."""
    share = np.exp((net - net.max(axis, keepdims=True)) / temperature)
    share /= share.sum(axis, keepdims=True)
    return share, (share * net).sum(axis)


def _mixed(prices: list[Array], changes: list[Array], bound: float) -> Array:
    """The next prices by Anderson mixing of the rounds so far, model by model."""
    price, change = prices[-1], changes[-1]
    if len(prices) == 1:
        return price + change
    # (models, rows, rounds)
    dx = np.stack([price - before for before in prices[:-1]], -1).swapaxes(0, 1)
    df = np.stack([change - before for before in changes[:-1]], -1).swapaxes(0, 1)
    square = df.swapaxes(1, 2) @ df
    # A little ridge keeps nearly equal rounds from being told apart by noise.
    ridge = 1e-6 * np.trace(square, axis1=1, axis2=2)[:, None, None] + 1e-18
    square = square + ridge * np.eye(square.shape[-1])
    part = np.linalg.solve(square, df.swapaxes(1, 2) @ change.T[..., None])
    step = change.T - ((dx + df) @ part)[..., 0]
    mixed: Array = np.clip(price + np.clip(step, -bound, bound).T, 0, _DEAREST)
    return mixed
