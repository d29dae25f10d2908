"""The app where nothing can be written: it says so, shows what there is, and asks nothing."""

from __future__ import annotations

import os
from pathlib import Path
from zlib import crc32

import pytest

from tests.tui.rig import GOOD_OFFER, Practice, answer, bindings_now, press, shown, words
from trainer.cli.opening import opened
from trainer.cli.practice import _wants_to_look
from trainer.cli.words import Words
from trainer.desk import Desk
from trainer.progress.line import Line, encode
from trainer.progress.problems import StoreNewer
from trainer.tui.screens.stats.screen import StatsScreen

Size = tuple[int, int]


async def practised(practice: Practice) -> Desk:
    """A desk on which one question was answered and the sitting left."""
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "3", "escape")
    return desk


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log folder that lets nobody write; root, who may run these tests, could."""
    allowed = os.access

    def refused(path: Path, mode: int) -> bool:
        return not (mode & os.W_OK and Path(path).name == "log") and allowed(path, mode)

    monkeypatch.setattr(os, "access", refused)


async def test_a_disk_that_nobody_may_write_leaves_everything_but_practice(
    practice: Practice, size: Size, request: pytest.FixtureRequest
) -> None:
    await practised(practice)
    request.getfixturevalue("read_only")
    desk = practice.desk()
    assert desk.store.read_only
    async with shown(desk, size) as (app, pilot):
        told = words(pilot)
        assert "Looking only: nothing is" in told
        assert "cannot be written" in told
        assert "Begin: the first question" not in told
        assert not {"home.new", "home.mode", "home.wake"} & bindings_now(pilot)
        await press(pilot, "enter")
        assert "Not begun: this window only looks" in words(pilot)
        await press(pilot, "f1", "escape", "t")
        assert isinstance(app.screen, StatsScreen)
        assert "Answers 1 in all" in words(pilot)
        await press(pilot, "escape", "q")
    assert app.return_value == 0


async def test_what_a_newer_version_wrote_is_only_looked_at(practice: Practice) -> None:
    desk = await practised(practice)
    practice.close()
    newer = encode(Line("f" * 28, 1, "2026-11-22T10:00:00.000Z", "ab" * 4, ())).replace(b'"v":1', b'"v":2')
    body = newer[: newer.index(b',"crc"')]
    (desk.where.log / "2026-11.abababab.jsonl").write_bytes(b'%b,"crc":"%08x"}\n' % (body, crc32(body)))
    before = {path: path.read_bytes() for path in desk.where.log.iterdir()}
    with pytest.raises(StoreNewer) as caught:
        practice.desk()
    assert _wants_to_look(caught.value)
    words_of_command = Words()
    words_of_command.data = str(practice.folder / "data")
    looking = opened(words_of_command, may_look=_wants_to_look)
    with looking:
        async with shown(looking, (120, 24)) as (_, pilot):
            assert "Looking only: nothing is asked" in words(pilot)
            assert "What a newer version of this program wrote (format 2) is not shown." in words(pilot)
            assert "1 answer" in words(pilot)
    assert {path: path.read_bytes() for path in desk.where.log.iterdir()} == before
