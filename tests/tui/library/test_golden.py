"""The library's screens as text against golden files.  `GOLDEN=write` writes them anew; read them then."""

from __future__ import annotations

import pytest

from tests.tui.approval import approved, at_each_size
from tests.tui.rig import GOOD_OFFER, Practice, paste, press, shown, until, words
from trainer.recall.grade import Grade

SIZES = ((80, 24), (60, 16))
WAYS: dict[str, tuple[str, ...]] = {
    "decks": ("l", "down", "down", "space"),
    "cards": ("l", "enter", "down"),
    "search": ("l", "slash", "k"),
    "card": ("l", "enter", "enter", "pagedown"),
    "editor": ("l", "down", "down", "enter", "e"),
    "preview": ("l", "down", "down", "enter", "e", "f2"),
    "unsaved-text": ("l", "down", "down", "enter", "e", " - more", "escape"),
    "new-card": ("l", "n", "Why do you want to leave?", "enter", "a new thing: grow | next step"),
    "move": ("l", "enter", "end", "m"),
    "remove": ("l", "enter", "end", "delete"),
}


@pytest.mark.usefixtures("mill")
@pytest.mark.parametrize("name", WAYS)
async def test_the_screen_stands_as_approved(practice: Practice, name: str) -> None:
    desk = practice.desk()
    for text, grade in (("thank you", Grade.AGAIN), (GOOD_OFFER, Grade.EASY)):
        session = desk.begin("practice")
        assert session is not None
        session.grade(session.attempt(text), grade)
        session.end()
        practice.clock.move(days=3)
    async with shown(desk, SIZES[0]) as (_, pilot):
        for step in WAYS[name]:
            await (paste(pilot, step) if " " in step else press(pilot, step))
        if name == "new-card":
            await until(pilot, lambda: "No mistakes." in words(pilot))
        found = await at_each_size(pilot)
    approved(f"library-{name}", found)
