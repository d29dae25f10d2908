"""On the way out: what is not on disk is told, can be kept elsewhere, and is lost only on purpose."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.conftest import StandingClock
from tests.progress.test_journal import FullDisk
from tests.tui.rig import GOOD_OFFER, Practice, answer, paste, press, settle, shown, until, words
from trainer.progress.backups import BackupFailed, backups
from trainer.progress.merging import merge
from trainer.tui.app import NOT_ALL_SAVED, TrainerApp
from trainer.tui.screens.unsaved import UnsavedSheet

Size = tuple[int, int]


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[FullDisk]:
    """A disk that has room until `room` is set."""
    disk = FullDisk(room=10**9)
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", disk)
        yield disk


async def refused_and_quit(pilot: Pilot[int], disk: FullDisk) -> None:
    """One answer graded on a full disk, then home and out."""
    await press(pilot, "enter")
    await answer(pilot, GOOD_OFFER)
    disk.room = 0
    await press(pilot, "3")
    assert "NOT saved: the disk is full" in words(pilot)
    await press(pilot, "ctrl+q")
    await until(pilot, lambda: isinstance(pilot.app.screen, UnsavedSheet))
    await settle(pilot)


async def gone(pilot: Pilot[int]) -> None:
    await until(pilot, lambda: pilot.app.return_value is not None)


async def test_quitting_with_everything_saved_asks_nothing(practice: Practice) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "3", "ctrl+q")
    assert (app.return_value, app.return_code, app.parting) == (0, 0, "")


async def test_an_answer_that_a_full_disk_refused_holds_the_way_out(
    practice: Practice, disk: FullDisk, size: Size
) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (app, pilot):
        await refused_and_quit(pilot, disk)
        assert "1 change not on disk yet: the disk is full." in words(pilot)
        await press(pilot, "r")
        assert "1 change not on disk yet: the disk is full." in words(pilot)
        disk.room = 10**9
        await press(pilot, "r")
        await gone(pilot)
    assert app.return_code == 0
    assert [review.answer for review in practice.desk().store.reviews()] == [GOOD_OFFER]


async def test_space_that_is_free_again_saves_it_without_a_question(
    practice: Practice, disk: FullDisk
) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        disk.room = 0
        await press(pilot, "3")
        disk.room = 10**9
        await press(pilot, "ctrl+q")
        await gone(pilot)
    assert app.return_value == 0
    assert len(list(practice.desk().store.reviews())) == 1


async def test_it_can_be_kept_in_another_folder_and_merged_later(
    practice: Practice, disk: FullDisk, tmp_path: Path, size: Size
) -> None:
    stick = tmp_path / "stick"
    desk = practice.desk()
    async with shown(desk, size) as (app, pilot):
        await refused_and_quit(pilot, disk)
        disk.room = 10**9
        await press(pilot, "f", "escape", "f", "ctrl+u")
        await paste(pilot, str(stick))
        await press(pilot, "enter")
        await until(pilot, lambda: "No such file or directory" in words(pilot))
        stick.mkdir()
        await press(pilot, "f", "ctrl+u")
        await paste(pilot, str(stick))
        await press(pilot, "enter")
        await gone(pilot)
    (kept,) = stick.iterdir()
    assert app.parting == f"Not saved yet, but kept. Take it in later with: trainer merge {kept}"
    assert app.return_code == 0
    practice.close()
    assert merge(desk.where, desk.clock, kept).added == 1
    assert [review.answer for review in practice.desk().store.reviews()] == [GOOD_OFFER]


async def test_leaving_without_it_is_asked_once_more(practice: Practice, disk: FullDisk, size: Size) -> None:
    async with shown(practice.desk(), size) as (app, pilot):
        await refused_and_quit(pilot, disk)
        await press(pilot, "y")
        assert isinstance(app.screen, UnsavedSheet)
        await press(pilot, "l")
        assert "Leave, and lose what is not saved?" in words(pilot)
        await press(pilot, "escape")
        assert "not on disk yet" in words(pilot)
        await press(pilot, "l", "y")
    assert app.return_code == NOT_ALL_SAVED
    assert list(practice.desk().store.reviews()) == []


async def test_one_may_stay_and_go_on_and_quit_again(practice: Practice, disk: FullDisk) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await refused_and_quit(pilot, disk)
        await press(pilot, "ctrl+q", "escape")
        assert not isinstance(app.screen, UnsavedSheet)
        disk.room = 10**9
        await press(pilot, "r")
        assert "Saved: Good." in words(pilot)
        await press(pilot, "ctrl+q")
    assert app.return_value == 0
    assert len(list(practice.desk().store.reviews())) == 1


async def test_text_that_cannot_be_kept_holds_the_way_out_too(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = practice.desk()

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with shown(desk) as (app, pilot):
        await press(pilot, "enter")
        monkeypatch.setattr("trainer.progress.store.write_draft", full)
        await paste(pilot, "I was about to")
        await press(pilot, "ctrl+q")
        assert "What you typed is not saved: the disk is full." in words(pilot)
        await press(pilot, "escape")
        assert "I was about to" in words(pilot)
        await press(pilot, "ctrl+q", "enter")
    assert app.return_value == 0


# Backups while the app is open


async def test_half_an_hour_of_use_leaves_a_backup(
    practice: Practice, clock: StandingClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrainerApp, "LOOK_FOR_BACKUP_S", 0.2)
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        clock.move(minutes=29)
        await press(pilot, "3")
        await settle(pilot)
        assert backups(desk.where.state) == []
        clock.move(minutes=1)
        await until(pilot, lambda: len(backups(desk.where.state)) == 1)
        clock.move(minutes=31)
        await press(pilot, "escape")
        await settle(pilot)
        assert len(backups(desk.where.state)) == 1


async def test_a_backup_that_fails_is_one_calm_line_once(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TrainerApp, "LOOK_FOR_BACKUP_S", 0.2)
    desk = practice.desk()
    tries = []

    def refuse() -> None:
        tries.append(1)
        raise BackupFailed("The backup could not be written (No space left on device).")

    monkeypatch.setattr(desk.store, "back_up_when_due", refuse)
    async with shown(desk) as (app, pilot):
        await until(pilot, lambda: len(tries) > 3)
        told = [notice.message for notice in app._notifications]
    assert told == [
        "The backup could not be written (No space left on device). Your answers themselves are saved."
    ]
