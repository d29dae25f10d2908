"""The days ahead, walked through once: who is asked when, if each answer goes as expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trainer.schedule.memory_models import Array, Models
from trainer.schedule.slot_prices import GRADES, SlotPrices
from trainer.schedule.state_grid import located

Whole = NDArray[np.intp]


@dataclass(frozen=True)
class Deck:
    """All cards as arrays; `stability`, `difficulty` are (cards, models), the rest (cards,)."""

    stability: Array
    difficulty: Array
    last: Whole
    """Day of the last answer, counted from today: 0 or less at first."""
    seen: NDArray[np.bool_]
    first_try: Array
    seconds: Array
    weight: Array
    kind: Whole

    def recall(self, models: Models, day: int) -> Array:
        """(cards, models): chance of recall on a day; the chance of a first try where never asked."""
        since = (day - self.last)[:, None].astype(float)
        return np.where(self.seen[:, None], models.recall(since, self.stability), self.first_try[:, None])


@dataclass(frozen=True)
class DaysAhead:
    """Where the cards stand on the interview day, and who is asked on which day before."""

    deck: Deck
    asked: dict[int, list[int]]
    """Days from today on, each with its cards in order."""


def filled(order: Iterable[int], seconds: Array, room: float) -> list[int]:
    """The cards that fit into the seconds, taken in order; one that is too long is passed over."""
    taken = []
    shortest = float(seconds.min()) if len(seconds) else 0.0
    for card in order:
        if room + 1e-9 < shortest:
            break
        if seconds[card] <= room + 1e-9:
            taken.append(card)
            room -= float(seconds[card])
    return taken


def walked(
    prices: SlotPrices, deck: Deck, worth: Array, today: Sequence[int], seconds: Sequence[float]
) -> DaysAhead:
    """Fills each day with the cards that gain most per second by not waiting, under the prices.

    `worth` (cards, rows): of being asked next on each row; `today`: who is asked today; `seconds`: what each
    day holds.  A memory moves by its mean: R ln S_Good + (1 - R) ln S_Again, difficulty likewise.
    """
    models, rows = prices.models, prices.rows
    weight = deck.weight
    price = prices.price @ models.prior
    charge = price[None] * prices.rates[deck.kind][:, None]
    worth = worth.copy()
    rest = deck.recall(models, prices.until) @ models.prior
    asked: dict[int, list[int]] = {}
    for row, members in enumerate(rows.members):
        if row == 0:
            chosen = list(today)
            asked[0] = chosen
        else:
            waiting = np.maximum((worth - charge)[:, row + 1 :].max(1, initial=-np.inf), rest)
            gain = (worth[:, row] - waiting) * weight / deck.seconds
            order = np.argsort(-gain, kind="stable")
            chosen = []
            for day in members:
                taken = set(chosen)
                asked[day] = filled((int(c) for c in order if c not in taken), deck.seconds, seconds[day])
                chosen += asked[day]
        if chosen:
            deck = _answered(models, deck, np.array(chosen), int(rows.day[row]))
            worth[chosen] = _worth_after(prices, deck, np.array(chosen), row)
            rest[chosen] = _part(deck, chosen).recall(models, prices.until) @ models.prior
    return DaysAhead(deck, asked)


def _answered(models: Models, deck: Deck, cards: Whole, day: int) -> Deck:
    part = _part(deck, cards)
    elapsed = np.maximum(day - part.last, 0)[:, None].astype(float)
    s, d = models.credited(
        part.stability, part.difficulty, elapsed, models.recall(np.maximum(elapsed, 1), part.stability)
    )
    chance = part.first_try
    grades = np.concatenate([1 - chance[:, None], chance[:, None] * GRADES], 1)
    first = [models.first(grade) for grade in (1, 2, 3, 4)]
    first_s = np.exp(grades @ np.log(np.array([stability for stability, _ in first])))
    first_d = grades @ np.array([difficulty for _, difficulty in first])
    seen = part.seen[:, None]
    stability, difficulty = deck.stability.copy(), deck.difficulty.copy()
    last, was_seen = deck.last.copy(), deck.seen.copy()
    stability[cards] = np.where(seen, s, first_s)
    difficulty[cards] = np.where(seen, d, first_d)
    last[cards], was_seen[cards] = day, True
    return replace(deck, stability=stability, difficulty=difficulty, last=last, seen=was_seen)


def _worth_after(prices: SlotPrices, deck: Deck, cards: Whole, row: int) -> Array:
    """(cards, rows): worth of being asked next on each row, for cards just asked; looked up on the grid."""
    nexts, day = prices.next_rows[row], prices.rows.day
    worth = np.full((len(cards), len(day)), -np.inf)
    if not len(nexts):
        return worth
    points, shares = located(deck.stability[cards], deck.difficulty[cards])
    model = np.arange(len(prices.models))[:, None]
    kept = prices.asked_next[row][:, model, deck.kind[cards][:, None, None], points]
    known = (kept * shares).sum(-1) @ prices.models.prior
    later = np.arange(row + 1, len(day))
    between = np.array([np.interp(day[later], day[nexts], unit) for unit in np.eye(len(nexts))])
    worth[:, later] = known.T @ between
    return worth


def _part(deck: Deck, cards: Sequence[int] | Whole) -> Deck:
    return Deck(
        deck.stability[cards], deck.difficulty[cards], deck.last[cards], deck.seen[cards],
        deck.first_try[cards], deck.seconds[cards], deck.weight[cards], deck.kind[cards],
    )  # fmt: skip
