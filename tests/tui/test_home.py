"""Home and statistics: what stands there when, and what the themes make of it."""

from __future__ import annotations

import re

import pytest

from tests.tui.rig import GOOD_OFFER, Practice, answer, press, screen, settle, shown, until, words
from trainer.progress.problems import NotSaved
from trainer.tui import theme
from trainer.tui.app import TrainerApp

Size = tuple[int, int]


async def test_home_says_what_waits_and_how_it_went(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        assert "Sunday 22 November" in words(pilot)
        assert "3 questions, about 4 minutes" in words(pilot)
        assert "Today 3 new cards" in words(pilot)
        await until(pilot, lambda: "Last time nothing yet" in words(pilot))
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "enter", "escape")
        await until(pilot, lambda: "Last time today: 1 answer, 1 good or easy, coverage 100%" in words(pilot))


async def test_a_drill_asked_for_by_name_begins_at_the_question(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(), size, straight_to_drill=True, mode="keywords") as (_, pilot):
        assert "Do you accept?" in words(pilot)
        assert "key words · 30 s" in words(pilot)


async def test_a_drill_with_nothing_to_ask_says_when_it_goes_on(practice: Practice) -> None:
    async with shown(practice.desk(new_cards=1)) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "enter", "escape")
    async with shown(practice.desk(new_cards=1), straight_to_drill=True) as (_, pilot):
        assert "Done for today. The next question comes" in words(pilot)


async def test_a_deck_asked_for_by_name_is_all_that_is_asked(practice: Practice) -> None:
    (practice.decks / "other.md").write_text("Q: And why us?\n- because: because\n", "utf-8")
    async with shown(practice.desk(), deck="other") as (_, pilot):
        assert "1 question, about 2 minutes" in words(pilot)
        await press(pilot, "enter")
        assert "And why us?" in words(pilot)


async def test_without_cards_home_names_the_folder_for_decks(practice: Practice) -> None:
    (practice.decks / "practice.md").unlink()
    async with shown(practice.desk(), (120, 24)) as (_, pilot):
        assert "There are no cards yet. Put a deck file into" in words(pilot)
        await press(pilot, "enter")
        assert "There are no cards yet." in words(pilot)


async def test_mistakes_in_decks_are_one_line_with_the_command_to_see_them(practice: Practice) -> None:
    (practice.decks / "broken.md").write_text("Q: One?\n- a: @nonsense\n- b: {nothing}\n", "utf-8")
    async with shown(practice.desk(), (120, 24)) as (_, pilot):
        assert re.search(r"1 deck has \d+ mistakes: trainer check .*broken", words(pilot))


async def test_a_new_sitting_may_take_the_place_of_an_interrupted_one(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "enter", "escape")
        assert "question 2 of 3" in words(pilot)
        await press(pilot, "n")
        assert "1 of 2" in words(pilot)


async def test_an_interrupted_sitting_may_go_on_in_another_mode(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter", "escape", "m", "enter")
        assert "Space starts the watch" in words(pilot)


async def test_a_full_disk_before_the_first_question_is_told(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = practice.desk()

    def full(_: object) -> None:
        raise NotSaved("the disk is full", "Nothing is lost.")

    monkeypatch.setattr(desk.store, "save_session", full)
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        assert "NOT begun: the disk is full. Free some space and press enter." in words(pilot)


async def test_statistics_without_answers_name_the_key_that_fills_them(
    practice: Practice, size: Size
) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "t")
        assert "No answers yet; escape goes home, and enter there is the first question" in words(pilot)
        await press(pilot, "escape")
        assert "enter Begin" in words(pilot)


async def test_statistics_show_answers_grades_decks_and_what_is_due(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "3", "escape", "t")
        told = words(pilot)
        assert "Answers 1 in all, 1 today; practised on 1 of the last 14 days" in told
        assert "Grades Again 0 Hard 0 Good 1 Easy 0" in told
        assert "● 100% over 1 checked answer" in told
        await press(pilot, "3", "space")
        assert "100% → 100%" in words(pilot)
        await press(pilot, "5", "space")
        assert "1 card comes back within 14 days" in words(pilot)


async def test_every_theme_draws_every_sign(practice: Practice) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "enter")
        await answer(pilot, "Thank you. I would like time.")
        names = set(app.available_themes)
        assert {"second-round", "high-contrast", "textual-light", "nord", "gruvbox", "dracula"} <= names
        plain = screen(pilot)
        for name in sorted(names):
            app.theme = name
            await settle(pilot)
            assert screen(pilot) == plain, name


async def test_without_colours_every_verdict_is_still_a_word(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, "Thank you. I would like time.")
        assert "+ covered" in words(pilot)
        assert "~ partly" in words(pilot)
        assert "- not seen" in words(pilot)


async def test_an_unknown_theme_gives_way_to_ours_and_says_so(practice: Practice) -> None:
    async with shown(practice.desk(theme="pink")) as (app, pilot):
        assert app.theme == theme.DEFAULT
        assert "There is no theme 'pink'; ctrl+p lists them." in words(pilot)


async def test_a_chosen_theme_is_there_from_the_start(practice: Practice) -> None:
    app = TrainerApp(practice.desk(theme="gruvbox"))
    assert app.theme == "gruvbox"


@pytest.mark.parametrize("keys", [(), ("enter",), ("f1",), ("t",), ("enter", "f2"), ("enter", "f2", "enter")])
async def test_forty_columns_and_ten_rows_do_not_break(practice: Practice, keys: tuple[str, ...]) -> None:
    async with shown(practice.desk(), (40, 10)) as (_, pilot):
        await press(pilot, *keys)
        assert len(screen(pilot).splitlines()) == 10
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: len(screen(pilot).splitlines()) == 5)


async def test_after_the_days_work_there_is_more_to_be_had(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(new_cards=1), size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "3", "enter")
        assert "n More: 2 new questions" in words(pilot)
        await press(pilot, "n")
        assert "1 of 2" in words(pilot)
