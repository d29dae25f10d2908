"""Hostile cards through every screen of the library: shown as they are, doing nothing."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.hostile.test_app import GROUPS, NASTY, assert_harmless, hostile_deck
from tests.tui.rig import Practice, paste, press, shown, words
from trainer.recall.grade import Grade
from trainer.text import clean
from trainer.tui.screens.library.card_page import CardPage
from trainer.tui.screens.library.decks import DecksScreen


async def walk(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await press(pilot, key)
        assert_harmless(pilot)


@pytest.mark.parametrize(
    ("group", "size"),
    list(zip(GROUPS, cycle([(80, 24), (40, 10), (120, 30)]), strict=False)),
    ids=str,
)
async def test_a_hostile_deck_walks_through_the_library(
    practice: Practice, mill: Path, group: str, size: tuple[int, int]
) -> None:
    text = " ".join(NASTY[name] for name in GROUPS[group])
    mill.write_text(hostile_deck(text), "utf-8")
    desk = practice.desk()
    if session := desk.begin("mill"):  # a slot that nobody knows is never asked
        session.grade(session.attempt(f"thank you {text}"), Grade.GOOD)
        session.end()
    async with shown(desk, size) as (app, pilot):
        await walk(pilot, "l", "down", "down", "f1", "escape", "enter", "enter")
        assert isinstance(app.screen, CardPage)
        await walk(pilot, "pagedown", "pagedown", "h", "pagedown", "escape", "at", "at", "delete", "escape")
        await walk(pilot, "t")
        await paste(pilot, f"#a {text}")
        await walk(pilot, "enter", "m")
        await paste(pilot, text)
        await walk(pilot, "enter")
        assert "NOT saved" not in words(pilot)
        await walk(pilot, "e", "f2", "f2")
        await paste(pilot, text)
        await walk(pilot, "ctrl+s", "escape", "x", "escape", "slash")
        await paste(pilot, text)
        await walk(pilot, "down", "escape", "n")
        await paste(pilot, text)
        await walk(pilot, "enter")
        await paste(pilot, text)
        await walk(pilot, "tab")
        await paste(pilot, text)
        await walk(pilot, "ctrl+s")
    assert all(path.parent == mill.parent for path in mill.parent.rglob("*.md"))
    for path in mill.parent.glob("*.md"):
        if path != mill:
            content = path.read_text("utf-8")
            assert clean(content) == content


async def test_a_wordy_deck_name_begins_a_deck_of_a_harmless_name(practice: Practice, mill: Path) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "l", "n")
        await paste(pilot, "Why us?")
        await press(pilot, "enter", "tab")
        await paste(pilot, "../../../escape\x1b[2J [/nope]")
        await walk(pilot, "ctrl+s")
        assert isinstance(app.screen, DecksScreen)
    assert sorted(path.name for path in mill.parent.iterdir()) == ["escape-nope.md", "mill.md"]
