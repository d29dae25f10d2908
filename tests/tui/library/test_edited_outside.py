"""Deck files edited in one's own editor while the app runs."""

from __future__ import annotations

from pathlib import Path

from textual import events

from tests.tui.library.conftest import MILL
from tests.tui.rig import Practice, press, settle, shown, words
from trainer.recall.grade import Grade


async def test_coming_home_reads_what_was_edited_and_says_so(practice: Practice, mill: Path) -> None:
    desk = practice.desk()
    session = desk.begin("mill")
    assert session is not None
    session.grade(session.attempt("everybody eats"), Grade.GOOD)
    session.end()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l")
        mill.write_text(MILL.replace("## bread", "## loaf") + "- good: they are good\n", "utf-8")
        await press(pilot, "escape")
        told = words(pilot)
        assert "Your deck files were edited: 1 card changed, 1 card new, 1 card gone." in told
        assert "mill/bread is now mill/loaf: its progress moved with it." in told
        await press(pilot, "f1", "escape")
        assert "Your deck files were edited: 1 card changed, 1 card new, 1 card gone." in words(pilot)
    assert desk.store.state("mill/loaf") is not None
    assert "mill/rolls" in desk.today("mill").queue


async def test_coming_back_to_the_window_is_coming_home(practice: Practice, mill: Path) -> None:
    async with shown(practice.desk()) as (app, pilot):
        mill.write_text(f"{MILL}- good: they are good\n", "utf-8")
        app.post_message(events.AppFocus())
        await settle(pilot)
        assert "Your deck files were edited: 1 card changed." in words(pilot)


async def test_a_new_deck_and_its_mistakes_are_seen(practice: Practice, mill: Path) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "l")
        (mill.parent / "talk.md").write_text("Q: Talk?\n- reason: @reson\n", "utf-8")
        await press(pilot, "escape")
        assert "Your deck files were edited: 1 card new." in words(pilot)
        assert "1 deck has 2 mistakes: trainer check" in words(pilot)


async def test_nothing_is_said_when_nothing_was_edited(practice: Practice, mill: Path) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "f1", "escape", "l", "escape")
        assert "Your deck files" not in words(pilot)
    assert mill.read_text("utf-8") == MILL
