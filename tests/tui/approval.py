"""Screens as text against golden files.  `GOLDEN=write` writes them anew; read the difference then."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from textual.pilot import Pilot

from tests.tui.rig import SIZES, screen, settle, until

_GOLDEN = Path(__file__).parent.parent / "golden"
Found = dict[tuple[int, int], str]


async def at_each_size(pilot: Pilot[int]) -> Found:
    """The screen that stands there, at every size; the app stands at the first one."""
    found = {SIZES[0]: screen(pilot)}
    for width, height in SIZES[1:]:
        await pilot.resize_terminal(width, height)
        await until(pilot, partial(_is_as_high_as, pilot, height))
        await settle(pilot)
        found[width, height] = screen(pilot)
    return found


def approved(name: str, found: Found) -> None:
    """Each screen has to be as it was approved, to the letter."""
    for (width, height), lines in found.items():
        golden = _GOLDEN / f"{name}-{width}x{height}.txt"
        if os.environ.get("GOLDEN") == "write":
            golden.write_text(lines, "utf-8")
        assert lines == golden.read_text("utf-8")


def _is_as_high_as(pilot: Pilot[int], height: int) -> bool:
    return len(screen(pilot).splitlines()) == height
