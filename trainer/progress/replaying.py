"""Card states made anew from their reviews, for cards that more than one device has asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trainer.progress.ledger import BASES, REVIEWS, Ledger
from trainer.progress.log import Log
from trainer.progress.records import CardState, Review

Replay = Callable[[CardState, Review], CardState]
"""The state after a review, from the state before it; handed in by the room that knows memory."""


def replayed(log: Log, ledger: Ledger, replay: Replay, today: int) -> dict[str, CardState]:
    """New states of the cards that two devices or more have asked; other cards are left out.

    `log` is the whole log, `ledger` has taken it.  A review from a clock more than a day ahead counts
    as tomorrow's.  What the candidate set by hand stays as it was set last.
    """
    devices: dict[str, set[str]] = {}
    reviews: dict[str, list[Review]] = {}
    deleted = {
        i for line in log.lines for table, i, document in line.ops if table == REVIEWS and document is None
    }
    for line in log.lines:
        for table, uid, document in line.ops:
            if table != REVIEWS or document is None:
                continue
            card = ledger.card_now(document["card"])
            devices.setdefault(card, set()).update([line.dev, f"{line.dev}'"][: 1 + (line.dev in log.twins)])
            if not document.get("undoes") and uid not in ledger.tally.undone and uid not in deleted:
                reviews.setdefault(card, []).append(Review.from_document(ledger.tables[REVIEWS][uid]))
    bases = ledger.tables.get(BASES, {})
    states = {}
    for card in (card for card, seen in devices.items() if len(seen) > 1):
        by_hand = ledger.states.get(card, CardState(card))
        state = replace(CardState.from_document(bases[card]), card=card) if card in bases else CardState(card)
        for review in reviews.get(card, ()):
            day = min(review.study_day, today + 1)
            state = replay(state, replace(review, card=card, study_day=day))
        states[card] = replace(state, suspended=by_hand.suspended, buried_on=by_hand.buried_on)
    return states
