"""What every test stands on: a home of its own, a clock that stands still, a small deck."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "house")

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # as the command has it; the workers share few cores

SMALL_DECK = """\
---
title = "Small talk"
about = "Two questions to try things on."
---

## offer
kind: script
seconds: 30

Q: We would like to offer you the job. Do you accept?
Q: Would you sign today?

- ! that you are glad: thank you | delighted
- that you would like time to think: time to consider | think it over
  > You need not decide now. What do you ask for?
- the offer in writing: in writing | the written offer

A: Thank you, I am delighted. Could I have it in writing and think it over?

## lift
kind: smalltalk
seconds: 20

Q: You share the lift with the head of the department. What do you say?

- a greeting: good morning | hello
- your name: my name is | I am
"""


class StandingClock:
    """A clock that stands still until it is moved."""

    def __init__(self, start: datetime) -> None:
        self._now = start
        self._seconds = 0.0

    def now(self) -> datetime:
        return self._now

    def seconds(self) -> float:
        return self._seconds

    def move(self, **by: float) -> None:
        """On by so many days, hours, minutes or seconds."""
        step = timedelta(**by)
        self._now += step
        self._seconds += step.total_seconds()


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees the settings, the progress or the terminal of whoever runs it."""
    home = tmp_path_factory.mktemp("home")
    for name in list(os.environ):
        if name.startswith(("TEXTUAL", "XDG_", "TRAINER_")):
            monkeypatch.delenv(name)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLORTERM", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(home))
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.fixture
def clock() -> StandingClock:
    """A Sunday morning in November, far from the roll-over of the study day."""
    return StandingClock(datetime(2026, 11, 22, 9, 30, tzinfo=UTC))


@pytest.fixture
def small_decks(tmp_path: Path) -> Path:
    """A folder with one deck of two cards, `small/offer` and `small/lift`."""
    folder = tmp_path / "small-decks"
    folder.mkdir()
    (folder / "small.md").write_text(SMALL_DECK, "utf-8")
    return folder


_read_before: dict[object, list[RuleSet]] = {}
_parse_rules = Stylesheet._parse_rules


def _rules_read_once(
    sheet: Stylesheet,
    css: str,
    read_from: CSSLocation,
    is_default_rules: bool = False,
    tie_breaker: int = 0,
    scope: str = "",
) -> list[RuleSet]:
    """Every app of these tests has the same style sheets: to read them anew is a tenth of a test's time."""
    variables = tuple(sorted(sheet._variables.items()))
    key = css, read_from, is_default_rules, tie_breaker, scope, variables
    if key not in _read_before:
        _read_before[key] = _parse_rules(sheet, css, read_from, is_default_rules, tie_breaker, scope)
    return _read_before[key]


@pytest.fixture(autouse=True, scope="session")
def _styles_read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", _rules_read_once)
        yield


def pytest_xdist_auto_num_workers() -> int:
    """Two workers a core: tests wait for the disk, for terminals and for other programs."""
    return 2 * (os.cpu_count() or 1)
