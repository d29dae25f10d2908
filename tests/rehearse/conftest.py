"""A desk for a rehearsal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import StandingClock
from tests.rehearse.rig import desk_on
from trainer.desk import Desk


@pytest.fixture
def desk(tmp_path: Path, clock: StandingClock) -> Iterator[Desk]:
    """The built-in decks, nobody noted, nothing practised."""
    with desk_on(tmp_path / "data", clock) as opened:
        yield opened
