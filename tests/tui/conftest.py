"""The app is tried on a desk of its own, with timers that do not keep anybody waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet
from textual.css.types import CSSLocation

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
