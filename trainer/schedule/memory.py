"""How well a card is remembered: FSRS-6 on study days, with credit for half an answer."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from trainer.progress.records import CardState, Review

if TYPE_CHECKING:
    from fsrs import Scheduler

RETENTION = 0.9
"""A card is due when its chance of recall is forecast to fall to this."""

DECAY = 0.1542
"""The last of FSRS-6's 21 default parameters; a test holds it to py-fsrs's own."""
FACTOR = RETENTION ** (-1 / DECAY) - 1

LONGEST_INTERVAL = 36_500
"""Days; nothing is put off, or counted as elapsed, beyond a hundred years."""

_AGAIN, _GOOD = 1, 3
Memory = tuple[float, float]
"""Stability in days and difficulty 1..10, both unrounded."""


def after_review(state: CardState, review: Review) -> CardState:
    """The card's state after a graded answer; any setting aside for the day ends with it.

    When the suggested grade was accepted, memory takes the credit `review.c` between Again and Good;
    a grade that the candidate chose counts as that plain FSRS grade.  An answer dated before the last
    one counts as given on the same day.  Raises ValueError when the review has no grade.
    """
    if review.rating is None:
        raise ValueError("a review without a grade changes no memory")
    elapsed = 0 if state.last_day is None else max(0, review.study_day - state.last_day)
    before = _memory(state)
    if review.c is not None and review.rating == review.suggested:
        stability, difficulty = _blended(before, elapsed, min(max(review.c, 0.0), 1.0))
    else:
        stability, difficulty = outcome(before, elapsed, review.rating)
    return replace(
        state,
        stability=stability,
        difficulty=difficulty,
        last_day=review.study_day,
        due=due_day(stability, review.study_day),
        reps=state.reps + 1,
        # A failure of what was never known is no lapse.
        lapses=state.lapses + (before is not None and review.rating == _AGAIN),
        last_uid=review.uid,
        wording=state.wording if review.wording is None else review.wording,
        buried_on=None,
    )


def recall(state: CardState, day: int) -> float | None:
    """Chance of recall on a study day, 0..1; None when the card was never answered.

    FSRS-6's forgetting curve (1 + f t / S) ** -w20 with t in whole study days; 1 at t <= 0.
    """
    if state.stability is None or state.last_day is None:
        return None
    elapsed = min(max(0, day - state.last_day), LONGEST_INTERVAL)
    return float((1 + FACTOR * elapsed / state.stability) ** -DECAY)


def forecast(state: CardState, day: int) -> float | None:
    """The chance of recall as logged beside an answer, so that forecasts can be held against outcomes.

    None for a first answer and for a second one on the same day: FSRS forecasts days, not hours.
    """
    if state.last_day is None or day <= state.last_day:
        return None
    return recall(state, day)


def due_day(stability: float, day: int) -> int:
    """Study day on which a card answered on `day` is due: recall at 0.9, and the next day at the earliest."""
    # By the choice of f, recall reaches .9 after exactly S days.
    return day + min(max(round(stability), 1), LONGEST_INTERVAL)


def replay(reviews: Iterable[Review], state: CardState | None = None) -> CardState:
    """The state that all reviews of one card lead to, in the order of their time stamps.

    Undone reviews do not count.  What was set by hand (suspended) is taken from `state`, which also
    names the card when there is nothing to replay.  Raises ValueError when neither names a card.
    """
    ordered = sorted({review.uid: review for review in reviews}.values(), key=lambda r: (r.ts, r.uid))
    undone = {review.undoes for review in ordered if review.undoes}
    if state is None and not ordered:
        raise ValueError("no reviews and no card")
    card = state.card if state else ordered[0].card
    replayed = CardState(card, suspended=state.suspended if state else False)
    for review in ordered:
        if review.rating is not None and review.uid not in undone:
            replayed = after_review(replayed, review)
    return replace(replayed, buried_on=state.buried_on if state else None)


def outcome(before: Memory | None, elapsed: int, grade: int) -> Memory:
    """Memory after one plain FSRS-6 grade, 1..4, `elapsed` whole study days after the last answer.

    `before` is None for a first answer.  py-fsrs computes it, with neither learning steps nor fuzz.
    """
    from fsrs import Card, Rating, State

    # py-fsrs counts periods of 24 hours, so study days are handed to it as noons that far apart.
    answered = datetime(2000, 1, 1, 12, tzinfo=UTC)
    now = answered + timedelta(days=min(elapsed, LONGEST_INTERVAL))
    if before is None:
        card = Card(card_id=1, due=now)
    else:
        card = Card(1, State.Review, None, before[0], before[1], now, answered)
    card, _ = _scheduler().review_card(card, Rating(grade), now)
    if card.stability is None or card.difficulty is None:
        raise ValueError("py-fsrs left a reviewed card without a memory")
    return float(card.stability), float(card.difficulty)


def _blended(before: Memory | None, elapsed: int, credit: float) -> Memory:
    """ln S' = c ln S'_Good + (1 - c) ln S'_Again, and D' = c D'_Good + (1 - c) D'_Again."""
    good, again = outcome(before, elapsed, _GOOD), outcome(before, elapsed, _AGAIN)
    if credit in (0.0, 1.0):
        return good if credit else again
    stability = math.exp(credit * math.log(good[0]) + (1 - credit) * math.log(again[0]))
    return stability, credit * good[1] + (1 - credit) * again[1]


def _memory(state: CardState) -> Memory | None:
    if state.stability is None or state.difficulty is None:
        return None
    return state.stability, state.difficulty


@lru_cache(maxsize=1)
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(
        desired_retention=RETENTION,
        learning_steps=(),
        relearning_steps=(),
        maximum_interval=LONGEST_INTERVAL,
        enable_fuzzing=False,
    )
