"""How many cards of every deck stand where: new, due, settled, unfinished, unprepared, suspended."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from trainer.cards.model import Deck
from trainer.progress.records import CardState, Document
from trainer.recall.grade import Grade
from trainer.schedule.today import is_due

SETTLED_DAYS = 2
"""Study days with a good recall, since the last Again, that settle a card."""


@dataclass(frozen=True, slots=True)
class DeckCounts:
    """One deck in figures."""

    deck: str
    cards: int
    new: int
    """Can be asked, and never was."""
    due: int
    settled: int
    unfinished: int
    """Without key points: not asked before they have some."""
    unprepared: int
    """Not asked before the candidate has prepared something."""
    suspended: int


def deck_counts(
    decks: Iterable[Deck],
    states: Mapping[str, CardState],
    day: int,
    *,
    settled: Collection[str] = (),
    unprepared: Collection[str] = (),
) -> tuple[DeckCounts, ...]:
    """Every deck in figures on a study day; `settled` and `unprepared` are full ids of cards."""
    counts = []
    for deck in decks:
        new = due = firm = unfinished = waiting = suspended = 0
        for card in deck.cards:
            id_ = card.full_id
            state = states.get(id_)
            firm += id_ in settled
            if state is not None and state.suspended:
                suspended += 1
            elif card.unfinished:
                unfinished += 1
            elif state is None or state.last_day is None:
                new += id_ not in unprepared
            else:
                due += is_due(state, day)
            waiting += id_ in unprepared
        counts.append(DeckCounts(deck.id, len(deck.cards), new, due, firm, unfinished, waiting, suspended))
    return tuple(counts)


def settled_cards(answers: Iterable[Document]) -> frozenset[str]:
    """Full ids of cards with two good recalls on two days since the last Again.

    `answers` are the documents of reviews, oldest first: counting reads a field or two of each.
    """
    days: dict[str, set[int]] = {}
    for answer in answers:
        rating = answer.get("rating")
        if rating == Grade.AGAIN:
            days.pop(answer["card"], None)
        elif rating is not None and rating >= Grade.GOOD:
            days.setdefault(answer["card"], set()).add(answer["study_day"])
    return frozenset(card for card, good in days.items() if len(good) >= SETTLED_DAYS)
