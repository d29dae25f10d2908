"""The judge of the desk learns from saved corrections, over restarts, and can be told not to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.conftest import StandingClock
from trainer.cards.library import load_library
from trainer.cards.slots import AskedPoint
from trainer.desk import Desk
from trainer.places import places
from trainer.progress.records import CardState, PointRecord, Review
from trainer.progress.store import open_store
from trainer.recall.learning import FLIPS_FROM, Shifts
from trainer.recall.verdict import Spoken
from trainer.settings import load, remember

Reopen = Callable[[], Desk]
PARTLY = PointRecord("p", 0.55, "partly", said_by_user=True)


@pytest.fixture
def reopen(tmp_path: Path, small_decks: Path, clock: StandingClock) -> Iterator[Reopen]:
    """Opens a desk as the next start does; the one before is closed."""
    opened: list[Desk] = []
    where = places(str(tmp_path / "data"), {})
    remember(where.config, "judge", "words")

    def open_it() -> Desk:
        for desk in opened:
            desk.store.close()
        library = load_library(small_decks, where.decks)
        desk = Desk(where, clock, load(where.config), library, open_store(where, clock), Random(7))
        opened.append(desk)
        return desk

    yield open_it
    for desk in opened:
        desk.store.close()


def review(number: int, **more: object) -> Review:
    fields = {"rating": 3, "judge": "words", "points": (PARTLY,), **more}
    uid = f"{number:016x}"
    return Review(uid, "2026-11-22T09:00:00.000Z", 0, 20_000, "dev", "small/offer", **fields)  # type: ignore[arg-type]


def correct(desk: Desk, times: int) -> None:
    for number in range(1, times + 1):
        desk.store.save_review(review(number), CardState("small/offer", reps=number))


def test_thirty_corrections_move_a_cut_after_a_restart_and_off_is_off(reopen: Reopen) -> None:
    correct(reopen(), FLIPS_FROM)
    desk = reopen()
    assert desk.learning.shifts == Shifts(covered=-0.05)
    point = AskedPoint("p", "told the manager early", ("told the manager early",), (), False, None, False)
    spoken = Spoken("", "I told them early on, all of them there, that it was so.", (point,))
    verdict = desk.judge.judge(spoken).points[0]
    remember(desk.where.config, "learn", False)
    plain = reopen()
    assert plain.learning.shifts == Shifts()
    assert plain.judge.judge(spoken).points[0].score == verdict.score
    assert plain.learning.corrections == FLIPS_FROM


def test_another_judge_starts_to_learn_afresh(reopen: Reopen) -> None:
    desk = reopen()
    correct(desk, FLIPS_FROM)
    remember(desk.where.config, "judge", "both")
    learning = reopen().learning
    assert (learning.judge, learning.corrections, learning.shifts) == ("both", 0, Shifts())
    assert learning.sentence == "The judge learns from your corrections: 0 of the 30 it needs."


def test_without_a_snapshot_the_corrections_are_counted_from_the_log(reopen: Reopen) -> None:
    desk = reopen()
    correct(desk, FLIPS_FROM)
    desk.store.close()
    for path in desk.where.state.rglob("*snapshot*"):
        path.unlink()
    assert reopen().learning.corrections == FLIPS_FROM


def test_what_was_taken_back_blank_or_aloud_teaches_nothing(reopen: Reopen) -> None:
    store = reopen().store
    state = CardState("small/offer", reps=1)
    store.save_review(review(1), state)
    store.save_review(review(2, flags=("blank",)), state)
    store.save_review(review(3, judge="self"), state)
    assert len(store.judged("words")) == 1
    store.save_review(review(4, undoes=review(1).uid, points=(), judge=None, rating=None), state)
    assert list(store.judged("words")) == []


def test_a_wrong_setting_is_told_and_learning_stays_on(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_text('learn = "maybe"', "utf-8")
    found = load(tmp_path / "config.toml")
    assert found.learn
    assert found.problems == ("config.toml: learn is true or false; the default holds.",)
