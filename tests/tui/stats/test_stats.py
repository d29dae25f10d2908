"""The statistics: five pages, each with what it means, what can be done, and what is not there yet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.tui.rig import GOOD_OFFER, Practice, answer, bindings_now, press, screen, shown, words
from trainer.desk import Desk
from trainer.prepare import interviews
from trainer.prepare.interview import new_interview
from trainer.prepare.moment import Moment
from trainer.tui.screens.drill import DrillScreen
from trainer.tui.screens.home import HomeScreen
from trainer.tui.screens.stats.screen import PAGES, StatsScreen

Practised = Callable[[int], Desk]
Size = tuple[int, int]


async def test_before_the_first_answer_every_page_says_when_there_will_be_something(
    practice: Practice, size: Size
) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "t")
        assert "Three days of practice make a trend. So far: none." in words(pilot)
        for number, sentence in enumerate(
            (
                "leaves its mark here",
                "after the first one",
                "So far there is none",
                "asked for the second time",
            ),
            2,
        ):
            await press(pilot, str(number))
            assert sentence in words(pilot)


async def test_pages_turn_by_arrow_and_by_number(practised: Practised) -> None:
    async with shown(practised(3)) as (app, pilot):
        await press(pilot, "t")
        seen = []
        for _ in range(len(PAGES) + 1):
            seen.append(next(name for name in PAGES if f"{name}]" in screen(pilot)))
            await press(pilot, "right")
        assert seen == [*PAGES, "Overview"]
        await press(pilot, "1", "left")
        assert "[5 Forecast]" in screen(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_overview_says_first_what_to_practise_next(practised: Practised, size: Size) -> None:
    async with shown(practised(8), size) as (_, pilot):
        await press(pilot, "t")
        seen = words(pilot)
        assert "Left out most: “the offer in writing”" in seen
        assert "12 in all, 2 today" in seen
        assert "enter drill your two weakest cards now" in seen


async def test_enter_drills_what_is_weakest_and_its_answers_count_on_the_way_back(
    practised: Practised,
) -> None:
    async with shown(practised(4)) as (app, pilot):
        await press(pilot, "t", "enter")
        assert isinstance(app.screen, DrillScreen)
        assert "1 of 2" in words(pilot)
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "3", "escape")
        assert isinstance(app.screen, StatsScreen)
        assert "7 in all" in words(pilot)


async def test_the_calendar_has_a_sign_and_a_number_for_every_day(practised: Practised, size: Size) -> None:
    desk = practised(8)
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "t", "2")
        lines = screen(pilot).splitlines()
        assert sum(line.count("■2") for line in lines) == 4
        assert sum(line.count("■1") + line.count("▪1") for line in lines) == 4
        assert "practised on 8 of the last 14 days" in words(pilot)
        assert "enter go to today's questions" in words(pilot)


async def test_a_trend_is_drawn_from_the_third_day_on_and_what_nobody_checked_is_hollow(
    practised: Practised,
) -> None:
    desk = practised(2)
    async with shown(desk) as (_, pilot):
        await press(pilot, "t", "3")
        assert "Three days of practice make a trend. So far: two." in words(pilot)
        assert "█" in screen(pilot)


async def test_answers_by_week_stand_as_columns_with_their_figures(practised: Practised, size: Size) -> None:
    async with shown(practised(15), size) as (_, pilot):
        await press(pilot, "t", "3")
        seen = screen(pilot)
        assert "100 %" in seen
        assert "○ what you ticked yourself, aloud:" in words(pilot)
        assert seen.count("○") >= 3


async def test_a_missed_point_is_chosen_and_its_card_drilled(practised: Practised, size: Size) -> None:
    async with shown(practised(8), size) as (app, pilot):
        await press(pilot, "t", "4")
        chosen = [line for line in screen(pilot).splitlines() if "›" in line]
        assert len(chosen) == 1
        assert "We would like to offer you the job" in words(pilot)
        await press(pilot, "down")
        assert "You share the lift" in words(pilot)
        await press(pilot, "down", "down", "enter")
        assert isinstance(app.screen, DrillScreen)
        assert "You share the lift" in words(pilot)


async def test_the_forecast_stands_beside_what_came_true_and_the_load_ahead(
    practised: Practised, size: Size
) -> None:
    async with shown(practised(8), size) as (_, pilot):
        await press(pilot, "t", "5")
        assert "Forecast 80%, known 100% over 10 answers. You know more than was forecast." in words(pilot)
        assert "With a date for the interview" in words(pilot)
        await press(pilot, *["down"] * 3)
        assert "Log loss 0.22, plain FSRS " in words(pilot)
        await press(pilot, "space", "space")
        assert "come back within 14 days" in words(pilot)


async def test_with_a_plan_the_interview_day_is_told_with_and_without_today(practised: Practised) -> None:
    desk = practised(4)
    now = desk.clock.now()
    interviews.save(
        desk.store, new_interview(now, desk.random, moment=Moment((now + timedelta(days=5)).date()))
    )
    async with shown(desk) as (_, pilot):
        await press(pilot, "t", "5")
        assert "As planned" in words(pilot)
        assert "Without today" in words(pilot)


async def test_a_window_that_only_looks_shows_all_and_offers_nothing(
    practised: Practised, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = practised(4)
    monkeypatch.setattr(type(desk.store), "read_only", True)
    async with shown(desk) as (_, pilot):
        await press(pilot, "t")
        assert "6 in all" in words(pilot)
        assert "stats.act" not in bindings_now(pilot)
        assert "weakest cards" not in words(pilot)


@pytest.mark.parametrize("number", "12345")
async def test_hostile_text_stays_text_on_every_page(hostile: Desk, size: Size, number: str) -> None:
    async with shown(hostile, size) as (app, pilot):
        await press(pilot, "t", number, "down", "space")
        assert isinstance(app.screen, StatsScreen)
        assert "\x1b" not in screen(pilot)
        assert "\u202e" not in screen(pilot)
        if number == "1":
            assert "Left out most: “" in words(pilot)


@pytest.mark.parametrize("number", "12345")
async def test_a_tiny_terminal_breaks_nothing(practised: Practised, number: str) -> None:
    async with shown(practised(8), (40, 10)) as (app, pilot):
        await press(pilot, "t", number, "down", "space", "pageup", "up")
        assert isinstance(app.screen, StatsScreen)
        assert max(map(len, screen(pilot).splitlines())) <= 40
