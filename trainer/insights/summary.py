"""What practice has come to, in figures: for `trainer stats` and the app's own screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from trainer.cards.model import Card
from trainer.clock import date_of
from trainer.progress.records import CardState, Review
from trainer.recall.grade import Grade
from trainer.recall.learning import Learning

DAYS_BACK = 14
DAYS_AHEAD = 14
WEEK = 7
LATEST = 20
"""Answers whose median time to the first key is told."""
BLANK = "blank"
"""The flag of an answer that was given up with 'I am blank'."""
SELF_RATED = "self"
"""The judge of an answer aloud: the candidate alone."""
FORMAT_VERSION = 1
"""Of the JSON form.  New names may join a version; none goes or changes its meaning within one."""


@dataclass(frozen=True, slots=True)
class DeckProgress:
    """How far a deck has been practised."""

    deck: str
    cards: int
    """Cards that can be asked."""
    practised: int
    """Of these, answered at least once."""
    coverage: float | None
    """Mean over its cards of the latest judged coverage, 0..1; self-rated answers are left out."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How often the candidate left the judge's word standing."""

    decided: int
    """Points that the judge called covered or missing."""
    corrected: int
    """Of these, turned round by the candidate."""

    @property
    def share(self) -> float | None:
        """0..1; None while the judge has decided nothing."""
        return 1 - self.corrected / self.decided if self.decided else None


@dataclass(frozen=True, slots=True)
class Summary:
    """What practice has come to up to one study day.  Answers taken back do not count."""

    day: int
    """The study day on which this was asked."""
    answers: int
    """All graded answers."""
    answers_today: int
    days_practised: int
    """Study days with an answer among the last 14, today included."""
    grades: Mapping[Grade, int]
    coverage: float | None
    """Mean coverage of the answers that were judged, 0..1."""
    self_rated: int
    """Answers that the candidate ticked off alone, aloud; part of `answers`."""
    self_rated_coverage: float | None
    decks: tuple[DeckProgress, ...]
    """In the order of their ids."""
    due_ahead: tuple[int, ...]
    """Cards due on each of the next 14 study days, today with all overdue ones first."""
    agreement: Agreement
    blanks: int = 0
    """Answers given up with 'I am blank' on the last 7 study days."""
    first_key: float | None = None
    """Median seconds before the first key of the last 20 answers."""
    first_key_before: float | None = None
    """The same of the 20 before those, for the trend."""
    learning: Learning | None = None
    """What the judge learnt from being corrected."""

    def document(self) -> dict[str, Any]:
        """The JSON form: dates as ISO words, shares as 0..1, grades by name, absent figures as null."""
        return {
            "v": FORMAT_VERSION,
            "date": date_of(self.day).isoformat(),
            "answers": self.answers,
            "answers_today": self.answers_today,
            "days_practised_of_14": self.days_practised,
            "grades": {grade.name.lower(): count for grade, count in self.grades.items()},
            "coverage": _rounded(self.coverage),
            "self_rated": {"answers": self.self_rated, "coverage": _rounded(self.self_rated_coverage)},
            "decks": [
                {
                    "deck": deck.deck,
                    "cards": deck.cards,
                    "practised": deck.practised,
                    "coverage": _rounded(deck.coverage),
                }
                for deck in self.decks
            ],
            "due": [
                {"date": date_of(self.day + ahead).isoformat(), "cards": cards}
                for ahead, cards in enumerate(self.due_ahead)
            ],
            "agreement": {
                "decided": self.agreement.decided,
                "corrected": self.agreement.corrected,
                "share": _rounded(self.agreement.share),
            },
            "blanks_of_7_days": self.blanks,
            "first_key_s": {"latest": _rounded(self.first_key), "before": _rounded(self.first_key_before)},
            "learning": self.learning
            and {
                "on": self.learning.on,
                "corrections": self.learning.corrections,
                "covered_shift": self.learning.shifts.covered,
                "partly_shift": self.learning.shifts.partly,
            },
        }


def summarise(
    reviews: Iterable[Review], states: Mapping[str, CardState], cards: Mapping[str, Card], day: int
) -> Summary:
    """The summary on a study day.

    `reviews` are all that were not taken back, oldest first; `states` where each card stands; `cards` what
    can be asked, by full id.  A card that is gone keeps its answers in the totals, but is in no deck.
    """
    answered = [review for review in reviews if review.rating is not None]
    judged = [review for review in answered if review.judge != SELF_RATED]
    own = [review for review in answered if review.judge == SELF_RATED]
    days = {review.study_day for review in answered}
    first_keys = [review.first_key_s for review in answered if review.first_key_s is not None]
    return Summary(
        day=day,
        answers=len(answered),
        answers_today=sum(review.study_day == day for review in answered),
        days_practised=len(days & set(range(day - DAYS_BACK + 1, day + 1))),
        grades=_grades(answered),
        coverage=_mean(review.coverage for review in judged),
        self_rated=len(own),
        self_rated_coverage=_mean(review.coverage for review in own),
        decks=_decks(answered, judged, cards),
        due_ahead=_due_ahead(states, cards, day),
        agreement=_agreement(judged),
        blanks=sum(BLANK in review.flags and review.study_day > day - WEEK for review in answered),
        first_key=_median(first_keys[-LATEST:]),
        first_key_before=_median(first_keys[-2 * LATEST : -LATEST]),
    )


def _grades(answered: Iterable[Review]) -> dict[Grade, int]:
    counts = Counter(review.rating for review in answered)
    return {grade: counts[grade] for grade in Grade}


def _decks(
    answered: Iterable[Review], judged: Iterable[Review], cards: Mapping[str, Card]
) -> tuple[DeckProgress, ...]:
    practised = {review.card for review in answered}
    latest = {review.card: review.coverage for review in judged if review.coverage is not None}
    decks: dict[str, list[str]] = {}
    for card in cards.values():
        decks.setdefault(card.deck, []).append(card.full_id)
    return tuple(
        DeckProgress(
            deck,
            cards=len(ids),
            practised=sum(card in practised for card in ids),
            coverage=_mean(latest.get(card) for card in ids),
        )
        for deck, ids in sorted(decks.items())
    )


def _due_ahead(states: Mapping[str, CardState], cards: Iterable[str], day: int) -> tuple[int, ...]:
    due = Counter(
        max(0, state.due - day)
        for card in cards
        if (state := states.get(card)) and state.due is not None and not state.suspended
    )
    return tuple(due[ahead] for ahead in range(DAYS_AHEAD))


def _agreement(judged: Iterable[Review]) -> Agreement:
    # Nobody corrects the points of a blank answer; they would only flatter the judge.
    spoken = (review for review in judged if BLANK not in review.flags)
    points = [point for review in spoken for point in review.points if point.verdict != "partly"]
    corrected = [
        point
        for point in points
        if point.said_by_user is not None and point.said_by_user != (point.verdict == "covered")
    ]
    return Agreement(len(points), len(corrected))


def _median(values: Sequence[float]) -> float | None:
    return median(values) if values else None


def _mean(shares: Iterable[float | None]) -> float | None:
    known = [share for share in shares if share is not None]
    return sum(known) / len(known) if known else None


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
