"""Bringing cards in: a name completed, what would come in, choices, taking in, stopping."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cards.importing.packages import Note, package
from tests.tui.rig import SIZES, Practice, bindings_now, paste, press, screen, settle, shown, words
from trainer.cards.importing.paths import completed
from trainer.tui.screens.importing import ImportScreen
from trainer.tui.widgets.key_line import MOST, KeyLine

SHEET = (
    "question,answer\nWhy [b]us[/b]?,near; nice\nTell me about something that went wrong.,it [i]failed\n"
    "You share the lift with the head of department. What do you say?,hello\n,lonely\n"
)


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    path = tmp_path / "cards.csv"
    path.write_text(SHEET)
    return str(path)


@pytest.mark.parametrize("size", SIZES)
async def test_a_file_is_looked_at_and_taken_in(
    practice: Practice, sheet: str, size: tuple[int, int]
) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "i")
        await paste(pilot, sheet)
        await press(pilot, "enter")
        told = words(pilot)
        assert "sheet: 1 new card, 0 changed, 0 the same, 2 already here or alike, 1 skipped." in told
        assert "left out: Tell me about something that went wrong." in told
        assert "cards.csv:5: there is no question" in told
        assert not (practice.folder / "data" / "decks").exists()
        await press(pilot, "ctrl+s")
        assert "Saved: 1 card in 1 deck." in words(pilot)
        assert desk.library.cards["cards/why-b-us-b"].wordings == ("Why [b]us[/b]?",)
        await press(pilot, "escape")
        assert "Bring cards in" not in words(pilot)


async def test_each_question_that_is_here_already_is_decided(practice: Practice, sheet: str) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "i")
        await paste(pilot, sheet)
        await press(pilot, "enter", "down", "space", "space")
        assert "taken in too: Tell me about something" in words(pilot)
        assert "left out: You share the lift" in words(pilot)
        await press(pilot, "a")
        assert "taken in too: You share the lift" in words(pilot)
        await press(pilot, "ctrl+s")
        assert "Saved: 3 cards in 1 deck." in words(pilot)
        assert len([card for card in desk.library.cards if card.startswith("cards/")]) == 3


async def test_the_answers_logged_in_a_package_come_along_when_asked_for(
    practice: Practice, tmp_path: Path
) -> None:
    logged = (1_780_000_000_000, 3, 0)
    path = package(
        tmp_path / "mine.apkg",
        [Note(("Do zebras outrun balloons?", "seldom<br>on Tuesdays"), "g", "Own", "", (logged,))],
    )
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "i")
        await paste(pilot, str(path))
        await press(pilot, "enter")
        assert "past answer" not in words(pilot).split("Anki package:")[1].split(".")[0]
        await press(pilot, "h")
        assert "1 past answer to come along." in words(pilot)
        await press(pilot, "h", "h", "ctrl+s")
        assert "1 past answer came along." in words(pilot)
        (review,) = desk.store.reviews()
        assert (review.card.partition("/")[0], review.rating, review.judge) == ("own", 3, "anki")


async def test_what_cannot_be_read_is_one_sentence_and_nothing_changes(
    practice: Practice, tmp_path: Path
) -> None:
    (tmp_path / "bad.apkg").write_bytes(b"PK\x03\x04 broken")
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "i")
        await paste(pilot, str(tmp_path / "bad.apkg"))
        await press(pilot, "enter")
        assert "bad.apkg is no whole Anki package." in words(pilot)
        assert not (practice.folder / "data" / "decks").exists()
        await press(pilot, "escape")


async def test_escape_stops_long_work(practice: Practice, sheet: str) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "i")
        page = app.screen
        assert isinstance(page, ImportScreen)
        page._busy = True
        page.action_leave()
        assert page._stopped
        page._busy = False
        await paste(pilot, sheet)
        await press(pilot, "enter", "escape")
        assert "Bring cards in" in words(pilot)
        assert "import_path.read" in bindings_now(pilot)


@pytest.mark.parametrize("size", SIZES)
async def test_the_last_line_names_at_most_five_keys(
    practice: Practice, sheet: str, size: tuple[int, int]
) -> None:
    async with shown(practice.desk(), size) as (app, pilot):
        await press(pilot, "i")
        await paste(pilot, sheet)
        for _ in range(2):
            assert 0 < len(app.screen.query_one(KeyLine).shown()) <= MOST
            assert all(len(line) <= size[0] for line in screen(pilot).splitlines())
            await press(pilot, "enter")


def test_names_are_completed_folder_by_folder(tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "mine.md").touch()
    (tmp_path / "decks" / "photo.png").touch()
    (tmp_path / ".hidden.md").touch()
    assert completed(f"{tmp_path}/de") == f"{tmp_path}/decks{os.sep}"
    assert completed(f"{tmp_path}/decks/") == f"{tmp_path}/decks/mine.md"
    assert completed(f"{tmp_path}/decks/p") is None
    assert completed(f"{tmp_path}/nowhere/x") is None
    assert completed(f"{tmp_path}/.h") == f"{tmp_path}/.hidden.md"
    assert completed("\0") is None


async def test_tab_takes_the_name_on_offer(practice: Practice, sheet: str) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "i")
        await paste(pilot, sheet[:-3])
        await settle(pilot)
        await press(pilot, "tab")
        field = app.screen.query_one("#import-path")
        assert getattr(field, "value", "") == sheet
