"""The app is tried on a desk of its own, with timers that do not keep anybody waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import pytest

from tests.conftest import StandingClock
from tests.tui.rig import SIZES, Practice
from trainer.tui.widgets.writing import Writing


@pytest.fixture
def practice(tmp_path: Path, clock: StandingClock) -> Iterator[Practice]:
    """A candidate who has not begun yet."""
    practice = Practice(tmp_path, clock)
    yield practice
    practice.close()


@pytest.fixture(autouse=True)
def _quick_timers(monkeypatch: pytest.MonkeyPatch) -> None:
    # Textual's pilot sleeps twice this long after every key; shorter naps find the same stillness.
    monkeypatch.setattr("textual._wait.SLEEP_GRANULARITY", 0.01)
    monkeypatch.setattr(Writing, "REST_SECONDS", 0.01)
    monkeypatch.setattr(Writing, "LIVE_SECONDS", 0.01)


@pytest.fixture
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """One of the two sizes at which everything works: half of the flows walk at each, always the same."""
    chosen: tuple[int, int] = SIZES[crc32(request.node.name.encode()) % len(SIZES)]
    return chosen
