"""One card: its points, its schedule, and its answers side by side."""

from __future__ import annotations

import pytest

from tests.tui.rig import GOOD_OFFER, HALF_OFFER, Practice, press, screen, shown, words
from trainer.desk import Desk
from trainer.recall.grade import Grade
from trainer.tui.screens.library.cards import CardsScreen

pytestmark = pytest.mark.usefixtures("mill")


def answer(practice: Practice, desk: Desk, *answers: tuple[str, Grade]) -> None:
    for text, grade in answers:
        session = desk.begin("practice")
        assert session is not None
        session.grade(session.attempt(text), grade)
        session.end()
        practice.clock.move(days=40)


async def test_a_card_that_was_never_asked_says_so(practice: Practice, size: tuple[int, int]) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "l", "enter", "enter")
        told = words(pilot)
        assert "Practice · offer built-in" in told
        assert "We would like to offer you the job" in told
        assert "! the offer in writing in writing | the written offer" in told
        await press(pilot, "pagedown", "pagedown")
        assert "never asked yet" in words(pilot)
        assert "No answer yet." in words(pilot)
        assert "h history" not in words(pilot)


async def test_first_best_and_latest_stand_side_by_side_where_there_is_room(practice: Practice) -> None:
    desk = practice.desk()
    answer(
        practice,
        desk,
        ("thank you", Grade.AGAIN),
        (GOOD_OFFER, Grade.EASY),
        (HALF_OFFER, Grade.HARD),
    )
    async with shown(desk, (110, 40)) as (_, pilot):
        await press(pilot, "l", "enter", "enter")
        heads = next(line for line in screen(pilot).splitlines() if "First" in line).split()
        assert heads == ["First", "Best", "Latest"]
        told = words(pilot)
        assert "● Again" in told
        assert "coverage 100%" in told
        assert "Hard" in told
        await pilot.resize_terminal(60, 40)
        await press(pilot, "end")
        heads = next(line for line in screen(pilot).splitlines() if "First" in line).split()
        assert heads == ["First"]


async def test_the_history_holds_every_answer_the_latest_first(practice: Practice) -> None:
    desk = practice.desk()
    answer(practice, desk, ("thank you", Grade.AGAIN), (GOOD_OFFER, Grade.EASY))
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "enter", "enter", "h")
        told = words(pilot)
        assert "2 answers, the latest first" in told
        assert told.index("● Easy") < told.index("● Again")


async def test_a_blank_and_a_spoken_answer_are_told_as_such(practice: Practice) -> None:
    desk = practice.desk(mode="aloud")
    session = desk.begin("practice")
    assert session is not None
    session.grade(session.attempt(""), Grade.GOOD)
    session.end()
    async with shown(desk, (80, 40)) as (_, pilot):
        await press(pilot, "l", "enter", "enter")
        assert "○ Good" in words(pilot)
        assert "(said aloud)" in words(pilot)


async def test_suspending_on_the_page_is_told_there(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk, (80, 40)) as (_, pilot):
        await press(pilot, "l", "enter", "enter", "at")
        assert "Saved: out of practice." in words(pilot)
        assert "not asked until @ brings it back" in words(pilot)
        await press(pilot, "at", "escape")
        assert "Suspended" not in words(pilot)


async def test_a_card_removed_on_its_page_leads_back_to_the_list(practice: Practice) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "l", "enter", "end", "enter", "delete", "enter")
        assert isinstance(app.screen, CardsScreen)
        assert "4 cards" in words(pilot)
        await press(pilot, "u")
        assert "5 cards" in words(pilot)
