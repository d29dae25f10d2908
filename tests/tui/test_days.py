"""The plan of days on the screen: at once as it stood, then as it is; and Home follows it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from tests.tui.rig import SIZES, Practice, press, shown, words
from trainer.planning.told import TODAY_IT_IS
from trainer.prepare import interviews
from trainer.prepare.interview import new_interview
from trainer.prepare.moment import Moment
from trainer.tui.screens.days import BEING_RENEWED, NO_DATE, NO_INTERVIEW, OVER, DaysScreen

if TYPE_CHECKING:
    from trainer.desk import Desk
    from trainer.tui.app import TrainerApp


def page(app: TrainerApp) -> str:
    """All that the screen holds, also what is scrolled out of sight."""
    return " ".join(" ".join(str(static.render()) for static in app.screen.query(Static)).split())


HOSTILE = "[red]Acme[/] \x1b[31m\u202e"


def invited(desk: Desk, days: int | None, **known: str) -> None:
    now = desk.clock.now()
    moment = None if days is None else Moment((now + timedelta(days=days)).date())
    interviews.save(desk.store, new_interview(now, desk.random, moment=moment, minutes=15, **known))


@pytest.mark.parametrize("size", SIZES)
async def test_each_day_has_its_row_and_the_forecast_its_bounds(
    practice: Practice, size: tuple[int, int]
) -> None:
    desk = practice.desk()
    invited(desk, 4, company=HOSTILE, role="Planner")
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "a")
        seen = page(app)
        assert "today" in seen
        assert seen.count(" min ") == 4
        assert "[red]Acme" in seen
        assert "\x1b" not in seen
        assert "On the day you should recall about" in seen
        await press(pilot, "escape")
        assert not isinstance(app.screen, DaysScreen)


@pytest.mark.parametrize(("days", "sentence"), [(None, NO_DATE), (0, TODAY_IT_IS), (-3, OVER)])
async def test_no_date_today_and_a_day_that_is_over_each_say_their_sentence(
    practice: Practice, days: int | None, sentence: str
) -> None:
    desk = practice.desk()
    invited(desk, days)
    async with shown(desk) as (app, pilot):
        await press(pilot, "a")
        assert sentence in page(app)


async def test_without_an_interview_the_key_is_named_that_makes_one(practice: Practice) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "a")
        assert NO_INTERVIEW in page(app)


async def test_home_asks_what_the_plan_asks_as_soon_as_it_is_made(practice: Practice) -> None:
    desk = practice.desk()
    invited(desk, 4)
    async with shown(desk) as (_, pilot):
        planner = desk.planner()
        kept = planner.fresh() if planner else None
        assert kept
        assert desk.today().queue == kept.plan.today
        assert "3 questions" in words(pilot)


async def test_the_plan_of_another_day_stands_until_the_new_one_is_made(practice: Practice) -> None:
    desk = practice.desk()
    invited(desk, 4)
    planner = desk.planner()
    assert planner
    made = planner.make()
    practice.clock.move(days=1)
    async with shown(desk) as (app, pilot):
        await press(pilot, "a")
        later = desk.planner()
        assert later
        assert later.kept() != made
        assert page(app).count(" min ") == 3
        assert BEING_RENEWED not in page(app)
