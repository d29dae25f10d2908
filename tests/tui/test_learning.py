"""Learning from corrections is shown in the palette, switched there, and remembered."""

from __future__ import annotations

from tests.tui.rig import Practice, paste, press, settle, shown, words
from trainer.settings import load


async def test_learning_is_switched_off_and_on_in_the_palette(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        for told, on in (("The judge takes no notice", False), ("0 of the 30 it needs", True)):
            await press(pilot, "ctrl+p")
            await paste(pilot, "learning from corrections")
            await settle(pilot)
            await press(pilot, "down", "enter")
            assert told in words(pilot)
            assert desk.settings.learn is on
            assert load(desk.where.config).learn is on
