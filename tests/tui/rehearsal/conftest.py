"""A candidate who rehearses, with the built-in decks and the judge as it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import StandingClock
from tests.rehearse.rig import desk_on
from trainer.desk import Desk
from trainer.prepare.person import Person

Opens = Callable[..., Desk]


@pytest.fixture
def opens(tmp_path: Path, clock: StandingClock) -> Iterator[Opens]:
    """Opens the desk; the one before is closed, as a restart does."""
    desks: list[Desk] = []

    def open_it(*people: Person, **settings: Any) -> Desk:
        for desk in desks:
            desk.store.close()
        from dataclasses import replace

        desk = desk_on(tmp_path / "data", clock, people)
        desk.settings = replace(desk.settings, **settings)
        desks.append(desk)
        return desk

    yield open_it
    for desk in desks:
        desk.store.close()
