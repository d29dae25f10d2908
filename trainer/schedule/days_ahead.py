"""The days ahead, walked through once: who is asked when, if each answer goes as expected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from trainer.schedule.memory_models import Array, Models
from trainer.schedule.slot_prices import SlotPrices, grade_chances
from trainer.schedule.state_grid import located

Whole = NDArray[np.intp]

_DIGITS = 9


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


def ranked(gain: Array, seconds: Array) -> Whole:
    """Cards by their gain a second, the greatest first; of equal ones the longer, which is worth more.

    Gains are rounded, so that equal cards keep their order whatever the last bits say.
    """
    return np.lexsort((-seconds, -np.round(gain, _DIGITS)))


def filled(order: Iterable[int], deck: Deck, room: float, most_new: int) -> list[int]:
    """The cards that fit into `room` seconds, taken in order; one that is too long is passed over.

    So is one that was never asked, when `most_new` of these are taken.
    """
    taken = []
    seconds, seen = deck.seconds, deck.seen
    shortest = float(seconds.min()) if len(seconds) else 0.0
    for card in order:
        if room + 1e-9 < shortest:
            break
        if seconds[card] <= room + 1e-9 and (seen[card] or most_new > 0):
            taken.append(card)
            room -= float(seconds[card])
            most_new -= not seen[card]
    return taken


def walked(
    prices: SlotPrices,
    deck: Deck,
    worth: Array,
    today: Sequence[int],
    seconds: Sequence[float],
    most_new: int,
) -> DaysAhead:
    """Fills each day with the cards that gain most per second by not waiting, under the prices.

    `worth` (cards, rows): of being asked next on each row; `today`: who is asked today; `seconds`: what each
    day holds; `most_new`: cards that a day may begin.  A memory moves by its mean: R ln S_Good +
    (1 - R) ln S_Again, difficulty likewise.
    """
    models, rows = prices.models, prices.rows
    deck = _copied(deck)
    charge = (prices.price @ models.prior) * prices.rates[deck.kind][:, None]
    worth = worth.copy()
    rest = deck.recall(models, prices.until) @ models.prior
    firsts = _first_memories(models)
    asked: dict[int, list[int]] = {}
    for row, members in enumerate(rows.members):
        if row == 0:
            chosen = asked[0] = list(today)
        else:
            waiting = np.maximum((worth - charge)[:, row + 1 :].max(1, initial=-np.inf), rest)
            gain = (worth[:, row] - waiting) * deck.weight / deck.seconds
            order = ranked(gain, deck.seconds).tolist()
            chosen = []
            for day in members:
                taken = set(chosen)
                asked[day] = filled(
                    (card for card in order if card not in taken), deck, seconds[day], most_new
                )
                chosen += asked[day]
        if chosen:
            cards = np.array(chosen)
            _answer(models, firsts, deck, cards, int(rows.day[row]))
            worth[cards] = _worth_after(prices, deck, cards, row)
            stay = float(prices.until - rows.day[row])
            rest[cards] = models.recall(np.full((1, 1), stay), deck.stability[cards]) @ models.prior
    return DaysAhead(deck, asked)


def _copied(deck: Deck) -> Deck:
    """The same with memories of its own, that can be moved."""
    return replace(
        deck,
        stability=deck.stability.copy(),
        difficulty=deck.difficulty.copy(),
        last=deck.last.copy(),
        seen=deck.seen.copy(),
    )


def _first_memories(models: Models) -> tuple[Array, Array]:
    """(4, models) each: ln S and difficulty after a first answer of each grade."""
    memories = [models.first(grade) for grade in (1, 2, 3, 4)]
    return np.log([stability for stability, _ in memories]), np.array([d for _, d in memories])


def _answer(models: Models, firsts: tuple[Array, Array], deck: Deck, cards: Whole, day: int) -> None:
    """Moves the memories of the cards asked on a day."""
    seen = deck.seen[cards]
    new, known = cards[~seen], cards[seen]
    grades = grade_chances(deck.first_try[new])
    deck.stability[new] = np.exp(grades @ firsts[0])
    deck.difficulty[new] = grades @ firsts[1]
    s, d = deck.stability[known], deck.difficulty[known]
    recall = models.recall((day - deck.last[known])[:, None].astype(float), s)
    passed, failed = np.log(models.passed(s, d, recall)), np.log(models.failed(s, d, recall))
    deck.stability[known] = np.exp(failed + recall * (passed - failed))
    deck.difficulty[known] = recall * models.difficulty(d, 3) + (1 - recall) * models.difficulty(d, 1)
    deck.last[cards], deck.seen[cards] = day, True


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
    # Between the rows that were reckoned the worth lies on a line.
    later = day[row + 1 :]
    after = np.clip(np.searchsorted(day[nexts], later), 1, max(len(nexts) - 1, 1))
    before = after - 1
    after = np.minimum(after, len(nexts) - 1)
    span = np.maximum(day[nexts][after] - day[nexts][before], 1)
    share = np.clip((later - day[nexts][before]) / span, 0, 1)[:, None]
    worth[:, row + 1 :] = (known[before] * (1 - share) + known[after] * share).T
    return worth
