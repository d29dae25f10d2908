"""The page to take along on the screen: entries go off it and come back, and it becomes a file."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui.rig import Practice, bindings_now, press, screen, shown, words
from trainer.cli import main
from trainer.desk import Desk
from trainer.paper.crib_choice import crib_choice, todays_crib
from trainer.prepare import interviews
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import new_interview
from trainer.prepare.moment import Moment
from trainer.prepare.notes import save
from trainer.prepare.notes_page import NEVER_READ
from trainer.prepare.person import Person
from trainer.prepare.pitch import Pitch
from trainer.prepare.story import CONFIDENT, Story
from trainer.progress.problems import NotSaved
from trainer.progress.store import Store
from trainer.tui.screens.crib import CribScreen
from trainer.tui.screens.notes_page import NotesScreen

Size = tuple[int, int]
HOSTILE = "[red]Ms Brandt[/nope] \x1b[31m\u202e"


@pytest.fixture
def desk(practice: Practice) -> Desk:
    """An interview with a person, a question that went badly, an edge and two stories."""
    desk = practice.desk()
    now, random = desk.clock.now(), desk.random
    one = new_interview(
        now, random, company="Acme", role="Planner", moment=Moment((now + timedelta(days=3)).date())
    )
    interviews.save(desk.store, one)
    for note in (
        Person.new(now, random, one.uid, name=HOSTILE, looked_for=("calm",), expected=True),
        FirstQuestion.new(
            now, random, one.uid, text="Why leave?", flags=("struggled",), better="The depot closes."
        ),
        Pitch.new(now, random, one.uid, edge="I plan with the packers"),
        Story.new(
            now,
            random,
            "",
            name="Late vans",
            actions=("asked the packers first of all",),
            number="from 9 to 2",
        ),
        Story.new(now, random, "", name="Heron", confidential=CONFIDENT, number="a secret figure"),
    ):
        save(desk.store, note)
    return desk


def uid_of(desk: Desk) -> str:
    interview = desk.interview
    assert interview
    return interview.uid


async def test_the_page_shows_its_entries_and_what_it_lacks(desk: Desk, size: Size) -> None:
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "c")
        assert isinstance(app.screen, CribScreen)
        assert "of 66 lines" in words(pilot)
        assert "› - " in screen(pilot)
        assert NEVER_READ in words(pilot)
        assert "\x1b" not in screen(pilot)
        await press(pilot, *["down"] * 20)
        assert "a secret figure" not in words(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, CribScreen)


async def test_space_drops_an_entry_and_takes_it_back_and_the_choice_is_saved(desk: Desk, size: Size) -> None:
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "c", "down", "space")
        assert "× dropped: [red]Ms Brandt[/nope]" in screen(pilot)
        (dropped,) = crib_choice(desk.store, uid_of(desk)).dropped
        sheet, choice = todays_crib(desk)
        assert not any("Ms Brandt" in line for line in sheet.page(choice.dropped))
        await press(pilot, "space")
        assert "dropped" not in words(pilot)
        assert crib_choice(desk.store, uid_of(desk)).dropped == frozenset()
        assert dropped


async def test_what_the_page_is_for_stays_on_it(desk: Desk) -> None:
    async with shown(desk) as (_, pilot):
        await press(pilot, "c", "space")
        assert "This line stays" in words(pilot)
        assert crib_choice(desk.store, uid_of(desk)).dropped == frozenset()


async def test_f_shortens_the_stories_and_makes_them_whole_again(desk: Desk) -> None:
    async with shown(desk) as (_, pilot):
        await press(pilot, "c")
        assert "Late vans: asked the packers first · from 9 to 2" in words(pilot)
        await press(pilot, "f")
        assert "Late vans: from 9 to 2" in words(pilot)
        assert crib_choice(desk.store, uid_of(desk)).short
        await press(pilot, "f")
        assert "asked the packers first" in words(pilot)


async def test_a_page_that_is_too_long_says_by_how_much_and_what_helps(desk: Desk) -> None:
    now = desk.clock.now()
    for number in range(70):
        person = Person.new(now, desk.random, uid_of(desk), name=f"Person {number}", expected=True)
        save(desk.store, person)
    async with shown(desk) as (_, pilot):
        await press(pilot, "c")
        sheet, _ = todays_crib(desk)
        over = sheet.too_long()
        assert over > 9
        assert f"{over} lines too long. Drop some with space or press f to shorten stories." in words(pilot)
        await press(pilot, "down", "space")
        assert f"{over - 1} lines too long." in words(pilot)


async def test_a_choice_that_cannot_be_saved_is_not_shown_and_waits(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with shown(desk) as (_, pilot):
        await press(pilot, "c", "down")
        with monkeypatch.context() as full:

            def refuse(*_: object) -> None:
                raise NotSaved("the disk is full", "")

            full.setattr(Store, "put", refuse)
            await press(pilot, "space")
            assert "NOT saved: the disk is full" in words(pilot)
            assert "dropped" not in words(pilot)
        await press(pilot, "r")
        assert "dropped: [red]Ms Brandt" in words(pilot)


async def write_to(pilot: Pilot[int], name: str) -> None:
    """Give the page a file name, in the field that asks for one."""
    if "crib.export" in bindings_now(pilot):
        await press(pilot, "e")
    field = pilot.app.focused
    assert isinstance(field, Input)
    field.value = name
    await press(pilot, "enter")


@pytest.mark.parametrize("ending", [".txt", ".md", ".html"])
async def test_the_page_becomes_a_file_that_only_its_owner_reads(
    desk: Desk, tmp_path: Path, size: Size, ending: str
) -> None:
    path = tmp_path / f"crib{ending}"
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "c")
        await write_to(pilot, str(path))
        assert "Written:" in words(pilot)
    content = path.read_text("utf-8")
    assert "I plan with the packers" in content
    assert "a secret figure" not in content
    assert path.stat().st_mode & 0o777 == 0o600


async def test_a_file_that_is_there_or_cannot_be_written_asks_for_another_place(
    desk: Desk, tmp_path: Path
) -> None:
    there = tmp_path / "crib.txt"
    there.write_text("mine", "utf-8")
    async with shown(desk) as (_, pilot):
        await press(pilot, "c")
        for name, told in (
            (str(there), "is there already and stays as it is. Another place:"),
            (str(tmp_path / "crib.pdf"), "The file ends with .txt, .md, .html. Another place:"),
            (str(there / "crib.txt"), "a file is where a folder should be. Another place:"),
            ("~nobody-of-this-name/crib.txt", "Another place:"),
            ("", "No file name was given. Another place:"),
        ):
            await write_to(pilot, name)
            assert told in words(pilot)
        await write_to(pilot, str(tmp_path / "other.txt"))
        assert "Written:" in words(pilot)
    assert there.read_text("utf-8") == "mine"
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["crib.txt", "other.txt"]


async def test_notes_that_were_read_to_the_end_are_noted_and_the_page_no_longer_asks_for_it(
    desk: Desk,
) -> None:
    async with shown(desk, (60, 16)) as (app, pilot):
        await press(pilot, "c", "N")
        assert isinstance(app.screen, NotesScreen)
        assert "Why leave? → The depot closes." in words(pilot)
        await press(pilot, "space", "space", "down", "up")
        assert "Saved: read today" in words(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, CribScreen)
        assert NEVER_READ not in words(pilot)
    debrief = desk.notebook().debrief
    assert debrief
    assert len(debrief.read_on) == 1


async def test_notes_are_read_once_a_day_and_without_any_the_way_to_them_is_named(
    practice: Practice, size: Size
) -> None:
    async with shown(practice.desk(), size) as (app, pilot):
        await press(pilot, "N", "space")
        assert isinstance(app.screen, NotesScreen)
        assert "Nothing is noted yet. d on Home" in words(pilot)
        await press(pilot, "escape", "c", "e", "escape", "escape")
        assert not isinstance(app.screen, CribScreen)


async def test_the_command_keeps_to_what_was_chosen_on_the_screen(
    desk: Desk, practice: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    async with shown(desk) as (_, pilot):
        await press(pilot, "c", "down", "space", "f")
    now = desk.clock.now().isoformat()
    practice.close()
    assert main(["--data", str(practice.folder / "data"), "--now", now, "crib"]) == 0
    told = capsys.readouterr().out
    assert "I plan with the packers" in told
    assert "Ms Brandt" not in told
    assert "asked the packers first" not in told


async def test_a_tiny_terminal_breaks_nothing(desk: Desk) -> None:
    async with shown(desk, (40, 10)) as (app, pilot):
        await press(pilot, "c", *["down"] * 12, "space", "e", "escape")
        assert isinstance(app.screen, CribScreen)
        assert max(map(len, screen(pilot).splitlines())) <= 40
