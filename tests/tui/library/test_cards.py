"""The card browser: found while typing, and what can be done to the card that is chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.rig import Practice, paste, press, screen, settle, shown, until, words
from trainer.cards.search import Haystack
from trainer.desk import Desk
from trainer.recall.grade import Grade
from trainer.tui.screens.library.cards import AT_ONCE, CardsScreen, SearchLine
from trainer.tui.widgets.pick_list import PickList

pytestmark = pytest.mark.usefixtures("mill")


def answer_one(desk: Desk, card: str) -> None:
    session = desk.begin(card.partition("/")[0])
    assert session is not None
    session.grade(session.attempt("everybody eats"), Grade.GOOD)
    session.end()


async def test_every_card_stands_with_its_state(practice: Practice, size: tuple[int, int]) -> None:
    desk = practice.desk()
    answer_one(desk, "practice/offer")
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "l", "enter")
        told = words(pilot)
        assert "5 cards" in told
        assert "· in " in told
        assert "○ new" in told
        assert "! unfinished" in told
        assert "practice/offer built-in · script · 3 points" in told
        practice.clock.move(days=60)
        await press(pilot, "escape", "enter")
        assert "● due" in words(pilot)


async def test_words_typed_narrow_the_cards_down(practice: Practice, size: tuple[int, int]) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "l", "slash", *"bake")
        assert "1 card" in words(pilot)
        assert "Why bread, of all things?" in words(pilot)
        await press(pilot, *["backspace"] * 4, *"#pay")
        assert "1 card" in words(pilot)
        await press(pilot, *["backspace"] * 4, *"zzz")
        assert "0 cards" in words(pilot)
        assert "No card holds all of these words; escape shows every card." in words(pilot)
        await press(pilot, "escape")
        assert "5 cards" in words(pilot)


async def test_arrows_lead_from_the_words_to_the_cards_and_letters_are_commands_there(
    practice: Practice,
) -> None:
    async with shown(practice.desk()) as (app, pilot):
        await press(pilot, "l", "slash", *"en")
        assert isinstance(app.focused, SearchLine)
        await press(pilot, "down")
        assert isinstance(app.focused, PickList)
        assert "e edit" in words(pilot)


async def test_a_pasted_search_is_one_line(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "l", "slash")
        await paste(pilot, "why\x1b[2J\nbake")
        assert "1 card" in words(pilot)
        assert "why bake" in words(pilot)


async def test_a_card_is_suspended_and_brought_back(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "enter", "down", "at")
        assert "- suspended" in words(pilot)
        assert desk.suspended() == ("practice/lift",)
        assert "practice/lift" in words(pilot)
        await press(pilot, "at")
        assert "Saved: back in practice." in words(pilot)
        assert desk.suspended() == ()


async def test_a_card_moves_with_its_progress_and_back(practice: Practice, size: tuple[int, int]) -> None:
    desk = practice.desk()
    answer_one(desk, "mill/bread")
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "l", "enter", "end", "up", "m")
        assert "To which deck?" in words(pilot)
        await press(pilot, *["backspace"] * 4)
        await paste(pilot, "Bread and salt")
        await press(pilot, "enter")
        assert "Moved to Bread and salt; its progress went with it." in words(pilot)
        assert "bread-and-salt/bread" in words(pilot)
        assert desk.store.state("bread-and-salt/bread") is not None
        await press(pilot, "u")
        assert "Taken back: the move to Bread and salt." in words(pilot)
        assert desk.store.state("mill/bread") is not None


async def test_a_built_in_card_stays_where_it_is(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "l", "enter", "m")
        assert "A built-in card stays in its deck" in words(pilot)
        await press(pilot, "delete")
        assert "A built-in card cannot be removed; @ takes it out of practice." in words(pilot)
    assert "practice/offer" in desk.library.cards


async def test_tags_are_given_and_found(practice: Practice, mill: Path) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "l", "enter", "end", "t")
        await paste(pilot, "#late rye")
        await press(pilot, "enter")
        assert "#late #rye" in words(pilot)
        assert "tags: late rye" in mill.read_text("utf-8")
        await press(pilot, "slash", *"#rye")
        assert "1 card" in words(pilot)


async def test_a_card_is_removed_after_a_question_and_comes_back(practice: Practice, mill: Path) -> None:
    before = mill.read_bytes()
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "l", "enter", "end", "delete")
        assert "Remove this card?" in words(pilot)
        assert "And why rolls?" in words(pilot)
        await press(pilot, "escape")
        assert mill.read_bytes() == before
        await press(pilot, "delete", "enter")
        assert "Removed; its answers are kept." in words(pilot)
        assert "4 cards" in words(pilot)
        assert b"rolls" not in mill.read_bytes()
        await press(pilot, "u")
        assert mill.read_bytes() == before
        assert "5 cards" in words(pilot)


async def test_a_removed_copy_gives_the_built_in_card_back(practice: Practice, mill: Path) -> None:
    copy = "## lift\nQ: In my lift?\n- a greeting: good morning\n"
    (mill.parent / "practice.md").write_text(copy, "utf-8")
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "l", "enter", "down")
        assert "your copy of a built-in card" in words(pilot)
        await press(pilot, "delete")
        assert "The built-in card comes back in its place." in words(pilot)
        await press(pilot, "enter")
        assert "You share the lift" in words(pilot)


async def test_a_deck_of_ten_thousand_cards_draws_only_what_is_seen(practice: Practice, mill: Path) -> None:
    cards = "".join(
        f"## c{n}\nQ: Question number {n}?\n- the point {n}: answer {n}\n\n" for n in range(10_000)
    )
    mill.write_text(cards, "utf-8")
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await press(pilot, "l", "down", "down", "enter")
        page = app.screen
        assert isinstance(page, CardsScreen)
        rows = page.query_one(PickList)
        assert rows.count == 10_000 > AT_ONCE
        drawn: list[int] = []
        draw = rows._draw

        def counting(row: int, width: int) -> object:
            drawn.append(row)
            return draw(row, width)

        rows._draw = counting  # type: ignore[assignment]
        await press(pilot, "end")
        assert 0 < len(drawn) <= 3 * rows.size.height
        assert "Question number 9999?" in screen(pilot)
        drawn.clear()
        await press(pilot, "slash", *"9876")
        await until(pilot, lambda: "Question number 9876?" in screen(pilot))
        assert "1 card" in words(pilot)
        assert len(drawn) <= 8 * rows.size.height
        assert len(list(page.walk_children())) < 30


async def test_a_search_of_many_cards_runs_beside_the_screen_and_the_last_words_count(
    practice: Practice, mill: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mill.write_text("".join(f"Q: Question number {n}?\n- p\n\n" for n in range(AT_ONCE + 1)), "utf-8")
    asked: list[str] = []
    find = Haystack.find

    def noting(hay: Haystack, words: str, deck: str | None = None) -> tuple[str, ...]:
        asked.append(words)
        return find(hay, words, deck)

    monkeypatch.setattr(Haystack, "find", noting)
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "l", "down", "down", "enter", "slash")
        for key in "number 77":
            await pilot.press("space" if key == " " else key)
        await settle(pilot)
        assert asked[-1] == "number 77"
        expected = sum("77" in str(n) for n in range(AT_ONCE + 1))
        assert f"{expected} cards" in words(pilot)
