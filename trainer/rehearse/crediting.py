"""Counting the answers of a rehearsal as reviews: the first to each card, with the grade that it earned."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from trainer.clock import Clock, study_day
from trainer.progress.records import CardState, PointRecord, ProbeRecord, Review
from trainer.progress.store import Store
from trainer.recall.attempt import Attempt
from trainer.rehearse.reporting import Answered, counts
from trainer.rehearse.run import Run
from trainer.schedule import memory
from trainer.schedule.session import revision


def credit(run: Run, heard: Sequence[Answered], store: Store, clock: Clock) -> int:
    """Save a review for each card that was answered, as far as that was not done yet; how many are new.

    A later answer to the same card counts for nothing, nor does one that nobody ticked.  Raises NotSaved;
    calling it again goes on where that happened.
    """
    there = {review.uid for review in store.reviews() if review.rehearsal == run.uid}
    cards: set[str] = set()
    saved = 0
    for one in heard:
        attempt = one.attempt
        if attempt is None or not counts(one) or attempt.suggested is None:
            continue
        card = attempt.asked.card.full_id
        if card in cards:
            continue
        cards.add(card)
        if one.given.review in there:
            continue
        before = store.state(card) or CardState(card)
        review = _review(run, one, attempt, before, store.device, clock.now())
        store.save_review(review, memory.after_review(before, review))
        saved += 1
    return saved


def _review(
    run: Run, one: Answered, attempt: Attempt, before: CardState, device: str, now: datetime
) -> Review:
    given, probed = one.given, attempt.probed
    at = datetime.fromisoformat(given.at).astimezone(now.tzinfo)
    # Time does not run backwards for a card that was drilled while the run was paused.
    day = max(study_day(at), before.last_day or 0)
    offset = at.utcoffset()
    return Review(
        uid=given.review,
        ts=given.at,
        tz=int(offset.total_seconds() // 60) if offset else 0,
        study_day=day,
        dev=device,
        card=attempt.asked.card.full_id,
        interview=run.interview or None,
        card_rev=revision(attempt.asked),
        wording=attempt.wording,
        mode=given.mode,
        judge="self" if given.mode == "aloud" else attempt.verdict.judge,
        answer=given.answer,
        points=tuple(
            PointRecord(v.point, v.score, v.band, attempt.said.get(v.point), v.evidence)
            for v in attempt.verdict.points
            if v.point not in attempt.left_out
        ),
        probe=ProbeRecord(probed.point, probed.answer, probed.verdict.band) if probed else None,
        flags=tuple(flag.name for flag in attempt.verdict.flags)
        + ("blank",) * (given.blank or given.gave_up),
        coverage=attempt.coverage,
        c=attempt.credit,
        suggested=attempt.suggested,
        rating=attempt.suggested,
        predicted=memory.forecast(before, day),
        first_key_s=given.first_key,
        seconds=given.seconds,
        rehearsal=run.uid,
        persona=run.persona_of(given).id,
    )
