"""How a rehearsal is opened from elsewhere, and what home says about it."""

from __future__ import annotations

from textual.app import App

from trainer.desk import Desk
from trainer.progress.records import MODES, Mode
from trainer.rehearse.script import Setup
from trainer.tui.screens.rehearsal.setup import SetupScreen, begin
from trainer.tui.screens.rehearsal.stage import RehearsalScreen


def open_rehearsal(app: App[int], desk: Desk) -> None:
    """The one that was interrupted, else the choice of a new one."""
    left = None if desk.store.read_only else desk.rehearsals.unfinished()
    if left:
        app.push_screen(RehearsalScreen(desk, desk.rehearsals.resume(left)))
    else:
        app.push_screen(SetupScreen(desk))


def begin_rehearsal(app: App[int], desk: Desk, setup: Setup) -> None:
    """This very one at once; what keeps it from beginning is told where it is chosen."""
    mode: Mode = next(m for m in MODES if m == desk.settings.mode)
    begun = begin(desk, setup, mode)
    app.push_screen(SetupScreen(desk, setup, begun) if isinstance(begun, str) else begun)
