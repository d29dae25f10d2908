"""The screens of preparing, with the deck of loose ends beside the deck to try things on."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.progress.test_journal import FullDisk
from tests.tui.rig import Practice
from trainer.desk import Desk
from trainer.prepare.interview import Interview, new_interview
from trainer.prepare.interviews import save
from trainer.prepare.moment_words import Read, read_moment
from trainer.tui.screens.preparing.debrief import DebriefScreen
from trainer.tui.screens.preparing.form_pane import FormPane

DECKS = Path(__file__).resolve().parents[3] / "decks"


@pytest.fixture(autouse=True)
def _quick_forms(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FormPane, "REST_SECONDS", 0.01)
    monkeypatch.setattr(DebriefScreen, "PLACE_SECONDS", 0.01)


@pytest.fixture
def desk(practice: Practice) -> Desk:
    """A desk that knows the cards for loose ends."""
    shutil.copy(DECKS / "loose-ends.md", practice.decks)
    return practice.desk()


@pytest.fixture
def interview(desk: Desk) -> Interview:
    """An interview in nine days, open."""
    now = desk.clock.now()
    read = read_moment("in 9 days, 10:00", now)
    assert isinstance(read, Read)
    one = new_interview(now, desk.random, company="Acme", role="Sales planner", moment=read.moment)
    save(desk.store, one)
    return one


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[FullDisk]:
    """A disk that has room until `room` is set."""
    disk = FullDisk(room=10**9)
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", disk)
        yield disk
