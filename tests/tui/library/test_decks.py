"""The decks: counts, signs, on and off, and the way to their cards."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.rig import GOOD_OFFER, Practice, press, screen, settle, shown, words
from trainer.cards.card_change import new_card
from trainer.cards.switched_off import switched_off
from trainer.desk import Desk
from trainer.progress.store import open_store
from trainer.recall.grade import Grade
from trainer.tui.screens.library.card_page import CardPage
from trainer.tui.screens.library.cards import CardsScreen
from trainer.tui.screens.library.decks import DecksScreen

pytestmark = pytest.mark.usefixtures("mill")


def answer_offer(desk: Desk) -> None:
    session = desk.begin("practice")
    assert session is not None
    session.grade(session.attempt(GOOD_OFFER), Grade.EASY)
    session.end()


def row(text: str, name: str) -> list[str]:
    """The words of a deck's row."""
    return next(line for line in text.splitlines() if name in line).split()


async def test_decks_stand_with_their_figures(practice: Practice, size: tuple[int, int]) -> None:
    desk = practice.desk()
    answer_offer(desk)
    practice.clock.move(days=90)
    answer_offer(desk)
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "l")
        assert row(screen(pilot), "Practice")[-4:] == ["3", "2", "0", "1"]
        assert row(screen(pilot), "The mill")[-4:] == ["2", "1", "0", "0"]
        assert row(screen(pilot), "All decks")[-4:] == ["5", "3", "0", "1"]
        assert "+ on Practice" in words(pilot)


async def test_the_chosen_deck_says_what_has_no_column(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "down")
        assert "practice Three questions to try things on. every card is ready to be asked" in words(pilot)
        await press(pilot, "down")
        assert "mill What they asked last time. 1 unfinished" in words(pilot)
        await press(pilot, "enter", "at", "escape")
        assert "1 unfinished · 1 suspended" in words(pilot)


async def test_own_decks_and_built_in_ones_are_told_apart(practice: Practice, mill: Path) -> None:
    copy = "## lift\nQ: In the lift?\n- a greeting: good morning\n"
    (mill.parent / "practice.md").write_text(copy, "utf-8")
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "l", "down")
        assert row(screen(pilot), "Practice")[-6:-4] == ["built-in", "+"]
        assert "yours" in row(screen(pilot), "The mill")
        assert "1 card of your own in it" in words(pilot)


async def test_a_deck_is_switched_off_and_on_again(practice: Practice, size: tuple[int, int]) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "l", "down", "space")
        assert "- off Practice" in words(pilot)
        assert "Saved: Practice is not asked for now." in words(pilot)
        assert switched_off(desk.store) == {"practice"}
        await press(pilot, "escape")
        assert "1 question, about" in words(pilot)
        await press(pilot, "l", "down", "space")
        assert "Saved: Practice is asked again." in words(pilot)
        assert switched_off(desk.store) == frozenset()


async def test_all_decks_together_cannot_be_switched_off(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "space")
        assert switched_off(desk.store) == frozenset()
        assert "on/off" not in words(pilot)


async def test_enter_shows_the_cards_of_the_deck_and_escape_comes_back(practice: Practice) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "l", "down", "down", "enter")
        assert isinstance(app.screen, CardsScreen)
        assert "The mill" in words(pilot)
        assert "And why rolls?" in words(pilot)
        assert "Do you accept?" not in words(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, DecksScreen)
        await press(pilot, "escape")
        assert app.screen is app.get_default_screen()


async def test_a_click_chooses_a_row_and_a_second_one_opens_it(practice: Practice) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "l")
        await pilot.click("#decks-list", offset=(10, 2))
        await settle(pilot)
        assert "mill What they asked" in words(pilot)
        await pilot.click("#decks-list", offset=(10, 2))
        await settle(pilot)
        assert isinstance(app.screen, CardsScreen)


async def test_without_any_deck_it_says_what_to_do(practice: Practice, mill: Path) -> None:
    mill.unlink()
    (practice.decks / "practice.md").unlink()
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "l")
        assert "There are no decks yet. n writes a card" in words(pilot)
        await press(pilot, "enter")
        assert "No cards yet: n writes the first one." in words(pilot)


async def test_looking_only_changes_nothing(practice: Practice, mill: Path) -> None:
    before = mill.read_bytes()
    desk = practice.desk()
    desk.store.close()
    desk.store = open_store(desk.where, practice.clock, read_only=True)
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "down", "space", "n", "enter", "at", "e", "delete", "m")
        assert isinstance(pilot.app.screen, CardsScreen)
        await press(pilot, "enter", "e", "t", "at")
        assert isinstance(pilot.app.screen, CardPage)
    assert mill.read_bytes() == before


async def test_undo_takes_back_the_switch_and_no_card_of_an_earlier_visit(practice: Practice) -> None:
    desk = practice.desk()
    desk.change_cards(new_card(desk.library, "my-cards", "Q: Why salt?\n- it keeps the bread"))
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "down", "space", "down", "space", "u")
        assert "Taken back: The mill is asked again." in words(pilot)
        assert switched_off(desk.store) == {"practice"}
        await press(pilot, "u", "u")
        assert "Taken back: Practice is asked again." in words(pilot)
        assert switched_off(desk.store) == frozenset()
        assert "my-cards/why-salt" in desk.library.cards


async def test_undo_reaches_what_was_done_to_a_card_of_the_list_below(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "enter", "at", "escape", "u")
        assert "Taken back: the card is back in practice." in words(pilot)
        assert desk.suspended() == ()
