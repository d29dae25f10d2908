"""The screens as text against golden files.  `GOLDEN=write` writes them anew; read the difference then."""

from __future__ import annotations

import pytest

from tests.tui.approval import approved, at_each_size
from tests.tui.rig import (
    GOOD_OFFER,
    HALF_OFFER,
    SIZES,
    Practice,
    paste,
    press,
    shown,
    until,
    words,
)

GOLDEN_STORY = (
    "Complaints fell from 12 to 8 percent in a year. I persuaded the sales director, because he knew that "
    "Harkness Foods would leave."
)
WAYS: dict[str, tuple[str, ...]] = {
    "home": (),
    "home-help": ("f1",),
    "question": ("enter",),
    "question-saved": ("enter", GOOD_OFFER, "ctrl+s", "3"),
    "bridges": ("enter", "f2"),
    "blank": ("enter", "f2", "enter"),
    "verdict": ("enter", HALF_OFFER, "ctrl+s", "escape"),
    "follow-up": ("enter", HALF_OFFER, "ctrl+s"),
    "keep-wording": ("enter", HALF_OFFER, "ctrl+s", "escape", "up", "y"),
    "stopwatch": ("m", "enter", "space"),
    "ticks": ("m", "enter", "space", "space", "1", "3"),
    "aloud": ("m", "enter", "space", "space", "1", "3", "enter"),
    "unfinished": ("enter", GOOD_OFFER, "ctrl+s", "3", "escape"),
    "summary": (
        "enter",
        GOOD_OFFER,
        "ctrl+s",
        "3",
        "hello there",
        "ctrl+s",
        "2",
        "f2",
        "enter",
        "1",
        "f2",
        "enter",
        "1",
    ),
    "stats": ("enter", GOOD_OFFER, "ctrl+s", "3", "escape", "t"),
    "points-picker": ("enter", GOLDEN_STORY, "ctrl+s", "escape", "t", "down", "m"),
    "info": ("enter", GOOD_OFFER, "ctrl+s", "i"),
}


@pytest.mark.parametrize("name", WAYS)
async def test_the_screen_stands_as_approved(practice: Practice, name: str) -> None:
    async with shown(practice.desk(), SIZES[0]) as (_, pilot):
        for step in WAYS[name]:
            await (paste(pilot, step) if " " in step else press(pilot, step))
        if "Last time" in words(pilot):
            await until(pilot, lambda: "Last time …" not in words(pilot))
        found = await at_each_size(pilot)
    approved(name, found)
