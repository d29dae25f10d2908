"""The card editor: exact lines, live mistakes, a preview, drafts, and the way back."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.tui.library.conftest import MILL
from tests.tui.rig import GOOD_OFFER, Practice, paste, press, screen, settle, shown, until, words
from trainer.progress.edit_drafts import read_edit_drafts
from trainer.recall.grade import Grade
from trainer.tui.screens.library.card_page import CardPage
from trainer.tui.screens.library.cards import CardsScreen
from trainer.tui.screens.library.drafting import LONGEST_TEXT, TextBox, UnsavedText
from trainer.tui.screens.library.editor import EditorScreen

pytestmark = pytest.mark.usefixtures("mill")
TO_BREAD = ("l", "down", "down", "enter", "e")
TO_OFFER = ("l", "enter", "e")


async def at_the_end(pilot: Pilot[int]) -> None:
    """A new line below the card's last one."""
    box = pilot.app.screen.query_one(TextBox)
    box.move_cursor(box.document.end)
    await press(pilot, "enter")


async def test_the_lines_of_the_card_stand_as_in_its_file(practice: Practice, size: tuple[int, int]) -> None:
    async with shown(practice.desk(), size) as (app, pilot):
        await press(pilot, *TO_BREAD)
        block = MILL.partition("## rolls")[0].partition("---\n\n")[2].rstrip()
        assert app.screen.query_one(TextBox).text == block
        assert "Edit mill/bread yours" in words(pilot)
        assert "+ No mistakes." in words(pilot)


async def test_the_preview_stands_beside_below_or_behind_a_key(practice: Practice) -> None:
    async with shown(practice.desk(), (120, 30)) as (_, pilot):
        await press(pilot, *TO_BREAD)
        beside = next(line for line in screen(pilot).splitlines() if "## bread" in line)
        assert "Why bread, of all things?" in beside
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "or: Why do you bake?" in words(pilot)
        await pilot.resize_terminal(60, 16)
        await settle(pilot)
        assert "or: Why do you bake?" not in words(pilot)
        await press(pilot, "f2")
        assert "or: Why do you bake?" in words(pilot)
        assert "## bread" not in words(pilot)
        await press(pilot, "escape")
        assert "## bread" in words(pilot)


async def test_mistakes_are_named_while_they_are_typed(practice: Practice, size: tuple[int, int]) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, *TO_BREAD)
        await at_the_end(pilot)
        await paste(pilot, "- why: @reson")
        await until(pilot, lambda: "! line 11: there is no cue '@reson'" in words(pilot))
        await press(pilot, *["backspace"] * 3)
        await paste(pilot, "ason")
        await until(pilot, lambda: "+ No mistakes." in words(pilot))


async def test_a_card_with_mistakes_is_not_saved(practice: Practice, mill: Path) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, *TO_BREAD)
        await at_the_end(pilot)
        await paste(pilot, "- why: @reson")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, EditorScreen)
        assert "Not saved yet: 2 mistakes below." in words(pilot)
    assert mill.read_text("utf-8") == MILL


async def test_saving_writes_the_lines_and_undo_takes_them_back(
    practice: Practice, mill: Path, size: tuple[int, int]
) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (app, pilot):
        await press(pilot, *TO_BREAD)
        await at_the_end(pilot)
        await paste(pilot, "- salt: a pinch of salt")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CardsScreen)
        assert "Saved." in words(pilot)
        changed = MILL.replace("smells of home\n", "smells of home\n- salt: a pinch of salt\n")
        assert mill.read_text("utf-8") == changed
        assert len(desk.asked()["mill/bread"].points) == 3
        await press(pilot, "u")
        assert "Taken back: the edit of the card." in words(pilot)
    assert mill.read_text("utf-8") == MILL


async def test_a_built_in_card_is_copied_and_marked(practice: Practice) -> None:
    desk = practice.desk()
    builtin = (practice.decks / "practice.md").read_bytes()
    async with shown(desk) as (_, pilot):
        await press(pilot, *TO_OFFER)
        assert "built in: it is saved as your copy" in words(pilot)
        await at_the_end(pilot)
        await paste(pilot, "\n~ yes, at once")
        await press(pilot, "ctrl+s")
        assert "Saved in your own copy; the built-in card stays as it was." in words(pilot)
        assert "your copy of a built-in card" in words(pilot)
        await press(pilot, "e")
        assert "your copy of a built-in card" in words(pilot)
    assert (practice.decks / "practice.md").read_bytes() == builtin
    assert desk.library.is_own("practice/offer")


async def test_a_built_in_card_keeps_its_id(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, *TO_OFFER, "end")
        await paste(pilot, "-two")
        await press(pilot, "ctrl+s")
        assert "a built-in card keeps its id" in words(pilot)


async def test_progress_stays_with_a_card_under_a_new_heading(practice: Practice) -> None:
    desk = practice.desk()
    session = desk.begin("mill")
    assert session is not None
    session.grade(session.attempt("everybody eats"), Grade.GOOD)
    session.end()
    async with shown(desk) as (_, pilot):
        await press(pilot, *TO_BREAD, "end")
        await paste(pilot, "-and-salt")
        await press(pilot, "ctrl+s", "enter")
        assert "The mill · bread-and-salt" in words(pilot)
        assert "1 time, last today" in words(pilot)


async def test_leaving_with_changes_asks_and_a_draft_waits(practice: Practice, mill: Path) -> None:
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await press(pilot, *TO_BREAD)
        await at_the_end(pilot)
        await paste(pilot, "- salt: a pinch of salt")
        await press(pilot, "escape")
        assert isinstance(app.screen, UnsavedText)
        await press(pilot, "escape")
        assert isinstance(app.screen, EditorScreen)
        await press(pilot, "escape", "enter")
        assert isinstance(app.screen, CardsScreen)
        await press(pilot, "e")
        assert "Your draft is back." in words(pilot)
        assert "a pinch of salt" in words(pilot)
        await press(pilot, "escape", "x", "e")
        assert "a pinch of salt" not in words(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, CardsScreen)
    assert mill.read_text("utf-8") == MILL
    assert read_edit_drafts(desk.where.state) == {}


async def test_a_draft_outlasts_a_crash(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, *TO_BREAD)
        await at_the_end(pilot)
        await paste(pilot, "- salt: a pinch of salt")
        await until(pilot, lambda: "mill/bread" in read_edit_drafts(desk.where.state))
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, *TO_BREAD)
        assert "a pinch of salt" in words(pilot)
        await press(pilot, "ctrl+s", "e")
        assert "Your draft is back" not in words(pilot)


async def test_leaving_the_program_keeps_the_draft(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(EditorScreen, "REST_SECONDS", 60.0)
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await press(pilot, *TO_BREAD)
        await at_the_end(pilot)
        await paste(pilot, "- salt: a pinch of salt")
        await pilot.press("ctrl+q")
        assert app.return_value == 0
    assert "a pinch of salt" in read_edit_drafts(desk.where.state)["mill/bread"].text


async def test_a_file_that_was_saved_elsewhere_meanwhile_is_read_first(
    practice: Practice, mill: Path
) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, *TO_BREAD)
        await at_the_end(pilot)
        await paste(pilot, "- salt: a pinch of salt")
        mill.write_text(MILL + "\n## more\nQ: More?\n", "utf-8")
        await press(pilot, "ctrl+s")
        assert "3 cards" in words(pilot)
    assert mill.read_text("utf-8").endswith("\n## more\nQ: More?\n")
    assert "a pinch of salt" in mill.read_text("utf-8")


async def test_a_card_that_is_gone_from_its_file_is_told(practice: Practice, mill: Path) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "l", "down", "down", "enter")
        mill.write_text("Q: Other?\n- other things\n", "utf-8")
        await press(pilot, "e")
        assert "There is no card 'bread' in mill.md" in words(pilot)
        assert isinstance(app.screen, CardsScreen)


async def test_a_disk_that_refuses_keeps_the_text(
    practice: Practice, mill: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_path: Path, _content: bytes) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("trainer.cards.card_change.atomic_write", full)
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, *TO_BREAD)
        await at_the_end(pilot)
        await paste(pilot, "- salt: a pinch of salt")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, EditorScreen)
        assert "NOT saved: No space left on device." in words(pilot)
        assert "a pinch of salt" in words(pilot)
    assert mill.read_text("utf-8") == MILL


async def test_more_text_than_a_card_can_be_is_declined(practice: Practice) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, *TO_BREAD)
        app.screen.query_one(TextBox).load_text("Q: Why?\n" + "w" * LONGEST_TEXT)
        await press(pilot, "ctrl+s")
        assert "8 characters too long for one card." in words(pilot)


async def test_the_editor_opens_from_the_page_of_a_card(practice: Practice) -> None:
    async with shown(practice.desk(), (80, 40)) as (app, pilot):
        await press(pilot, "l", "down", "down", "enter", "enter", "e")
        await at_the_end(pilot)
        await paste(pilot, "- salt: a pinch of salt")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, CardPage)
        assert "- salt a pinch of salt" in words(pilot)


async def test_the_editor_opens_from_the_verdict_and_the_id_stays(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await press(pilot, "enter")
        await paste(pilot, GOOD_OFFER)
        await press(pilot, "ctrl+s", "e")
        assert isinstance(app.screen, EditorScreen)
        await at_the_end(pilot)
        await paste(pilot, "\n~ yes, at once")
        await press(pilot, "ctrl+s")
        assert "Saved in your own copy" in words(pilot)
        await press(pilot, "3")
        assert "Saved: Good." in words(pilot)
    assert desk.library.cards["practice/offer"].avoid == ("yes, at once",)
