"""Making the plan of days beside the event loop, for a screen that shows the old one meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.message import Message

if TYPE_CHECKING:
    from textual.screen import Screen

    from trainer.desk import Desk
    from trainer.planning.planner import Planner


@dataclass
class Planned(Message):
    """There is a new plan of days, kept for the day."""


def plan_ahead(screen: Screen[Any], desk: Desk) -> None:
    """Make a plan once a day, and when its date, minutes or cards have changed; then post `Planned`."""
    planner = None if desk.store.read_only else desk.planner()
    if planner and planner.fresh() is None:
        screen.run_worker(partial(_make, screen, planner), thread=True, exclusive=True, group="plan")


def _make(screen: Screen[Any], planner: Planner) -> None:
    planner.make()
    screen.post_message(Planned())
