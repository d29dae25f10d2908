"""The prepared answer of one's own: written at the card, read again, changed, and taken apart into points."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.tui.rig import GOOD_OFFER, Practice, answer, bindings_now, paste, press, shown, words
from trainer.prepare.own_points import own_points
from trainer.prepare.prepared_answers import prepared_answers
from trainer.progress.problems import NotSaved
from trainer.progress.store import Store
from trainer.tui.screens.points_picker import PointsPicker
from trainer.tui.screens.prepared import PreparedEditor

LIFT = "practice/lift"
TEXT = "Good morning. I cut the waiting time of the repair desk from 12 to 8 days."


async def at_the_lift(pilot: Pilot[int]) -> None:
    """The first card graded; the second one, which has no prepared answer, is on show."""
    await press(pilot, "enter")
    await answer(pilot, GOOD_OFFER)
    await press(pilot, "3")


async def test_where_there_is_none_one_is_written_and_offers_its_points(
    practice: Practice, size: tuple[int, int]
) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (app, pilot):
        await at_the_lift(pilot)
        await press(pilot, "f3")
        assert "This card has no prepared answer." in words(pilot)
        assert "Enter writes one, in the" in words(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, PreparedEditor)
        await paste(pilot, TEXT)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, PointsPicker)
        assert prepared_answers(desk.store) == {LIFT: TEXT}
        await press(pilot, "enter")
        assert own_points(desk.store)[LIFT]
        await press(pilot, "f3", "enter")
        assert "Good morning. I cut the waiting time" in words(pilot)


async def test_what_one_wrote_can_be_changed_and_taken_away(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await at_the_lift(pilot)
        await press(pilot, "f3", "enter")
        await paste(pilot, TEXT)
        await press(pilot, "ctrl+s", "escape")
        await press(pilot, "f3", "enter")
        assert "prepared.edit" in bindings_now(pilot)
        await press(pilot, "e")
        pilot.app.screen.query_one(TextArea).clear()
        await press(pilot, "ctrl+s")
        assert "Saved: this card has no prepared answer any more." in words(pilot)
    assert prepared_answers(desk.store) == {}


async def test_the_answer_of_a_deck_file_is_not_changed_here(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "f3")
        assert "sheet.take" in bindings_now(pilot)
        assert "prepared.edit" not in bindings_now(pilot)


async def test_leaving_with_words_unsaved_takes_two_escapes(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await at_the_lift(pilot)
        await press(pilot, "f3", "enter")
        await paste(pilot, TEXT)
        await press(pilot, "escape")
        assert "What you wrote is not saved." in words(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, PreparedEditor)
    assert prepared_answers(desk.store) == {}


async def test_a_full_disk_keeps_the_text_in_the_box(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotSaved("the disk is full", "Nothing is lost.")

    async with shown(practice.desk()) as (app, pilot):
        await at_the_lift(pilot)
        await press(pilot, "f3", "enter")
        await paste(pilot, TEXT)
        with monkeypatch.context() as patched:
            patched.setattr(Store, "put", refuse)
            await press(pilot, "ctrl+s")
        assert isinstance(app.screen, PreparedEditor)
        assert "NOT saved: the disk is full." in words(pilot)
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, PointsPicker)


async def test_corrections_come_back_with_the_same_answer_and_only_with_it(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, "Thank you. I would want it in writing.")
        await press(pilot, "x")
        assert "+ said" in words(pilot)
        await press(pilot, "escape", "enter", "ctrl+s")
        assert "+ said" in words(pilot)
        assert "Hard is the most" not in words(pilot)
        await press(pilot, "escape", "enter")
        await answer(pilot, " And more.")
        assert "+ said" not in words(pilot)
        assert "Hard is the most" in words(pilot)
