"""What the flows of a rehearsal share."""

from __future__ import annotations

from functools import partial

from textual.pilot import Pilot

from tests.tui.rig import paste, press, screen
from trainer.rehearse.form import FormName
from trainer.rehearse.script import Setup
from trainer.tui.app import Opening
from trainer.tui.screens.rehearsal.doors import begin_rehearsal

TIME = "Thank you, I am delighted. May I think it over until Friday, and have it in writing?"


def at(form: FormName, seed: int = 7, **chosen: int) -> Opening:
    """The app begins with this rehearsal."""
    return partial(begin_rehearsal, setup=Setup(form, seed, **chosen))


async def say(pilot: Pilot[int], text: str) -> None:
    """One answer in the box."""
    await paste(pilot, text)
    await press(pilot, "ctrl+s")


def top(pilot: Pilot[int]) -> str:
    """The line that tells who asks and how far it is."""
    return " ".join(screen(pilot).splitlines()[0].split())
