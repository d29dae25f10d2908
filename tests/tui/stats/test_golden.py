"""The pages of the statistics against golden files.  `GOLDEN=write` writes them anew; read it then."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.tui.rig import press, screen, shown
from trainer.desk import Desk
from trainer.tui.screens.stats.screen import PAGES

GOLDEN = Path(__file__).parents[2] / "golden"


@pytest.mark.parametrize(("number", "name"), list(enumerate(PAGES, 1)))
async def test_the_page_stands_as_approved(
    practised: Callable[[int], Desk], size: tuple[int, int], number: int, name: str
) -> None:
    async with shown(practised(15), size) as (_, pilot):
        await press(pilot, "t", str(number))
        lines = screen(pilot)
    golden = GOLDEN / f"stats-{name.lower()}-{size[0]}x{size[1]}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.write_text(lines, "utf-8")
    assert lines == golden.read_text("utf-8")
