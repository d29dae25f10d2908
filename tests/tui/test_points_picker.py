"""The points picker: from an answer on the screen to points of one's own on disk."""

from __future__ import annotations

import re

import pytest
from textual.pilot import Pilot

from tests.tui.rig import GOOD_OFFER, Practice, answer, bindings_now, paste, press, screen, shown, words
from trainer.desk import Desk
from trainer.prepare.confidential import protect
from trainer.prepare.own_points import OwnPoint, keep, own_points
from trainer.prepare.prepared_answers import prepare_answer
from trainer.progress.problems import NotSaved
from trainer.progress.store import Store
from trainer.recall.personal_points import SHORT
from trainer.text import one_line
from trainer.tui.screens.points_picker import PointsPicker

OFFER, FAILURE = "practice/offer", "practice/failure"
STORY = (
    "Complaints fell from 12 to 8 percent in a year. I persuaded the sales director, "
    "because he knew that Harkness Foods would leave."
)


def kept(desk: Desk, card: str = OFFER) -> list[tuple[str, bool]]:
    return [(point.label, point.must) for point in own_points(desk.store).get(card, ())]


def told(pilot: Pilot[int]) -> str:
    """All words of the picker in reading order; of the whole screen when it is not open."""
    inside = [line.split("│")[1] for line in screen(pilot).splitlines() if line.count("│") == 2]
    return " ".join(" ".join(inside).split()) if inside else words(pilot)


async def pick(pilot: Pilot[int], text: str) -> None:
    """Answer the first question with a text and open the picker on it."""
    await press(pilot, "enter")
    await answer(pilot, text)
    await press(pilot, "t")


async def test_numbers_and_deeds_are_kept_names_are_not_until_chosen(
    practice: Practice, size: tuple[int, int]
) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await pick(pilot, STORY)
        assert "+ keep Complaints fell from 12 to 8 percent" in told(pilot)
        assert "- leave Harkness Foods name" in told(pilot)
        await press(pilot, "m", "down", "space", "down", "space")
        assert "2 points kept, 1 of them a must." in told(pilot)
        await press(pilot, "enter")
        assert "Saved: 2 points of your own at this card" in told(pilot)
    assert kept(desk) == [("Complaints fell from 12 to 8 percent in a year", True), ("Harkness Foods", False)]
    assert [point.personal for point in desk.asked()[OFFER].points] == [False] * 3 + [True] * 2


async def test_words_are_edited_in_place_with_further_wordings_behind_a_bar(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await pick(pilot, STORY)
        await press(pilot, "e", "ctrl+u")
        await paste(pilot, "complaints down | 8 percent | 8 percent")
        await press(pilot, "enter", "enter")
    (first, *_) = own_points(desk.store)[OFFER]
    assert (first.label, first.wordings) == ("complaints down", ("complaints down", "8 percent"))


async def test_escape_changes_nothing_neither_in_the_field_nor_on_disk(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await pick(pilot, STORY)
        await press(pilot, "e", "x", "y", "escape")
        assert "Complaints fell from 12 to 8 percent" in told(pilot)
        assert "picker.save" in bindings_now(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, PointsPicker)
        assert "verdict.accept" in bindings_now(pilot)
    assert own_points(desk.store) == {}


async def test_a_short_answer_is_kept_whole_or_a_point_is_written(
    practice: Practice, size: tuple[int, int]
) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await pick(pilot, "I trained juniors.")
        assert SHORT in told(pilot)
        assert "+ keep I trained juniors" in told(pilot)
        await press(pilot, "space", "n")
        await paste(pilot, "that I trained three juniors")
        await press(pilot, "enter", "enter")
    assert kept(desk) == [("that I trained three juniors", False)]


async def test_an_answer_without_anything_to_take_says_so(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await pick(pilot, "It is always nice to be here with all of you, and then we will see.")
        assert "There is no number, no deed of your own and no name in this answer." in told(pilot)


async def test_what_was_kept_before_stands_first_and_can_be_dropped(practice: Practice) -> None:
    desk = practice.desk()
    keep(desk.store, [OwnPoint.new(OFFER, "mine from before", ("mine from before",))])
    async with shown(desk) as (_, pilot):
        await pick(pilot, STORY)
        lines = [line for line in screen(pilot).splitlines() if "+ keep" in line]
        assert "mine from before" in lines[0]
        await press(pilot, "space", "enter")
    assert "mine from before" not in dict(kept(desk))
    assert len(kept(desk)) == 2


async def test_the_prepared_answer_can_be_taken_apart_from_its_sheet(practice: Practice) -> None:
    desk = practice.desk()
    prepare_answer(desk.store, "practice/lift", STORY)
    async with shown(desk) as (app, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "3", "f3", "enter")
        assert "Harkness Foods would leave" in told(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, PointsPicker)
        await press(pilot, "enter")
    assert kept(desk, "practice/lift")[1] == ("persuaded the sales director", False)


async def test_a_protected_name_is_marked_and_not_kept_by_itself(practice: Practice) -> None:
    desk = practice.desk()
    protect(desk.store, "sales director")
    async with shown(desk) as (_, pilot):
        await pick(pilot, STORY)
        assert "- leave persuaded the sales director action ! on your confidential list" in told(pilot)


async def test_a_full_disk_is_told_and_the_choice_stays(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = practice.desk()

    def full(*_: object) -> None:
        raise NotSaved("the disk is full", "Free some space.")

    async with shown(desk) as (app, pilot):
        await pick(pilot, STORY)
        with monkeypatch.context() as patch:
            patch.setattr(Store, "put_all", full)
            await press(pilot, "enter")
            assert "NOT saved: the disk is full." in told(pilot)
            assert isinstance(app.screen, PointsPicker)
        await press(pilot, "enter")
    assert len(kept(desk)) == 2


HOSTILE = (
    "I sold [red]40 \x1b[31mcars[/red] to [@click=app.quit]Baker[/] in one year. I wrote "
    "\u202eforty pages\u202c for \x9b31mMr Evil [[ and then it was done "
    + "w" * 3_000
    + " 漢字仮名交じり文 99 times"
)


async def test_hostile_text_is_shown_as_it_stands_and_does_nothing(
    practice: Practice, size: tuple[int, int]
) -> None:
    desk = practice.desk()
    merged = "[red]loud[/] [@click=app.quit]press[/]\x1b[2J \u202egnol"
    keep(desk.store, [OwnPoint.new(OFFER, merged, (merged, "[b]"))])
    async with shown(desk, size) as (_, pilot):
        await pick(pilot, HOSTILE)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", screen(pilot))
        assert "[red]loud[/] [@click=app.quit]press[/]" in told(pilot)
        await press(pilot, "e", "enter", "space", "space", "enter")
    assert all(label == one_line(label) for label, _ in kept(desk))
    assert len(kept(desk)) == 3


async def test_points_taken_in_a_sitting_are_asked_when_the_card_comes_again_in_it(
    practice: Practice,
) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await pick(pilot, STORY)
        await press(pilot, "enter", "1")
        await answer(pilot, "Good morning, my name is Ann.")
        await press(pilot, "4")
        await answer(pilot, "It went wrong and I learned from it.")
        await press(pilot, "4")
        await answer(pilot, GOOD_OFFER + " Complaints fell from 12 to 8 percent in a year.")
        assert "+ covered Complaints fell from 12 to 8 percent in a year" in words(pilot)
