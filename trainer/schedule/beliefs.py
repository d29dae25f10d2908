"""What the answers so far say about the candidate's memory: which models, and each card in each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from trainer.schedule.memory_families import kinds_of_memory
from trainer.schedule.memory_models import Array, Models
from trainer.schedule.plan_of_days import PASSED, Answer, PlannedCard

Whole = NDArray[np.intp]

FIRST_TRY = 0.30
"""Chance at a first try until the candidate's own is known."""
_FIRST_TRIES = 5
"""From so many first answers on the candidate's own chance counts."""
_FIRST_TRY_ANSWERS = 4
"""How many answers the usual chance counts for."""

MODELS_KEPT = 7
_LEAST_WEIGHT = 0.02
WEIGHED_ANSWERS = 2000
"""The models are weighed on about so many of the latest answers, so that the work stays bounded."""
_DEEPEST = 40
"""Answers to one card beyond these latest change nothing that matters."""


@dataclass(frozen=True)
class Beliefs:
    """The likeliest models with their weights, and every card in each of them."""

    models: Models
    """`prior` holds the weights after all answers."""
    stability: Array
    """(cards, models), days; 1 for a card never answered."""
    difficulty: Array
    """(cards, models)"""
    last: Whole
    """(cards,) study day of the last answer; meaningless where `seen` is false."""
    seen: NDArray[np.bool_]
    first_try: Array
    """(cards,) chance at a first try."""
    weighed: int
    """Answers on which the models were weighed."""


def beliefs(cards: Sequence[PlannedCard], day: int) -> Beliefs:
    """Weighs all kinds of memory by how well they forecast each answer that came a day or more after another.

    An answer counts as recalled from a credit of .6 on; the memory itself takes the whole credit.  Answers
    dated after `day` and clocks that jumped back are put right first (`straightened`).
    """
    histories = [straightened(card.answers, day) for card in cards]
    models = kinds_of_memory()
    weighed = _History(_latest(histories))
    _, _, likelihood = weighed.replayed(models)
    log_weight = np.log(models.prior) + likelihood
    weight = np.exp(log_weight - log_weight.max())
    weight /= weight.sum()
    top = np.argsort(-weight, kind="stable")[:MODELS_KEPT]
    top = top[weight[top] >= _LEAST_WEIGHT]
    kept = models.chosen(top, weight[top])
    history = _History(histories)
    stability, difficulty, _ = history.replayed(kept)
    return Beliefs(
        kept, stability, difficulty, history.last, history.seen, _first_tries(cards), weighed.later_answers
    )


def straightened(answers: Sequence[Answer], day: int) -> Sequence[Answer]:
    """Answers whose days neither fall nor lie after today.

    One day ahead is another time zone's today.  Further ahead is a wrong clock: it counts as yesterday,
    so that the card can be asked.
    """
    if all(a.day <= b.day for a, b in pairwise(answers)) and (not answers or answers[-1].day <= day):
        return answers
    latest = None
    put_right = []
    for answer in answers:
        when = answer.day if answer.day <= day else day if answer.day == day + 1 else day - 1
        latest = when if latest is None else max(latest, when)
        put_right.append(Answer(latest, answer.credit))
    return put_right


def _latest(histories: Sequence[Sequence[Answer]]) -> list[Sequence[Answer]]:
    """The cards answered last, as many as hold the answers on which models are weighed."""
    if sum(map(len, histories)) <= WEIGHED_ANSWERS:
        return list(histories)
    answered = [answers[-_DEEPEST:] for answers in histories if answers]
    taken: list[Sequence[Answer]] = []
    room = WEIGHED_ANSWERS
    # Equal days fall into an order of their contents, so that the order of the cards does not matter.
    for answers in sorted(answered, key=lambda of: [(-a.day, a.credit) for a in reversed(of)]):
        taken.append(answers)
        room -= len(answers)
        if room <= 0:
            break
    return taken


def _first_tries(cards: Sequence[PlannedCard]) -> Array:
    share = np.array([card.first_try for card in cards])
    tried = [(card.answers[0].credit >= PASSED, card.first_try) for card in cards if card.answers]
    chance = FIRST_TRY
    if len(tried) >= _FIRST_TRIES:
        passes = sum(passed for passed, _ in tried)
        chance = (_FIRST_TRY_ANSWERS * FIRST_TRY + passes) / (_FIRST_TRY_ANSWERS + sum(of for _, of in tried))
    bounded: Array = np.clip(chance * share, 0.01, 0.99)
    return bounded


class _History:
    """Answers of many cards as arrays, one column for each answer of a card."""

    def __init__(self, histories: Sequence[Sequence[Answer]]) -> None:
        cut = [answers[-_DEEPEST:] for answers in histories]
        self._count = np.array([len(answers) for answers in cut], dtype=np.intp)
        deepest = int(self._count.max(initial=0))
        self._day = np.zeros((len(cut), max(deepest, 1)), dtype=np.intp)
        self._credit = np.zeros(self._day.shape)
        for row, answers in enumerate(cut):
            if answers:
                self._day[row, : len(answers)] = [answer.day for answer in answers]
                self._credit[row, : len(answers)] = [answer.credit for answer in answers]
        self.seen = self._count > 0
        self.later_answers = int(
            ((np.diff(self._day) >= 1) & (self._count[:, None] > np.arange(1, self._day.shape[1]))).sum()
        )
        """Answers a day or more after another."""
        self.last: Whole = self._day[np.arange(len(cut)), np.maximum(self._count - 1, 0)]

    def replayed(self, models: Models) -> tuple[Array, Array, Array]:
        """Stability and difficulty (cards, models), and the log likelihood of each model."""
        shape = len(self._count), len(models)
        s, d, likelihood = np.ones(shape), np.full(shape, 5.0), np.zeros(len(models))
        for number in range(int(self._count.max(initial=0))):
            rows = np.flatnonzero(self._count > number)
            credit = np.clip(self._credit[rows, number], 0, 1)[:, None]
            if number == 0:
                s[rows], d[rows] = models.first_credited(credit)
                continue
            elapsed = (self._day[rows, number] - self._day[rows, number - 1]).astype(float)[:, None]
            chance = np.clip(models.recall(elapsed, s[rows]), 0.005, 0.995)
            chance = np.where(credit >= PASSED, chance, 1 - chance)
            likelihood += np.where(elapsed >= 1, np.log(chance), 0).sum(0)
            s[rows], d[rows] = models.credited(s[rows], d[rows], elapsed, credit)
        return s, d, likelihood
