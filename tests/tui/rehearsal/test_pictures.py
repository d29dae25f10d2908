"""The screens of a rehearsal against golden files.  `GOLDEN=write` writes them anew; read them then."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.tui.approval import approved, at_each_size
from tests.tui.rehearsal.rig import TIME, at
from tests.tui.rig import SIZES, paste, press, screen, shown, until
from trainer.desk import Desk
from trainer.rehearse.form import FormName

WAYS: dict[str, tuple[FormName | None, str, tuple[str, ...]]] = {
    "setup": (None, "full", ("R",)),
    "question": ("dress", "full", ()),
    "bridge": ("dress", "full", ("f2",)),
    "follow-up": ("offer", "full", ("I am delighted.", "ctrl+s")),
    "pause": ("offer", "full", ("escape",)),
    "introduction": ("tour", "full", ()),
    "checklist": ("remote", "full", ("1",)),
    "countdown": ("quickfire", "keywords", ()),
    "ticks": ("offer", "aloud", ("space", "space", "escape", "s", "enter", "1")),
    "whole": ("dress", "aloud", ("space", "space", "escape", "s", "enter", "enter")),
    "report": (
        "offer",
        "full",
        (TIME, "ctrl+s", "I see that you need it now.", "ctrl+s", "escape", "s", "enter"),
    ),
    "report-gaps": ("dress", "full", ("Hello, thank you.", "ctrl+s", "escape", "s", "enter", *["down"] * 20)),
    "help": ("dress", "full", ("f1",)),
}


@pytest.mark.parametrize("name", WAYS)
async def test_the_screen_stands_as_approved(opens: Callable[..., Desk], name: str) -> None:
    form, mode, keys = WAYS[name]
    opening = at(form, 1) if form else None
    async with shown(opens(mode=mode), SIZES[0], opening=opening) as (_, pilot):
        for step in keys:
            await (paste(pilot, step) if " " in step else press(pilot, step))
        await until(pilot, lambda: "Last time   …" not in screen(pilot))
        found = await at_each_size(pilot)
    approved(f"rehearsal-{name}", found)
