"""The screens as text against golden files.  `GOLDEN=write` writes them anew; read the difference then."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.tui.rig import GOOD_OFFER, HALF_OFFER, Practice, paste, press, screen, shown, until, words

GOLDEN = Path(__file__).parent.parent / "golden"
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
    "info": ("enter", GOOD_OFFER, "ctrl+s", "i"),
}


@pytest.mark.parametrize("name", WAYS)
async def test_the_screen_stands_as_it_was_approved(
    practice: Practice, size: tuple[int, int], name: str
) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        for step in WAYS[name]:
            await (paste(pilot, step) if " " in step else press(pilot, step))
        if "Last time" in words(pilot):
            await until(pilot, lambda: "Last time …" not in words(pilot))
        found = screen(pilot)
    golden = GOLDEN / f"{name}-{size[0]}x{size[1]}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(found, "utf-8")
    assert found == golden.read_text("utf-8")
