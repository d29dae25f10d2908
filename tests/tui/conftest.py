"""The app is tried on a desk of its own, with timers that do not keep anybody waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

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


@pytest.fixture(params=SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    """The two sizes at which everything works."""
    chosen: tuple[int, int] = request.param
    return chosen
