from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from trainer.clock import study_day
from trainer.places import Places
from trainer.progress.records import CardState, PointRecord, Review, SessionRecord
from trainer.progress.store import Store, open_store
from trainer.progress.uid import new_uid, utc_words


class StandingClock:
    """A clock that moves only when told to."""

    def __init__(self, moment: datetime = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def seconds(self) -> float:
        return self.moment.timestamp()

    def pass_by(self, **time: float) -> None:
        self.moment += timedelta(**time)


class Desk:
    """One machine: its folders, its clock, and stores that are closed at the end."""

    def __init__(self, data: Path, state: Path, clock: StandingClock) -> None:
        self.places = Places(data, state, data / "config.toml")
        self.clock = clock
        self.random = Random(4)
        self._open: list[Store] = []

    def open(self, **options: Any) -> Store:
        store = open_store(self.places, self.clock, **options)
        self._open.append(store)
        return store

    def abandon(self) -> None:
        """As if the program had been killed: the lock is free, nothing else was done."""
        for store in self._open:
            if store._writer:
                store._writer.close()
                store._writer = None
            if store._opened.lock:
                store._opened.lock.release()
        self._open.clear()

    def close(self) -> None:
        for store in self._open:
            store.close()
        self._open.clear()

    def review(self, card: str = "deck/card", **more: Any) -> Review:
        moment = self.clock.now()
        given: dict[str, Any] = {
            "uid": new_uid(moment, self.random),
            "ts": utc_words(moment),
            "tz": 60,
            "study_day": study_day(moment),
            "dev": "0" * 8,
            "card": card,
            "answer": f"An answer about {card}.",
            "points": (PointRecord("1a2b3c4d", 0.75, "covered", True, ((0, 4), (6, 9))),),
            "rating": 3,
            "seconds": 30.0,
        }
        return Review(**{**given, **more})

    def answer(self, store: Store, card: str = "deck/card", **more: Any) -> Review:
        """One graded answer, saved with the state that follows from it."""
        self.clock.pass_by(seconds=1)
        review = self.review(card, **more)
        store.save_review(review, after(store.state(card) or CardState(card), review))
        return review

    def sitting(self, *queue: str, uid: str = "sitting") -> SessionRecord:
        return SessionRecord(uid, utc_words(self.clock.now()), study_day(self.clock.now()), "full", queue)

    @property
    def segment(self) -> Path:
        """The one segment there is."""
        (path,) = [path for path in self.places.log.iterdir() if path.name.startswith("2")]
        return path


def after(before: CardState, review: Review) -> CardState:
    """A memory simple enough to check by hand: the stability is the sum of the ratings."""
    return replace(
        before,
        stability=(before.stability or 0.0) + (review.rating or 0),
        last_day=review.study_day,
        due=review.study_day + before.reps + 1,
        reps=before.reps + 1,
        last_uid=review.uid,
    )


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def desk(tmp_path: Path, clock: StandingClock) -> Iterator[Desk]:
    made = Desk(tmp_path / "data", tmp_path / "state", clock)
    yield made
    made.close()


@pytest.fixture
def another(tmp_path: Path) -> Iterator[Callable[[str], Desk]]:
    """Further machines by name, each with folders and a clock of its own."""
    made: dict[str, Desk] = {}

    def machine(name: str) -> Desk:
        if name not in made:
            made[name] = Desk(tmp_path / name / "data", tmp_path / name / "state", StandingClock())
        return made[name]

    yield machine
    for desk in made.values():
        desk.close()
