"""What will be known on the interview day, card by card and together, with bounds."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from trainer.schedule.beliefs import Beliefs
from trainer.schedule.days_ahead import DaysAhead, Deck
from trainer.schedule.memory_models import SAME_DAY_RECALL, Array, Models
from trainer.schedule.plan_of_days import CardForecast, DayPlan, Forecast, Plan, PlannedCard

_CARD_SPREAD, _DECK_SPREAD, _FIRST_TRY_SPREAD = 1.1, 0.67, 1.0
"""How far a card's, or all cards', ln S (or log odds of a first try) may lie off, at the outer tenths."""
_UNPROVEN, _WIDENED = 20, 1.25
"""With no answers the spread is so much wider; with so many answers half of that is gone."""
_SPREAD_SHARES = np.array([0.3, 0.4, 0.3])


def told(
    cards: Sequence[PlannedCard],
    day: int,
    until: int,
    known: Beliefs,
    planned: DaysAhead,
    without: DaysAhead,
    stopped: DaysAhead,
) -> Plan:
    """The plan in words of cards and study days: as planned, without today, and with no practice any more.

    `until` days are left.  The spread was widened by half after the bounds had held what came about six
    times in ten in simulation; one who forgets much faster than most is still forecast too high at first.
    """
    models = known.models
    spread = 1 + _WIDENED * _UNPROVEN / (_UNPROVEN + known.weighed)
    recall, low, high = _card_forecasts(planned.deck, models, until, spread)
    mean = models.prior
    now = _now(stopped.deck, models)
    unpractised = without.deck.recall(models, until) @ mean
    stopping = stopped.deck.recall(models, until) @ mean
    days: list[list[int]] = [[] for _ in cards]
    for ahead, asked in sorted(planned.asked.items()):
        for number in asked:
            days[number].append(day + ahead)
    weight = planned.deck.weight / max(float(planned.deck.weight.sum()), 1e-9)
    return Plan(
        day=day,
        until=day + until,
        today=tuple(cards[number].card for number in planned.asked.get(0, ())),
        days=tuple(_day_plan(cards, day + ahead, planned.asked.get(ahead, ())) for ahead in range(until)),
        cards=tuple(
            CardForecast(
                card.card,
                float(now[n]),
                Forecast(float(recall[n]), float(low[n]), float(high[n])),
                float(unpractised[n]),
                float(stopping[n]),
                tuple(days[n]),
            )
            for n, card in enumerate(cards)
        ),
        recall=_deck_forecast(planned.deck, models, until, spread, weight),
        recall_unweighted=float(recall.mean()) if cards else 0.0,
        without_today=float(unpractised @ weight),
        stop_now=float(stopping @ weight),
        not_fitting=tuple(card.card for n, card in enumerate(cards) if not card.answers and not days[n]),
    )


def _now(deck: Deck, models: Models) -> Array:
    """(cards,) chance of recall today; a card asked today already would be asked a second time."""
    recall = deck.recall(models, 0) @ models.prior
    now: Array = np.where(deck.seen & (deck.last >= 0), SAME_DAY_RECALL, recall)
    return now


def _day_plan(cards: Sequence[PlannedCard], day: int, asked: Sequence[int]) -> DayPlan:
    chosen = [cards[number] for number in asked]
    return DayPlan(day, tuple(card.card for card in chosen), sum(card.seconds for card in chosen))


def _card_forecasts(deck: Deck, models: Models, until: int, spread: float) -> tuple[Array, Array, Array]:
    """(cards,) each: the mean over the models, and the outer tenths over models and spread."""
    recall = deck.recall(models, until)
    shifted = [
        _shifted(deck, shift * spread * _CARD_SPREAD, shift * _FIRST_TRY_SPREAD).recall(models, until)
        for shift in (-1, 0, 1)
    ]
    share = np.outer(_SPREAD_SHARES, models.prior).ravel()
    low, high = _tenths(np.concatenate(shifted, 1), share)
    mean = recall @ models.prior
    return mean, np.minimum(low, mean), np.maximum(high, mean)


def _deck_forecast(deck: Deck, models: Models, until: int, spread: float, weight: Array) -> Forecast:
    if not len(weight):
        return Forecast(0.0, 0.0, 0.0)
    mean = float((deck.recall(models, until) @ models.prior) @ weight)
    shifted = [
        weight @ _shifted(deck, shift * spread * _DECK_SPREAD, shift * _DECK_SPREAD).recall(models, until)
        for shift in (-1, 0, 1)
    ]
    share = np.outer(_SPREAD_SHARES, models.prior).ravel()
    low, high = _tenths(np.concatenate(shifted)[None], share)
    return Forecast(mean, min(mean, float(low[0])), max(mean, float(high[0])))


def _shifted(deck: Deck, ln_s: float, log_odds: float) -> Deck:
    odds = deck.first_try / (1 - deck.first_try) * math.exp(log_odds)
    return replace(deck, stability=deck.stability * math.exp(ln_s), first_try=odds / (1 + odds))


def _tenths(values: Array, share: Array) -> tuple[Array, Array]:
    """The values below and above which a tenth of the shares lies, row by row."""
    order = values.argsort(1)
    ranked = np.take_along_axis(values, order, 1)
    below = np.cumsum(share[order], 1) / share.sum()
    rows = np.arange(len(values))
    return ranked[rows, (below < 0.1).sum(1)], ranked[rows, (below < 0.9 - 1e-9).sum(1)]
