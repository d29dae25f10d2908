"""When the disk takes no more: the candidate is told at once, keeps the answer, and nothing is lost."""

from __future__ import annotations

import errno
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.progress.conftest import Desk, StandingClock, after
from tests.progress.test_journal import FullDisk, failing_sync
from trainer.progress.records import CardState
from trainer.progress.store import NotSaved


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Iterator[FullDisk]:
    """A disk that has room until `room` is set."""
    disk = FullDisk(room=10**9)
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", disk)
        yield disk


def test_the_candidate_is_told_what_to_do_and_nothing_has_moved(desk: Desk, full: FullDisk) -> None:
    store = desk.open()
    first = desk.answer(store)
    before = store.state("deck/card")
    full.room = 40
    with pytest.raises(NotSaved) as caught:
        desk.answer(store)
    assert str(caught.value) == (
        "NOT saved: the disk is full. Your answer is kept here: free some space and press r."
    )
    assert store.state("deck/card") == before
    assert [review.uid for review in store.reviews()] == [first.uid]
    assert store.waiting == 1


def test_pressing_r_saves_what_waits_once_there_is_space(desk: Desk, full: FullDisk) -> None:
    store = desk.open()
    full.room = 40
    with pytest.raises(NotSaved):
        desk.answer(store, answer="the one that waits")
    with pytest.raises(NotSaved):
        store.retry()
    full.room = 10**9
    store.retry()
    assert store.waiting == 0
    desk.abandon()
    assert [review.answer for review in desk.open().reviews()] == ["the one that waits"]


def test_grading_the_same_card_again_replaces_what_waits(desk: Desk, full: FullDisk) -> None:
    store = desk.open()
    full.room = 0
    for _ in range(3):
        with pytest.raises(NotSaved):
            desk.answer(store)
    assert store.waiting == 1
    full.room = 10**9
    last = desk.answer(store)
    desk.abandon()
    again = desk.open()
    assert [review.uid for review in again.reviews()] == [last.uid]
    state = again.state("deck/card")
    assert state is not None
    assert state.reps == 1


def test_what_waits_goes_before_the_next_save(desk: Desk, full: FullDisk) -> None:
    store = desk.open()
    full.room = 0
    with pytest.raises(NotSaved):
        desk.answer(store, "deck/a")
    full.room = 10**9
    desk.answer(store, "deck/b")
    desk.abandon()
    assert [review.card for review in desk.open().reviews()] == ["deck/a", "deck/b"]


def test_what_waits_is_saved_at_quit(desk: Desk, full: FullDisk) -> None:
    store = desk.open()
    full.room = 0
    with pytest.raises(NotSaved):
        desk.answer(store)
    full.room = 10**9
    store.close()
    assert len(list(desk.open().reviews())) == 1


def test_what_waits_can_be_kept_in_another_folder(desk: Desk, full: FullDisk, tmp_path: Path) -> None:
    from trainer.progress.merging import merge

    store = desk.open()
    full.room = 0
    with pytest.raises(NotSaved):
        desk.answer(store, answer="rescued")
    full.room = 10**9
    stick = tmp_path / "stick"
    stick.mkdir()
    path = store.rescue(stick)
    assert store.waiting == 0
    desk.close()
    assert merge(desk.places, desk.clock, path).added == 1
    assert [review.answer for review in desk.open().reviews()] == ["rescued"]


def test_what_was_rescued_may_come_back_after_further_answers(
    desk: Desk, full: FullDisk, tmp_path: Path
) -> None:
    from trainer.progress.merging import merge

    store = desk.open()
    desk.answer(store)
    full.room = 0
    with pytest.raises(NotSaved):
        desk.answer(store, "deck/other", answer="rescued")
    full.room = 10**9
    path = store.rescue(tmp_path)
    desk.close()
    desk.answer(desk.open(), "deck/third")
    desk.close()
    assert merge(desk.places, desk.clock, path).added == 1
    store = desk.open()
    assert [review.card for review in store.reviews()] == ["deck/card", "deck/other", "deck/third"]
    assert store.notices == ()


def test_a_hundred_refused_saves_lose_nothing_that_was_confirmed(desk: Desk, full: FullDisk) -> None:
    store = desk.open()
    confirmed = []
    for number in range(150):
        full.room = 10**9 if number % 3 == 0 else number
        try:
            confirmed.append(desk.answer(store, f"deck/card-{number}").uid)
        except NotSaved:
            continue
    full.room = 10**9
    store.retry()
    desk.abandon()
    found = [review.uid for review in desk.open().reviews()]
    assert len(found) == len(set(found)) == 150
    assert set(confirmed) <= set(found)


def test_a_draft_that_cannot_be_written_says_so_and_leaves_the_last_one(desk: Desk, full: FullDisk) -> None:
    from trainer.progress.records import Draft

    store = desk.open()
    store.save_draft(Draft("deck/a", 0, "full", "first", "2026-11-20T09:00:00.000Z"))
    full.room = 3
    with pytest.raises(NotSaved, match="disk is full"):
        store.save_draft(Draft("deck/a", 0, "full", "second", "2026-11-20T09:00:05.000Z"))
    kept = store.draft()
    assert kept is not None
    assert kept.answer == "first"


def test_a_failed_fsync_is_told_and_saving_goes_on(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    store = desk.open()
    desk.answer(store)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing_sync(1, []))
        desk.answer(store)
    assert any("saving goes on in a file beside" in notice for notice in store.notices)
    desk.answer(store)
    desk.abandon()
    found = [review.uid for review in desk.open().reviews()]
    assert len(found) == len(set(found)) == 3


def test_an_answer_in_doubt_that_is_graded_anew_counts_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = desk.open()
    desk.answer(store)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing_sync(2, []))
        with pytest.raises(NotSaved, match="Input/output error"):
            desk.answer(store, rating=1)
    last = desk.answer(store, rating=4)
    state, today = store.state("deck/card"), last.study_day
    desk.abandon()
    again = desk.open()
    assert [review.rating for review in again.reviews()] == [3, 4]
    assert again.state("deck/card") == state
    assert again.new_on(today) == 1


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_disk_that_lets_nobody_write_opens_for_reading_with_a_notice(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    review = desk.answer(desk.open())
    desk.close()
    opened = os.open

    def refuse(path: object, flags: int, *more: int, **options: int) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            raise OSError(code, os.strerror(code))
        return opened(path, flags, *more, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        store = desk.open()
        assert store.read_only
        assert [found.uid for found in store.reviews()] == [review.uid]
        assert any("nothing will be saved" in notice for notice in store.notices)
        with pytest.raises(NotSaved, match="reading only"):
            desk.answer(store)


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="mounting a small file system needs root")
def test_a_real_file_system_that_fills_up_loses_nothing_confirmed(tmp_path: Path) -> None:
    mount = tmp_path / "small"
    mount.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(mount)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"tmpfs could not be mounted: {mounted.stderr.strip()}")
    try:
        desk = Desk(mount / "data", tmp_path / "state", StandingClock())
        store = desk.open()
        ballast = mount / "ballast"
        ballast.write_bytes(b"x" * 100_000)
        confirmed: list[str] = []

        def answer_for_ever() -> None:
            for number in range(10_000):
                confirmed.append(desk.answer(store, f"deck/card-{number}").uid)

        with pytest.raises(NotSaved, match="disk is full"):
            answer_for_ever()
        assert len(confirmed) > 20
        ballast.unlink()
        store.retry()
        confirmed.append(desk.answer(store, "deck/last").uid)
        desk.abandon()
        again = desk.open()
        found = [review.uid for review in again.reviews()]
        assert len(found) == len(set(found)) == len(confirmed) + 1
        assert set(confirmed) <= set(found)
        assert again.notices == ()
        state = again.state("deck/last")
        assert state == after(CardState("deck/last"), list(again.reviews())[-1])
        desk.close()
    finally:
        subprocess.run(["umount", str(mount)], check=True)
