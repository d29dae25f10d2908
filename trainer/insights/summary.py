"""What practice has come to, in figures: for `trainer stats` and the app's own screen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from trainer.cards.model import Card
from trainer.clock import date_of
from trainer.insights.practice import BLANK, Practice
from trainer.progress.records import CardState
from trainer.recall.grade import Grade
from trainer.recall.learning import Learning

DAYS_BACK = 14
DAYS_AHEAD = 14
WEEK = 7
LATEST = 20
"""Answers whose median time to the first key is told."""
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
    first_clause: float | None = None
    """Median seconds before the first full clause of the last 20 answers."""
    first_clause_before: float | None = None
    """The same of the 20 before those."""
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
            "coverage": rounded(self.coverage),
            "self_rated": {"answers": self.self_rated, "coverage": rounded(self.self_rated_coverage)},
            "decks": [
                {
                    "deck": deck.deck,
                    "cards": deck.cards,
                    "practised": deck.practised,
                    "coverage": rounded(deck.coverage),
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
                "share": rounded(self.agreement.share),
            },
            "blanks_of_7_days": self.blanks,
            "first_key_s": {"latest": rounded(self.first_key), "before": rounded(self.first_key_before)},
            "first_clause_s": {
                "latest": rounded(self.first_clause),
                "before": rounded(self.first_clause_before),
            },
            "learning": self.learning
            and {
                "on": self.learning.on,
                "corrections": self.learning.corrections,
                "covered_shift": self.learning.shifts.covered,
                "partly_shift": self.learning.shifts.partly,
            },
        }


def summarise(
    practice: Practice,
    states: Mapping[str, CardState],
    cards: Mapping[str, Card],
    day: int,
    learning: Learning | None = None,
) -> Summary:
    """The summary on a study day.

    `practice` is all that was answered; `states` where each card stands; `cards` what can be asked, by full
    id.  A card that is gone keeps its answers in the totals, but is in no deck.
    """
    first_keys, first_clauses = list(practice.first_keys), list(practice.first_clauses)
    decided = practice.verdicts["covered"] + practice.verdicts["missing"]
    return Summary(
        day=day,
        answers=practice.answers.total(),
        answers_today=practice.answers[day],
        days_practised=sum(practice.answers[day - back] > 0 for back in range(DAYS_BACK)),
        grades={grade: sum(n for (_, g), n in practice.grades.items() if g == grade) for grade in Grade},
        coverage=_share(sum(practice.coverage.values()), practice.judged.total()),
        self_rated=practice.self_rated.total(),
        self_rated_coverage=_share(sum(practice.ticked.values()), practice.ticked_known.total()),
        decks=_decks(practice, cards),
        due_ahead=_due_ahead(states, cards, day),
        agreement=Agreement(decided, practice.corrected),
        blanks=sum(practice.flags[day - back, BLANK] for back in range(WEEK)),
        first_key=_median(first_keys[-LATEST:]),
        first_key_before=_median(first_keys[-2 * LATEST : -LATEST]),
        first_clause=_median(first_clauses[-LATEST:]),
        first_clause_before=_median(first_clauses[-2 * LATEST : -LATEST]),
        learning=learning,
    )


def _decks(practice: Practice, cards: Mapping[str, Card]) -> tuple[DeckProgress, ...]:
    decks: dict[str, list[str]] = {}
    for card in cards.values():
        decks.setdefault(card.deck, []).append(card.full_id)
    return tuple(
        DeckProgress(
            deck,
            cards=len(ids),
            practised=sum(card in practice.by_card for card in ids),
            coverage=_mean([practice.latest[card].coverage for card in ids if card in practice.latest]),
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


def _median(values: Sequence[float]) -> float | None:
    return median(values) if values else None


def _mean(shares: Sequence[float]) -> float | None:
    return sum(shares) / len(shares) if shares else None


def _share(total: float, count: int) -> float | None:
    return total / count if count else None


def rounded(share: float | None) -> float | None:
    """A figure as the JSON form has it: four digits behind the point."""
    return None if share is None else round(share, 4)
