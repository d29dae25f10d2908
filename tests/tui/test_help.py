"""The help: every line of it can be read, and it begins with the keys of the place where one is."""

from __future__ import annotations

import pytest

from tests.tui.rig import HALF_OFFER, Practice, paste, press, screen, shown, words


@pytest.mark.parametrize("size", [(80, 24), (60, 16), (40, 10)], ids=str)
@pytest.mark.parametrize("key", ["down", "pagedown", "end", "space"])
async def test_the_help_can_be_read_to_its_last_line(
    practice: Practice, size: tuple[int, int], key: str
) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "enter", "f1")
        first = screen(pilot)
        assert '"verdict.flip" = "f"' not in first
        times = {"end": 1, "down": 3}.get(key, 30)
        await press(pilot, *[key] * times)
        assert screen(pilot) != first
        if key != "down":
            assert '"verdict.flip" = "f"' in words(pilot)
        await press(pilot, "home")
        assert screen(pilot) == first


async def test_the_help_begins_where_one_is(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter", "f1")
        assert screen(pilot).index("While you write") < screen(pilot).index("In the drill")
        await press(pilot, "escape")
        await paste(pilot, HALF_OFFER)
        await press(pilot, "ctrl+s", "f1")
        assert "In a short field" in screen(pilot)
        await press(pilot, "escape", "escape", "f1")
        assert "With the verdict" in screen(pilot)
        assert "While you write" not in screen(pilot)
