"""Saves reviews for ever: `python -m tests.crash_writer DIR START`; prints `ACK <id>` after each save."""

from __future__ import annotations

import itertools
import os
import sys
from dataclasses import replace

from trainer.clock import SystemClock, study_day
from trainer.places import places
from trainer.progress.records import CardState, Draft, PointRecord, Review, SessionRecord
from trainer.progress.store import open_store
from trainer.progress.uid import utc_words

CARDS = 40


def main(folder: str, start: int) -> None:
    clock = SystemClock()
    store = open_store(places(folder, {}), clock)
    session = SessionRecord(f"sitting-{start}", utc_words(clock.now()), study_day(clock.now()), "full")
    for number in itertools.count(start):
        moment = clock.now()
        card = f"crash/card-{number % CARDS}"
        uid = f"{number:028x}"
        review = Review(
            uid=uid,
            ts=utc_words(moment),
            tz=0,
            study_day=study_day(moment),
            dev=store.device,
            card=card,
            session=session.uid,
            mode="full",
            answer="An answer of some length, as one would give it on the day. " * 7,
            points=(PointRecord("1a2b3c4d", 0.83, "covered", None, ((3, 9), (12, 20))),),
            coverage=0.83,
            rating=3,
            seconds=41.5,
        )
        before = store.state(card) or CardState(card)
        after = replace(before, reps=before.reps + 1, last_uid=uid, last_day=review.study_day, stability=2.5)
        session = replace(session, done=session.done + 1)
        if number % 7 == 0:
            store.save_draft(Draft(card, 0, "full", "An answer of some length", utc_words(moment)))
        store.save_review(review, after, session)
        os.write(1, b"ACK %d\n" % number)
        if number % 11 == 0:
            store.put("notes", uid, {"v": 1, "text": "They asked about the budget."})


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
