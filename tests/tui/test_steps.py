"""Steps at a verdict: each can be taken back with what it said, and leaving forgets nothing that counts."""

from __future__ import annotations

from tests.tui.rig import GOOD_OFFER, HALF_OFFER, Practice, answer, paste, press, shown, words
from trainer.tui.widgets.points import quoted


async def test_the_first_undo_takes_the_wording_and_the_tick_back(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        await press(pilot, "x", "x", "y", "enter")
        assert "Saved: from now on" in words(pilot)
        assert desk.store.granted()
        await press(pilot, "u")
        assert "- not said the offer in writing" in words(pilot)
        assert "from now on" not in words(pilot)
        assert desk.store.granted() == {}
        await press(pilot, "u")
        assert "+ said the offer in writing" in words(pilot)
        assert "Taken back, with the wording" not in words(pilot)
        await press(pilot, "u")
        assert "- not seen the offer in writing" in words(pilot)


async def test_news_of_one_step_goes_with_the_next(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        await press(pilot, "y", "enter", "up", "x")
        assert "from now on" not in words(pilot)


async def test_the_cursor_stands_behind_the_words_to_keep(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        for _ in range(2):
            await press(pilot, "y", "home", "escape", "u")
        await press(pilot, "y", *"abc")
        assert "Thank youabc" in words(pilot)


async def test_points_that_were_seen_still_count_after_going_home(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        await press(pilot, "escape")
        assert "Go on where you stopped" in words(pilot)
        await press(pilot, "enter")
        assert "You have seen what a good answer holds" in words(pilot)
        assert HALF_OFFER in words(pilot)
        await paste(pilot, GOOD_OFFER)
        await press(pilot, "ctrl+s")
        assert "▸2 Hard◂" in words(pilot)


async def test_escape_skips_an_open_follow_up_and_says_so(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, HALF_OFFER)
        await press(pilot, "ctrl+s")
        assert "enter hand in esc skip" in words(pilot)
        await press(pilot, "up")
        assert "esc skip" in words(pilot)
        await press(pilot, "escape")
        assert "Follow-up: " not in words(pilot)
        assert "esc leave" in words(pilot)


async def test_a_point_not_said_quotes_nothing(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        await press(pilot, "x", "x")
        assert "your own word “" not in words(pilot)


async def test_after_a_blank_no_point_is_granted_and_f3_closes_what_it_opened(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter", "f2", "enter", "y")
        assert "+ said" not in words(pilot)
        assert "f3 prepared" in words(pilot) or "esc leave" in words(pilot)
        await press(pilot, "f3")
        assert "Could I have it in writing" in words(pilot)
        await press(pilot, "f3")
        assert "Could I have it in writing" not in words(pilot)


def test_three_quotations_stand_for_all() -> None:
    assert "".join(str(piece) for piece in quoted(("a", "b", "c", "d", "e"))) == "“a … b … c” and 2 more"
