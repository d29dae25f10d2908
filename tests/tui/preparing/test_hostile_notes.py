"""Text that wants to be markup, a command or an escape sequence is shown as it stands, in every field."""

from __future__ import annotations

import re

import pytest

from tests.tui.rig import paste, press, screen, settle, shown, words
from trainer.desk import Desk
from trainer.prepare.interview import Interview
from trainer.prepare.kinds import BY_TABLE
from trainer.prepare.notes import notes, save
from trainer.tui.screens.preparing.areas import AREAS
from trainer.tui.screens.preparing.debrief import DebriefScreen
from trainer.tui.screens.preparing.form import FormScreen
from trainer.tui.screens.preparing.hub import HubScreen
from trainer.tui.screens.preparing.interview_form import interview_form
from trainer.tui.screens.preparing.list import ListScreen
from trainer.tui.screens.preparing.subject import NoteSubject

HOSTILE = (
    "[red]sold[/red] [@click=app.quit]Baker[/] [/nope] \x1b[31mred\x1b[0m \x9b2J \u202egnol\u202c "
    "漢字 {skill.1}"
)
UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
Size = tuple[int, int]


def filled(desk: Desk, interview: Interview, table: str) -> None:
    """A note with hostile text in every field that is written in."""
    kind = BY_TABLE[table]
    known: dict[str, object] = {}
    for field in kind.FORM:
        if field.shape in ("line", "text"):
            known[field.name] = HOSTILE
        elif field.shape == "lines":
            known[field.name] = (HOSTILE, "[b]")
    save(desk.store, kind.new(desk.clock.now(), desk.random, interview.uid, **known))


@pytest.mark.parametrize("table", AREAS)
async def test_every_list_and_form_shows_hostile_text_and_does_nothing(
    desk: Desk, interview: Interview, table: str
) -> None:
    filled(desk, interview, table)
    kind = BY_TABLE[table]
    async with shown(desk) as (app, pilot):
        if not kind.SINGLE:
            app.push_screen(ListScreen(desk, AREAS[table], interview.uid))
            await settle(pilot)
            assert "[red]sold[/red] [@click=app.quit]Baker[/] [/nope]" in words(pilot)
            assert not UNSAFE.search(screen(pilot))
        (note,) = notes(desk.store, kind, interview.uid)
        app.push_screen(FormScreen(desk, NoteSubject(desk, note)))
        await settle(pilot)
        for _ in kind.FORM:
            assert not UNSAFE.search(screen(pilot))
            await press(pilot, "tab")
        assert "[/nope]" in words(pilot)
        await press(pilot, "escape")
        assert app.return_value is None
    assert notes(desk.store, kind, interview.uid) == (note,)


async def test_what_is_pasted_into_a_form_is_cleaned_before_it_is_saved(
    desk: Desk, interview: Interview, size: Size
) -> None:
    async with shown(desk, size) as (app, pilot):
        app.push_screen(interview_form(desk, interview))
        await settle(pilot)
        await paste(pilot, HOSTILE)
        await press(pilot, "tab")
        assert not UNSAFE.search(screen(pilot))
        await press(pilot, "escape")
    assert desk.interview is not None
    assert not UNSAFE.search(desk.interview.company)
    assert desk.interview.company.startswith("Acme[red]sold[/red]")


async def test_the_hub_and_every_step_of_the_debrief_show_it_too(
    desk: Desk, interview: Interview, size: Size
) -> None:
    for table in ("people", "questions", "aims", "skills", "ad_lines", "stories", "tasks"):
        filled(desk, interview, table)
    (question,) = desk.notebook().questions
    save(desk.store, type(question).from_document({**question.document(), "flags": ["struggled"]}))
    async with shown(desk, size) as (app, pilot):
        app.push_screen(HubScreen(desk))
        await settle(pilot)
        assert not UNSAFE.search(screen(pilot))
        app.push_screen(DebriefScreen(desk, interview))
        await settle(pilot)
        for _ in range(8):
            assert not UNSAFE.search(screen(pilot))
            await press(pilot, "f7")
        assert "cards made" in words(pilot)
