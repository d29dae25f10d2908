"""What the planner is asked about: the cards with their weights, times and past answers."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from trainer.cards.slots import AskedCard
from trainer.planning.card_times import CardTimes
from trainer.progress.records import CardState, Document, Review
from trainer.schedule.plan_of_days import PlannedCard, answers_by_card

WEAK_FIRST_TRY = 0.4
"""Chance at a first try of what was answered badly before, as a share of the usual one."""

USUAL_S = 60.0
"""Target of an ordinary card.  A card counts by the time that its answer takes in the interview; else the
short ones, of which a day holds more, would drive out the stories."""


def planned_cards(
    asked: Mapping[str, AskedCard],
    states: Mapping[str, CardState],
    answers: Iterable[Document],
    times: CardTimes,
    mode: str,
    day: int,
    *,
    weak: Set[str] = frozenset(),
    evening_before: bool = False,
) -> Sequence[PlannedCard]:
    """Every card that may be asked, in its order.

    Suspended cards are left out, and those buried for today.  `weak` are cards of loose ends; on the evening
    before the interview nothing else is begun anew.
    """
    known = answers_by_card(Review.from_document(a) for a in answers if a["card"] in asked)
    cards = []
    for id_, one in asked.items():
        state = states.get(id_)
        if state and (state.suspended or state.buried_on == day):
            continue
        if evening_before and id_ not in weak and id_ not in known:
            continue
        cards.append(
            PlannedCard(
                id_,
                seconds=times.seconds(one.card, mode),
                weight=one.card.weight * one.card.seconds / USUAL_S,
                first_try=WEAK_FIRST_TRY if id_ in weak else 1.0,
                answers=known.get(id_, ()),
            )
        )
    return cards
