"""The store against a model of plain dictionaries: any saves, undos, moves, kills, full disks and starts."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from unittest import mock

import hypothesis.strategies as st
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.progress.conftest import Desk, StandingClock, after
from tests.progress.test_journal import FullDisk
from trainer.progress.records import CardState, Review, SessionRecord
from trainer.progress.store import NotSaved

CARDS = st.sampled_from([f"deck/card-{number}" for number in range(4)])
WORDS = st.sampled_from(["sleep on it", "think it over", "überlegen"])


class StoreModel(RuleBasedStateMachine):
    """Every rule does one thing to the store and the same to the dictionaries."""

    def __init__(self) -> None:
        super().__init__()
        self.base = Path(tempfile.mkdtemp(prefix="store-"))
        self.desk = Desk(self.base / "data", self.base / "state", StandingClock())
        self.store = self.desk.open()
        self.states: dict[str, CardState] = {}
        self.reviews: dict[str, Review] = {}
        self.granted: dict[tuple[str, str], tuple[str, ...]] = {}
        self.notes: dict[str, dict[str, object]] = {}
        self.sitting: SessionRecord | None = None

    def teardown(self) -> None:
        self.desk.close()
        shutil.rmtree(self.base)

    def graded(self, card: str, rating: int, seconds: float) -> tuple[Review, CardState]:
        self.desk.clock.pass_by(minutes=1)
        review = self.desk.review(card, rating=rating, seconds=seconds)
        return review, after(self.states.get(card, CardState(card)), review)

    @rule(card=CARDS, rating=st.integers(1, 4), seconds=st.floats(0, 600))
    def answer(self, card: str, rating: int, seconds: float) -> None:
        review, state = self.graded(card, rating, seconds)
        self.store.save_review(review, state)
        self.reviews[review.uid], self.states[card] = review, state

    @rule(card=CARDS, room=st.integers(0, 300))
    def answer_on_a_full_disk(self, card: str, room: int) -> None:
        review, state = self.graded(card, 3, 1.0)
        with mock.patch("os.write", FullDisk(room)):
            try:
                self.store.save_review(review, state)
            except NotSaved:
                pass
            else:
                raise AssertionError("a full disk took a line")
        self.store.save_review(review, state)
        self.reviews[review.uid], self.states[card] = review, state

    @precondition(lambda self: self.reviews)
    @rule(back=st.integers(0, 3))
    def undo(self, back: int) -> None:
        target = list(self.reviews.values())[-1 - back % len(self.reviews)]
        before = replace(self.states.get(target.card, CardState(target.card)), lapses=9)
        self.desk.clock.pass_by(minutes=1)
        record = self.desk.review(target.card, undoes=target.uid, answer=None, points=(), seconds=None)
        self.store.save_review(record, before)
        del self.reviews[target.uid]
        self.states[target.card] = before

    @rule(card=CARDS, suspended=st.booleans())
    def set_aside(self, card: str, suspended: bool) -> None:
        state = replace(self.states.get(card, CardState(card)), suspended=suspended)
        self.sitting = self.desk.sitting(card, uid=f"sitting-{suspended}")
        self.store.save_state(state, self.sitting)
        self.states[card] = state

    @rule(card=CARDS, wording=WORDS)
    def grant(self, card: str, wording: str) -> None:
        self.store.grant(card, "p", wording)
        there = self.granted.get((card, "p"), ())
        self.granted[card, "p"] = there if wording in there else (*there, wording)

    @rule(card=CARDS, wording=WORDS)
    def ungrant(self, card: str, wording: str) -> None:
        self.store.ungrant(card, "p", wording)
        left = tuple(word for word in self.granted.pop((card, "p"), ()) if word != wording)
        if left:
            self.granted[card, "p"] = left

    @rule(name=WORDS, gone=st.booleans())
    def note(self, name: str, gone: bool) -> None:
        if gone:
            self.store.remove("people", name)
            self.notes.pop(name, None)
        else:
            self.notes[name] = {"v": 1, "name": name, "list": [1, {"deep": None}]}
            self.store.put("people", name, self.notes[name])

    @rule(days=st.integers(-2, 40))
    def time_passes(self, days: int) -> None:
        self.desk.clock.pass_by(days=days)

    @rule()
    def quit_and_start(self) -> None:
        self.desk.close()
        self.store = self.desk.open()

    @rule(torn=st.integers(0, 60))
    def kill_and_start(self, torn: int) -> None:
        self.desk.abandon()
        segments = sorted(self.desk.places.log.glob("2*.jsonl"), key=lambda path: path.stat().st_mtime_ns)
        if torn and segments:
            with segments[-1].open("ab") as file:
                file.write(b'{"v":1,"id":"0123456789abcdef","seq":99,"ts":"2026-11-20T09:00"'[:torn])
        self.store = self.desk.open()

    @rule()
    def back_up(self) -> None:
        self.store.back_up()

    @invariant()
    def the_store_says_what_the_model_says(self) -> None:
        assert dict(self.store.states()) == self.states
        assert list(self.store.reviews()) == list(self.reviews.values())
        assert self.store.granted() == self.granted
        assert self.store.documents("people") == self.notes
        assert self.store.last_session() == self.sitting
        assert self.store.waiting == 0

    @invariant()
    def the_counts_follow(self) -> None:
        first: dict[str, int] = {}
        for review in self.reviews.values():
            first.setdefault(review.card, review.study_day)
        for day in set(first.values()) | {20777}:
            assert self.store.new_on(day) == list(first.values()).count(day)
        times = [review.seconds for review in self.reviews.values() if review.seconds is not None]
        assert self.store.median_seconds() == (median(times[-50:]) if len(times) >= 5 else None)

    @invariant()
    def everything_is_private(self) -> None:
        for base in (self.desk.places.log, self.desk.places.state):
            for path in base.rglob("*"):
                assert path.stat().st_mode & 0o077 == 0 or os.name == "nt"


StoreModel.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
TestStoreAgainstAModel = StoreModel.TestCase
