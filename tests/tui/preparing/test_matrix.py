"""What they want and what proves it, the round after this one, and who will be there."""

from __future__ import annotations

from dataclasses import replace

from tests.progress.test_journal import FullDisk
from tests.tui.preparing.test_golden_preparing import fill
from tests.tui.rig import bindings_now, paste, press, shown, words
from trainer.desk import Desk
from trainer.prepare.ad_line import AdLine
from trainer.prepare.after import After
from trainer.prepare.confidential import protected_words
from trainer.prepare.cv_line import CvLine
from trainer.prepare.interview import Interview
from trainer.prepare.interviews import save as save_interview
from trainer.prepare.moment import Moment
from trainer.prepare.notes import notes, save, single
from trainer.prepare.task import Task
from trainer.tui.screens.confidential import ConfidentialWords
from trainer.tui.screens.preparing.chooser import Chooser
from trainer.tui.screens.preparing.debrief import DebriefScreen
from trainer.tui.screens.preparing.form import FormScreen
from trainer.tui.screens.preparing.hub import HubScreen
from trainer.tui.screens.preparing.list import ListScreen
from trainer.tui.screens.preparing.matrix import NOTHING, MatrixScreen

Size = tuple[int, int]


async def test_an_empty_cell_is_named_and_enter_opens_what_fills_it(
    desk: Desk, interview: Interview, size: Size
) -> None:
    fill(desk, interview)
    async with shown(desk, size) as (app, pilot):
        app.push_screen(MatrixScreen(desk))
        await press(pilot)
        told = words(pilot)
        assert "0 of 3 have a proof" in told
        assert "! orders on time no proof yet" in told
        assert "! calm with customers no proof yet Ms Okoye" in told
        await press(pilot, "enter")
        assert isinstance(app.screen, Chooser)
        await press(pilot, "enter", "escape")
        told = words(pilot)
        assert "2 of 3 have a proof" in told
        assert "+ orders on time Late orders" in told
        assert "Saved: orders on time" in told
        await press(pilot, "end", "enter", "enter", "escape")
        assert "3 of 3 have a proof" in words(pilot)
        await press(pilot, "enter", "enter", "escape")
        assert "2 of 3 have a proof" in words(pilot)
    (story,) = desk.notebook().stories
    assert desk.notebook().skills[0].stories == (story.uid,)
    assert story.strengths == ()


async def test_a_requirement_is_proven_by_a_line_of_the_cv_that_may_be_new(
    desk: Desk, interview: Interview
) -> None:
    now, random, uid = desk.clock.now(), desk.random, interview.uid
    save(desk.store, AdLine.new(now, random, uid, text="Three years of planning", picked="known"))
    async with shown(desk) as (app, pilot):
        app.push_screen(MatrixScreen(desk))
        await press(pilot, "enter")
        await paste(pilot, "Planned one region 2019 to 2025")
        await press(pilot, "enter", "escape")
        assert "+ Three years of planning Planned one region" in words(pilot)
        await press(pilot, "e")
        assert isinstance(app.screen, FormScreen)
    (wanted,), (proof,) = notes(desk.store, AdLine, uid), notes(desk.store, CvLine, uid)
    assert proof.shows == (wanted.uid,)


async def test_a_matrix_without_rows_says_where_they_come_from(desk: Desk, interview: Interview) -> None:
    assert interview.uid
    async with shown(desk) as (app, pilot):
        app.push_screen(MatrixScreen(desk))
        await press(pilot, "enter")
        assert " ".join(NOTHING.split()) in words(pilot)
        assert "matrix.prove" not in bindings_now(pilot)


async def test_a_proof_that_is_not_saved_waits_for_r(
    desk: Desk, interview: Interview, disk: FullDisk
) -> None:
    fill(desk, interview)
    async with shown(desk) as (app, pilot):
        app.push_screen(MatrixScreen(desk))
        await press(pilot, "enter")
        disk.room = 0
        await press(pilot, "enter", "escape")
        assert "NOT saved" in words(pilot)
        disk.room = 10**9
        await press(pilot, "r")
        assert "2 of 3 have a proof" in words(pilot)


async def test_the_hub_leads_to_the_matrix_and_to_the_confidential_words(
    desk: Desk, interview: Interview, size: Size
) -> None:
    fill(desk, interview)
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "p")
        app.push_screen(HubScreen(desk, "matrix"))
        await press(pilot)
        assert isinstance(app.screen, MatrixScreen)
        await press(pilot, "escape", "end", "enter")
        assert isinstance(app.screen, ConfidentialWords)
        await press(pilot, "n")
        await paste(pilot, "Client Z")
        await press(pilot, "enter", "escape")
        assert "Confidential words 1" in words(pilot)
    assert protected_words(desk.store) == ("Client Z",)


async def test_the_next_round_is_begun_with_a_key_and_keeps_what_there_is(
    desk: Desk, interview: Interview, size: Size
) -> None:
    fill(desk, interview)
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "p", "N")
        assert "Begin the debrief of the next round?" in words(pilot)
        await press(pilot, "n")
        assert desk.notebook().round == ""
        await press(pilot, "N", "y")
        assert isinstance(app.screen, DebriefScreen)
    book = desk.notebook()
    assert book.round == "2"
    assert book.debrief is not None
    assert "They plan by the month." in book.debrief.note
    assert len(book.people) == 2


async def test_without_a_debrief_there_is_no_next_round(desk: Desk, interview: Interview) -> None:
    assert interview.uid
    async with shown(desk) as (_, pilot):
        await press(pilot, "p")
        assert "prepare.next" not in bindings_now(pilot)


async def test_after_the_interview_new_questions_and_the_own_sheet_are_on_offer(
    desk: Desk, interview: Interview, size: Size
) -> None:
    fill(desk, interview)
    assert interview.moment is not None
    yesterday = Moment(desk.clock.now().date().replace(day=21), interview.moment.at)
    save_interview(desk.store, replace(interview, moment=yesterday))
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "d")
        await paste(pilot, "Well, I think.")
        await press(pilot, "tab")
        await paste(pilot, "in 3 days")
        await press(pilot, "ctrl+s")
        assert "What else did the day bring?" in words(pilot)
        await press(pilot, "s")
        assert isinstance(app.screen, ListScreen)
        await press(pilot, "escape", "escape")
        await press(pilot, "end", "up", "enter", "ctrl+s", "q")
        assert isinstance(app.screen, DebriefScreen)
        await press(pilot, "escape", "end", "up", "enter", "ctrl+s")
        assert "New questions they asked" not in words(pilot)
        await press(pilot, "b", "escape")
        assert "They said by Wednesday." in words(pilot)
    after = single(desk.store, After, interview.uid)
    assert after is not None
    assert (after.went, after.decision_day) == ("", "2026-11-25")
    assert desk.notebook().round == "2"


async def test_home_brings_the_polite_note_the_day_after_the_promised_one(
    desk: Desk, interview: Interview, size: Size
) -> None:
    assert interview.moment is not None
    day = desk.clock.now().date()
    save_interview(desk.store, replace(interview, moment=Moment(day.replace(day=16), interview.moment.at)))
    now, random = desk.clock.now(), desk.random
    promised = day.replace(day=21).isoformat()
    save(desk.store, After.new(now, random, interview.uid, went="Well", decision_day=promised))
    async with shown(desk, size) as (_, pilot):
        assert "They said by Saturday. A short, friendly note is in order." in words(pilot)


async def test_home_takes_that_they_did_not_say_who_will_be_there(
    desk: Desk, interview: Interview, size: Size
) -> None:
    async with shown(desk, size) as (app, pilot):
        assert "Find out who will be there. x answers it" in words(pilot)
        await press(pilot, "x", "escape")
        assert notes(desk.store, Task, interview.uid) == ()
        await press(pilot, "x", "u")
        told = words(pilot)
        assert "Saved: unknown, asked on 22 November 2026." in told
        assert "Find out" not in told
        assert "home.who" not in bindings_now(pilot)
        assert app.screen.is_current
    (task,) = notes(desk.store, Task, interview.uid)
    assert task.answer == "unknown, asked on 22 November 2026"


async def test_home_leads_to_the_people_when_one_knows_who_will_be_there(
    desk: Desk, interview: Interview
) -> None:
    assert interview.uid
    async with shown(desk) as (app, pilot):
        await press(pilot, "x", "k")
        assert isinstance(app.screen, ListScreen)
        assert "People" in words(pilot)
