"""A new card: three fields, one key to save, a draft when it has to wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.rig import Practice, paste, press, shown, until, words
from trainer.cards.model import Wording
from trainer.progress.edit_drafts import NEW_CARD, read_edit_drafts
from trainer.tui.screens.library.cards import CardsScreen
from trainer.tui.screens.library.decks import DecksScreen
from trainer.tui.screens.library.new_card import NewCardScreen

pytestmark = pytest.mark.usefixtures("mill")


async def test_question_points_and_one_key_make_a_card(practice: Practice, size: tuple[int, int]) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "l", "n")
        await paste(pilot, "Why do you want to leave?")
        await press(pilot, "enter")
        await paste(pilot, "a new thing: grow | next step")
        await press(pilot, "enter")
        await paste(pilot, "! nothing bad: good years\n> And your manager?")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, DecksScreen)
        assert "Saved: a new card in My cards." in words(pilot)
    card = desk.library.cards["my-cards/why-do-you-want-to-leave"]
    assert card.points[0].alternatives == (Wording("grow"), Wording("next step"))
    assert (card.points[1].must, card.points[1].probe) == (True, "And your manager?")
    assert "my-cards/why-do-you-want-to-leave" in desk.today("my-cards").queue


async def test_a_card_without_points_is_allowed_and_waits(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "n")
        await paste(pilot, "Why us?")
        await until(pilot, lambda: "this card has no key points yet" in words(pilot))
        await press(pilot, "ctrl+s", "enter")
        assert "! unfinished" in words(pilot)
    assert desk.library.cards["my-cards/why-us"].unfinished


async def test_without_a_question_nothing_is_saved(practice: Practice, size: tuple[int, int]) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "l", "n", "ctrl+s")
        assert isinstance(app.screen, NewCardScreen)
        assert "Not saved yet: 1 mistake below." in words(pilot)
    assert not (desk.where.decks / "my-cards.md").exists()


async def test_a_mistake_in_a_point_is_told_by_its_line(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "l", "n")
        await paste(pilot, "Why us?")
        await press(pilot, "enter")
        await paste(pilot, "your bread\n\nwhy: @reson")
        await until(pilot, lambda: "! points, line 3: there is no cue '@reson'" in words(pilot))


async def test_the_deck_on_offer_is_the_last_one_used(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "n")
        await paste(pilot, "Why bricks?")
        await press(pilot, "enter", "tab")
        await paste(pilot, "Bricks and tiles")
        await press(pilot, "ctrl+s", "home", "n")
        assert "bricks-and-tiles" in words(pilot)
    assert desk.library.deck("bricks-and-tiles").title == "Bricks and tiles"


async def test_among_the_cards_of_an_own_deck_that_deck_is_on_offer(practice: Practice, mill: Path) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "l", "down", "down", "enter", "n")
        await paste(pilot, "Why salt?")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CardsScreen)
        assert "mill/why-salt" in words(pilot)
    assert mill.read_text("utf-8").endswith("Q: Why salt?\n")


async def test_undo_takes_the_new_card_away_with_its_file(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "n")
        await paste(pilot, "Why us?")
        await press(pilot, "ctrl+s", "u")
        assert "Taken back: the new card in My cards." in words(pilot)
    assert not (desk.where.decks / "my-cards.md").exists()


async def test_an_unsaved_new_card_waits_as_a_draft(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "n")
        await paste(pilot, "Why us?")
        await press(pilot, "enter")
        await paste(pilot, "your bread: rye\n> Which one?")
        await until(pilot, lambda: NEW_CARD in read_edit_drafts(desk.where.state))
        await press(pilot, "escape", "enter", "n")
        assert "Your draft is back." in words(pilot)
        assert "your bread: rye > Which one?" in words(pilot)
        await press(pilot, "escape", "x", "n")
        assert "Why us?" not in words(pilot)
        await press(pilot, "escape")
        assert "Deck" in words(pilot)
    assert read_edit_drafts(desk.where.state) == {}


async def test_what_is_pasted_into_a_line_is_one_clean_line(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "n")
        await paste(pilot, "Why\x1b[31m\nus?\u202e")
        await press(pilot, "ctrl+s")
    assert desk.library.cards["my-cards/why-us"].wordings == ("Why us?",)
