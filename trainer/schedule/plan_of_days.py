"""The plan of days: what the interview-day planner takes and what it gives, as plain values.

Days are study days, times are seconds of answering, chances lie between 0 and 1.  Nothing here needs
numpy; `trainer.schedule.interview_day.plan` does the counting.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from trainer.progress.records import Review

HORIZON = 120
"""Days; an interview that is further off is planned as if it were so far away."""

PASSED = 0.6
"""From this credit on an answer counts as recalled."""

_CREDIT = {1: 0.0, 2: 0.7, 3: 0.9, 4: 1.0}
"""What a grade stands for that the candidate chose against the suggestion."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a card: its study day and its credit, 0..1."""

    day: int
    credit: float


@dataclass(frozen=True, slots=True)
class PlannedCard:
    """A card as the planner sees it.  Raises ValueError for a time or a weight that is not positive."""

    card: str
    """Full id."""
    seconds: float = 90.0
    """What an answer to it takes."""
    weight: float = 1.0
    """How much more than an ordinary card it matters to know it."""
    first_try: float = 1.0
    """Chance at a first try, as a share of the usual one: 0.4 for an answer that was weak before."""
    answers: tuple[Answer, ...] = ()
    """Past answers, oldest first."""

    def __post_init__(self) -> None:
        for name in ("seconds", "weight", "first_try"):
            value = getattr(self, name)
            if not (math.isfinite(value) and value > 0):
                raise ValueError(f"{name} of {self.card} is {value}: a number above 0 is needed")


@dataclass(frozen=True, slots=True)
class Forecast:
    """A chance of recall on the day, and the bounds between which it should lie more often than not."""

    recall: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class CardForecast:
    """One card today and on the day of the interview."""

    card: str
    now: float
    """Today, before it is practised; the chance of a first try where it was never asked."""
    planned: Forecast
    """With the practice that is planned."""
    without_today: float
    """The same when today is skipped and the rest is planned anew."""
    stop_now: float
    """When it is never asked again."""
    days: tuple[int, ...]
    """Study days on which it is expected to be asked."""


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What one study day is expected to bring."""

    day: int
    cards: tuple[str, ...]
    """Full ids, in the order they are asked."""
    seconds: float

    @property
    def answers(self) -> int:
        return len(self.cards)

    @property
    def minutes(self) -> float:
        return self.seconds / 60


@dataclass(frozen=True, slots=True)
class Plan:
    """Practice until the interview, and what will be known then.  Days after today are an expectation."""

    day: int
    until: int
    """The study day for which it is planned: the interview's, or the horizon when that comes first."""
    today: tuple[str, ...]
    """Full ids in the order they are asked."""
    days: tuple[DayPlan, ...]
    """Every study day from today to the one before `until`."""
    cards: tuple[CardForecast, ...]
    """In the order in which the cards were given."""
    recall: Forecast
    """Mean over the cards, each counted by its weight."""
    recall_unweighted: float
    without_today: float
    """`recall` when today is skipped."""
    stop_now: float
    """`recall` when nothing is practised any more."""
    not_fitting: tuple[str, ...]
    """Cards never asked yet for which no day has room."""


def answers_by_card(reviews: Iterable[Review]) -> dict[str, tuple[Answer, ...]]:
    """The answers of the log, card by card in the order of their time stamps, without what was undone.

    The credit is what memory took; a grade chosen against the suggestion counts as that plain grade.
    """
    ordered = sorted({review.uid: review for review in reviews}.values(), key=lambda r: (r.ts, r.uid))
    undone = {review.undoes for review in ordered if review.undoes}
    answers: dict[str, list[Answer]] = {}
    for review in ordered:
        if review.rating is None or review.uid in undone:
            continue
        agreed = review.c is not None and review.rating == review.suggested
        credit = review.c if agreed and review.c is not None else _CREDIT[review.rating]
        answers.setdefault(review.card, []).append(Answer(review.study_day, min(max(credit, 0.0), 1.0)))
    return {card: tuple(of) for card, of in answers.items()}
