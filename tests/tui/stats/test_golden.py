"""The pages of the statistics against golden files.  `GOLDEN=write` writes them anew; read it then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.tui.approval import approved
from tests.tui.rig import SIZES, press, screen, shown
from trainer.desk import Desk
from trainer.tui.screens.stats.screen import PAGES


@pytest.mark.parametrize("size", SIZES, ids=str)
@pytest.mark.parametrize(("number", "name"), list(enumerate(PAGES, 1)))
async def test_the_page_stands_as_approved(
    practised: Callable[[int], Desk], size: tuple[int, int], number: int, name: str
) -> None:
    async with shown(practised(15), size) as (_, pilot):
        await press(pilot, "t", str(number))
        lines = screen(pilot)
    approved(f"stats-{name.lower()}", {size: lines})
