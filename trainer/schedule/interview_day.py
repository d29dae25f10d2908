"""The interview-day planner: what to practise today so that most is known on the day of the interview.

    from trainer.schedule.plan_of_days import Answer, PlannedCard
    from trainer.schedule.interview_day import plan          # loads numpy

    cards = [PlannedCard("fit/why-us", seconds=75, weight=3, answers=(Answer(20_600, 0.4),)), ...]
    made = plan(cards, day=20_601, seconds=[900.0] * 9)       # nine days, a quarter of an hour each
    made.today, made.days, made.recall, made.cards, made.not_fitting

Three steps.  The answers so far weigh 62 kinds of memory (`beliefs`); under each of the likeliest, every
slot of time gets a price at which the days are just full (`slot_prices`); today goes to the cards that
would lose most by waiting, and until some answers have told the kinds of memory apart these share slots by
their weights, so that what is still doubted is tried out early.  Then the days ahead are walked through once
(`days_ahead`).

Nothing is kept between calls and nothing is drawn at random: the same input gives the same plan.  Plan again
at the start of each study day and after the date, the minutes or the cards have changed.  After the date, or
without one, `trainer.schedule.today` goes on with plain FSRS.  200 cards, 21 days and 15 answers a day take
about a tenth of a second of processor time.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from trainer.schedule.beliefs import Beliefs, beliefs
from trainer.schedule.days_ahead import DaysAhead, Deck, filled, ranked, walked
from trainer.schedule.forecasts import told
from trainer.schedule.like_cards import like_cards, price_kinds
from trainer.schedule.memory_models import Array
from trainer.schedule.plan_of_days import HORIZON, PASSED, Plan, PlannedCard
from trainer.schedule.practice_rows import practice_rows
from trainer.schedule.slot_prices import SlotPrices

_LONGEST_ELAPSED = 400
_SHARED_UNTIL = 2
"""The kinds of memory share slots while so many days come after today."""
_TRIED_OUT = 20
"""Answers after which the kinds of memory are told apart well enough: no more slots than that are shared."""


def plan(
    cards: Sequence[PlannedCard], day: int, seconds: Sequence[float], most_new: int | None = None
) -> Plan:
    """The plan from today (a study day) on; `seconds` holds what each day until the interview has room for.

    The first of `seconds` is what is left of today; a day off has 0.  Its length is the number of days to go:
    an empty one is the interview day itself, with nothing to ask.  Beyond `HORIZON` days it is cut.  A card
    is asked once a day; only when all were asked today, those failed today come once more.  No day begins
    more than `most_new` cards, those begun today already counted.  Raises ValueError for two cards of one
    name and for seconds that are negative or not finite.
    """
    if len({card.card for card in cards}) < len(cards):
        raise ValueError("two cards have the same name")
    if not all(math.isfinite(room) and room >= 0 for room in seconds):
        raise ValueError("the seconds of a day are a number, 0 or more")
    seconds = list(seconds[:HORIZON])
    known = beliefs(cards, day)
    rates, kind = price_kinds(cards)
    deck = Deck(
        known.stability,
        known.difficulty,
        np.where(known.seen, np.maximum(known.last - day, -_LONGEST_ELAPSED), 0),
        known.seen,
        known.first_try,
        np.array([card.seconds for card in cards]),
        np.array([card.weight for card in cards]),
        kind,
    )
    nothing = DaysAhead(deck, {})
    if not cards or not any(seconds):
        return told(cards, day, len(seconds), known, nothing, nothing, nothing)
    prices, worth, gain = _priced(known, deck, rates, seconds)
    most_new = len(cards) if most_new is None else most_new
    begun = sum(bool(card.answers) and card.answers[0].day == day for card in cards)
    today = _today(cards, deck, known, gain, seconds, max(0, most_new - begun))
    ahead = walked(prices, deck, worth, today, seconds, most_new)
    without = walked(prices, deck, worth, (), seconds, most_new) if today else ahead
    return told(cards, day, len(seconds), known, ahead, without, nothing)


def _priced(
    known: Beliefs, deck: Deck, rates: Array, seconds: Sequence[float]
) -> tuple[SlotPrices, Array, Array]:
    """Prices; (cards, rows) worth of being asked next; (cards, models) gain of today, a second."""
    groups, member = like_cards(deck)
    rows, until = practice_rows(seconds), len(seconds)
    prices = SlotPrices(known.models, rows, until, groups, rates, rows.seconds / deck.seconds.mean())
    seen = groups.seen
    worth = np.empty((len(seen), len(rows.day), len(known.models)))
    worth[seen] = prices.next_worth(
        groups.stability[seen], groups.difficulty[seen], groups.elapsed[seen], groups.kind[seen]
    )
    worth[~seen] = prices.first_worth(groups.first_try[~seen], groups.kind[~seen])
    stay = known.models.recall((groups.elapsed + until)[:, None].astype(float), groups.stability)
    stay = np.where(seen[:, None], stay, groups.first_try[:, None])
    gain = (worth[:, 0] - prices.best_later(worth, stay, groups.kind))[member]
    return prices, (worth @ known.models.prior)[member], gain * (deck.weight / deck.seconds)[:, None]


def _today(
    cards: Sequence[PlannedCard],
    deck: Deck,
    known: Beliefs,
    gain: Array,
    seconds: Sequence[float],
    most_new: int,
) -> list[int]:
    """Today's cards, the greatest gain first."""
    weight = known.models.prior
    mean = gain @ weight
    free = ~deck.seen | (deck.last < 0)
    order = [int(card) for card in ranked(mean, deck.seconds) if free[card]]
    if not order:
        return filled(_failed_once(cards, deck), deck, seconds[0], most_new)
    trials = max(0, _TRIED_OUT - known.weighed)
    by_mean = filled(order, deck, seconds[0], most_new)
    if not trials or len(seconds) - 1 < _SHARED_UNTIL or len(weight) == 1:
        return by_mean
    # A little of the mean breaks ties within a kind of memory.
    room = min(seconds[0], trials * float(deck.seconds.mean()))
    chosen = _shared(gain + 1e-3 * mean[:, None], order, weight, deck.seconds, room)
    left = seconds[0] - float(deck.seconds[list(chosen)].sum())
    chosen |= set(filled((card for card in order if card not in chosen), deck, left, len(cards)))
    if sum(not deck.seen[card] for card in chosen) > most_new:
        return by_mean
    return [card for card in order if card in chosen]


def _shared(gain: Array, free: Sequence[int], weight: Array, seconds: Array, room: float) -> set[int]:
    """Cards that each model in turn wants most, so that its share of the time comes to its weight."""
    cards = np.array(free)
    wishes = [iter(cards[ranked(of, seconds[cards])].tolist()) for of in gain[cards].T]
    spent, chosen = np.zeros(len(weight)), set[int]()
    shortest = float(seconds[cards].min())
    while room + 1e-9 >= shortest and len(chosen) < len(free):
        model = int(np.argmax(weight * (spent.sum() + shortest) - spent))
        wish = next((c for c in wishes[model] if c not in chosen and seconds[c] <= room + 1e-9), None)
        if wish is None:
            break
        chosen.add(wish)
        spent[model] += seconds[wish]
        room -= float(seconds[wish])
    return chosen


def _failed_once(cards: Sequence[PlannedCard], deck: Deck) -> list[int]:
    """Cards failed today at their only answer of the day, those that matter most first."""
    failed = [
        number
        for number, card in enumerate(cards)
        if card.answers
        and card.answers[-1].credit < PASSED
        and (len(card.answers) < 2 or card.answers[-2].day < card.answers[-1].day)
    ]
    return sorted(failed, key=lambda number: -deck.weight[number])
