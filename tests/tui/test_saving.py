"""Saving beside the event loop: the screen lives on, keys are not lost, and nothing happens twice."""

from __future__ import annotations

import asyncio
import errno
import os
import threading
from collections.abc import Callable, Iterator

import pytest
from textual.pilot import Pilot

from tests.tui.rig import (
    GOOD_OFFER,
    Practice,
    answer,
    bindings_now,
    paste,
    press,
    settle,
    shown,
    until,
    words,
)
from trainer.tui.saving import Saving
from trainer.tui.screens.drill import DrillScreen
from trainer.tui.widgets.writing import Writing


class SlowDisk:
    """A disk that confirms nothing while it is held; it fails whoever waits for it on the event loop."""

    def __init__(self) -> None:
        self.plug_in: Callable[[], None]
        self.going = threading.Event()
        self.going.set()
        self.refuses = False
        self.asked = 0
        self._fsync = os.fsync

    def __call__(self, descriptor: int) -> None:
        self.asked += 1
        assert threading.current_thread() is not threading.main_thread(), "the screen waits for the disk"
        assert self.going.wait(30), "nobody let the disk go on"
        if self.refuses:
            raise OSError(errno.EIO, "Input/output error")
        self._fsync(descriptor)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SlowDisk]:
    disk = SlowDisk()
    with monkeypatch.context() as patched:
        disk.plug_in = lambda: patched.setattr(os, "fsync", disk)
        yield disk
    disk.going.set()


async def at_a_verdict(pilot: Pilot[int], disk: SlowDisk) -> DrillScreen:
    """One answer judged, nothing graded; from now on the disk is the slow one."""
    await press(pilot, "enter")
    disk.plug_in()
    await answer(pilot, GOOD_OFFER)
    drill = pilot.app.screen
    assert isinstance(drill, DrillScreen)
    return drill


async def held(pilot: Pilot[int], disk: SlowDisk, *keys: str) -> None:
    """Press while the disk holds everything up, until it is asked to save."""
    disk.going.clear()
    before = disk.asked
    await pilot.press(*keys)
    await until(pilot, lambda: disk.asked > before)


async def test_nothing_of_a_sitting_is_saved_on_the_event_loop(practice: Practice, disk: SlowDisk) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await at_a_verdict(pilot, disk)
        await press(pilot, "x", "y", "enter", "u", "3", "f8", "3")
        await answer(pilot, "Good morning.")
        await press(pilot, "minus", "f8", "ctrl+s", "at", "f8", "ctrl+s", "1")
        await paste(pilot, "It went wrong.")
        await press(pilot, "escape")
        assert disk.asked > 8
    assert [review.rating for review in desk.store.reviews()] == [3, 1]


async def test_the_screen_lives_while_a_slow_disk_saves_and_goes_on_only_then(
    practice: Practice, disk: SlowDisk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Saving, "SAY_AFTER_S", 0.001)
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        drill = await at_a_verdict(pilot, disk)
        ticks: list[int] = []
        drill.set_interval(0.001, lambda: ticks.append(1))
        await held(pilot, disk, "3")
        seen = len(ticks)
        await until(pilot, lambda: len(ticks) > seen and "Saving …" in words(pilot))
        assert "Question 1 of 3" in words(pilot) or "1 of 3" in words(pilot)
        assert "Saved" not in words(pilot)
        assert not list(desk.store.reviews())
        disk.going.set()
        await settle(pilot)
        assert "Saved: Good." in words(pilot)
        assert "2 of 3" in words(pilot)
        assert "Saving" not in words(pilot)


async def test_keys_pressed_while_it_saves_do_nothing_twice_and_words_reach_the_next_box(
    practice: Practice, disk: SlowDisk
) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await at_a_verdict(pilot, disk)
        await held(pilot, disk, "3")
        await pilot.press("3", "enter", "f8", "G", "o", "o", "d")
        disk.going.set()
        await settle(pilot)
        assert [review.rating for review in desk.store.reviews()] == [3]
        assert pilot.app.screen.query_one(Writing).answer == "Good"
        assert "writing.judge" in bindings_now(pilot)


async def test_a_save_that_fails_late_keeps_the_verdict_and_its_keys(
    practice: Practice, disk: SlowDisk
) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await at_a_verdict(pilot, disk)
        await held(pilot, disk, "3")
        disk.refuses = True
        disk.going.set()
        await settle(pilot)
        assert "NOT saved: Input/output error." in words(pilot)
        assert {"verdict.good", "drill.retry"} <= bindings_now(pilot)
        disk.refuses = False
        await press(pilot, "r")
        assert "Saved: Good." in words(pilot)
    assert [review.rating for review in desk.store.reviews()] == [3]


async def test_quitting_waits_for_what_is_on_its_way_to_the_disk(practice: Practice, disk: SlowDisk) -> None:
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await at_a_verdict(pilot, disk)
        await held(pilot, disk, "3")
        quitting = asyncio.create_task(app.action_quit())
        await pilot.pause()
        assert not quitting.done()
        disk.going.set()
        await quitting
        assert app.return_value == 0
    assert app.return_code == 0
    assert [review.rating for review in desk.store.reviews()] == [3]
