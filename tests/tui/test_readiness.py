"""The readiness board on the screen: eight areas, everything that is missing by name, and the way there."""

from __future__ import annotations

import re

import pytest

from tests.tui.rig import Practice, bindings_now, press, screen, shown, words
from trainer.desk import Desk
from trainer.insights.areas import AREAS
from trainer.prepare import interviews
from trainer.prepare.interview import new_interview
from trainer.prepare.notes import save
from trainer.prepare.person import Person
from trainer.tui.screens.drill import DrillScreen
from trainer.tui.screens.preparing.debrief import DebriefScreen
from trainer.tui.screens.preparing.list import ListScreen
from trainer.tui.screens.readiness import ReadinessScreen

Size = tuple[int, int]
STORY = """\
## went-wrong
kind: story

Q: What went wrong?

- what went wrong: failed
"""
PEOPLE = AREAS.index("people's concerns")


@pytest.fixture
def desk(practice: Practice) -> Desk:
    """An interview with somebody whose name is hostile, and one card about stories."""
    (practice.decks / "proof.md").write_text(STORY, "utf-8")
    desk = practice.desk()
    now = desk.clock.now()
    one = new_interview(now, desk.random, company="Acme", role="Planner")
    interviews.save(desk.store, one)
    save(desk.store, Person.new(now, desk.random, one.uid, name="[red]Brandt[/nope] \x1b[31m"))
    return desk


async def test_the_board_names_eight_areas_with_a_sign_a_number_and_no_score(desk: Desk, size: Size) -> None:
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "b")
        seen = screen(pilot)
        assert [area for area in AREAS if area not in seen] == []
        assert "✓ their hard questions" in seen
        assert len(re.findall(r"! .*\d missing", seen)) == 7
        assert "%" not in seen


async def test_an_area_unfolds_and_folds_and_names_everything(desk: Desk, size: Size) -> None:
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "b", *["down"] * PEOPLE, "enter")
        assert "- [red]Brandt[/nope]" in screen(pilot)
        assert "What did they look for?" in words(pilot)
        assert "\x1b" not in screen(pilot)
        await press(pilot, "up", "enter")
        assert "- [red]Brandt" not in screen(pilot)


async def test_one_area_is_unfolded_at_a_time(desk: Desk) -> None:
    async with shown(desk) as (_, pilot):
        await press(pilot, "b", "enter")
        first = screen(pilot).count("     - ")
        assert first > 1
        await press(pilot, *["down"] * (first + PEOPLE - 1), "enter")
        assert screen(pilot).count("     - ") == 1
        assert "enter mend it" in words(pilot)


async def test_a_gap_leads_to_its_notes_and_back_to_the_board(desk: Desk, size: Size) -> None:
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "b", *["down"] * PEOPLE, "enter", "enter")
        assert isinstance(app.screen, ListScreen)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, ReadinessScreen)


async def test_questions_that_nobody_wrote_down_lead_to_the_debrief(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        await press(pilot, "b", *["down"] * AREAS.index("loose ends"), "enter", "enter")
        assert isinstance(app.screen, DebriefScreen)


async def test_a_card_never_asked_is_drilled_at_once_and_then_no_longer_missing(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        await press(pilot, "b", "down", "enter", "end")
        while "never asked" not in next(line for line in screen(pilot).splitlines() if "›" in line):
            await press(pilot, "up")
        await press(pilot, "enter")
        assert isinstance(app.screen, DrillScreen)
        await press(pilot, "f2", "enter", "1", "escape")
        assert isinstance(app.screen, ReadinessScreen)
        assert "never asked" not in words(pilot)


async def test_without_an_interview_the_board_stands_all_the_same(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(), size) as (app, pilot):
        await press(pilot, "b")
        assert "stories" in screen(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, ReadinessScreen)


async def test_a_window_that_only_looks_leads_nowhere(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(desk.store), "read_only", True)
    async with shown(desk) as (app, pilot):
        await press(pilot, "b", "enter", "enter")
        assert isinstance(app.screen, ReadinessScreen)
        assert "This window only looks" in words(pilot)
        assert "readiness.open" in bindings_now(pilot)


async def test_a_tiny_terminal_breaks_nothing(desk: Desk) -> None:
    async with shown(desk, (40, 10)) as (app, pilot):
        await press(pilot, "b", "enter", "down", "pagedown", "end")
        assert isinstance(app.screen, ReadinessScreen)
        assert max(map(len, screen(pilot).splitlines())) <= 40
