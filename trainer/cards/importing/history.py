"""Answers that another program has logged, as reviews of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from typing import TYPE_CHECKING

from trainer.cards.importing.source import PastReview, Source
from trainer.clock import FIRST_YEAR, study_day
from trainer.progress.records import CardState, Review
from trainer.progress.uid import utc_words

if TYPE_CHECKING:
    from trainer.progress.store import Store

JUDGE = "anki"
"""Who judged these answers: the candidate, in Anki."""

Replay = Callable[[Iterable[Review], CardState | None], CardState]
"""The state that all reviews of one card lead to; handed in by the room that knows memory."""


def past_reviews(
    history: Iterable[PastReview], homes: Mapping[str, str], dev: str, now: datetime
) -> list[Review]:
    """The answers whose card is here, oldest first.

    `homes` goes from the source's key to the full id.  Study days are counted in the zone of `now`; what lies
    in its future, or before there were computers to log it, is left out.  The same answer always gets the
    same uid.
    """
    zone = now.tzinfo
    last = int(now.timestamp() * 1000)
    first = int(datetime(FIRST_YEAR, 1, 2, tzinfo=UTC).timestamp() * 1000)
    found = (past for past in history if past.key in homes and first <= past.moment_ms <= last)
    reviews = (_review(past, homes[past.key], dev, zone) for past in found)
    return sorted(reviews, key=lambda review: (review.ts, review.uid))


def take_history(
    source: Source, homes: Mapping[str, str], store: Store, replay: Replay, now: datetime
) -> int:
    """Save the answers in a source, and where its cards stand after them; how many were new.

    Raises NotSaved.  The same history again changes nothing.
    """
    known = {review.uid for review in store.reviews()}
    fresh = [r for r in past_reviews(source.history, homes, store.device, now) if r.uid not in known]
    touched = {review.card for review in fresh}
    by_card: dict[str, list[Review]] = {card: [] for card in touched}
    for review in (*store.reviews(), *fresh):
        if review.card in touched:
            by_card[review.card].append(review)
    states = store.states()
    out = {homes[key] for key in source.suspended if key in homes}
    saved = [replay(reviews, states.get(card)) for card, reviews in by_card.items()]
    saved = [replace(state, suspended=True) if state.card in out else state for state in saved]
    saved += [CardState(card, suspended=True) for card in sorted(out - touched) if card not in states]
    store.save_many(saved, fresh)
    return len(fresh)


def _review(past: PastReview, card: str, dev: str, zone: tzinfo | None) -> Review:
    moment = datetime.fromtimestamp(past.moment_ms / 1000, UTC)
    local = moment.astimezone(zone)
    offset = local.utcoffset()
    return Review(
        uid=f"{past.moment_ms:012x}{past.key}{past.key}",
        ts=utc_words(moment),
        tz=int(offset.total_seconds()) // 60 if offset else 0,
        study_day=study_day(local),
        dev=dev,
        card=card,
        judge=JUDGE,
        rating=past.rating,
        seconds=round(past.seconds, 3) or None,
    )
