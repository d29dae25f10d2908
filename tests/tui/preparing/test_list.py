"""The list of one kind of note: added, pasted, flagged, found, moved and deleted, each with its way back."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.progress.test_journal import FullDisk
from tests.tui.rig import Practice, bindings_now, paste, press, screen, settle, shown, until, words
from trainer.desk import Desk
from trainer.prepare.ad_line import AdLine
from trainer.prepare.cv_line import CvLine
from trainer.prepare.debrief import Debrief
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import Interview
from trainer.prepare.notes import notes, save, single
from trainer.prepare.person import Person
from trainer.prepare.skill import Skill
from trainer.prepare.story import Story
from trainer.prepare.task import Task
from trainer.tui.app import TrainerApp
from trainer.tui.interview_news import OPEN
from trainer.tui.screens.preparing.areas import AREAS
from trainer.tui.screens.preparing.form import FormScreen
from trainer.tui.screens.preparing.line_draft import LineDraft
from trainer.tui.screens.preparing.list import ListScreen

Size = tuple[int, int]
SIXTY = "\n".join(f"- Question number {number}, as they asked it" for number in range(1, 61))


async def open_list(app: TrainerApp, pilot: Pilot[int], desk: Desk, table: str) -> None:
    assert desk.interview is not None
    app.push_screen(ListScreen(desk, AREAS[table], desk.interview.uid))
    await settle(pilot)


def texts(desk: Desk, interview: Interview) -> list[str]:
    return [question.text for question in notes(desk.store, FirstQuestion, interview.uid)]


async def add(pilot: Pilot[int], *lines: str) -> None:
    for text in lines:
        await paste(pilot, text)
        await press(pilot, "enter")


async def test_one_line_after_the_other_until_an_empty_one(
    desk: Desk, interview: Interview, size: Size
) -> None:
    async with shown(desk, size) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await add(pilot, "Why leave?", "Any conflict?")
        await press(pilot, "enter", "s", "up", "g", "s")
        assert "Any conflict? struggled" in words(pilot)
    first, second = notes(desk.store, FirstQuestion, interview.uid)
    assert (first.text, first.flags) == ("Why leave?", ("struggled", "good"))
    assert (second.text, second.flags) == ("Any conflict?", ("struggled",))


async def test_escape_from_the_line_adds_what_stands_in_it(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await paste(pilot, "Why leave?")
        await press(pilot, "escape")
        assert isinstance(app.screen, ListScreen)
    assert texts(desk, interview) == ["Why leave?"]


async def test_sixty_pasted_lines_become_sixty_questions_in_their_order_or_one_note(
    desk: Desk, interview: Interview, size: Size
) -> None:
    async with shown(desk, size) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await paste(pilot, SIXTY)
        assert "Make 60 questions, or is this one long note? (q/n)" in words(pilot)
        await press(pilot, "q", "escape")
        asked = [f"Question number {number}, as they asked it" for number in range(1, 61)]
        assert texts(desk, interview) == asked
        await press(pilot, "end")
        assert "Question number 60, as they asked it" in words(pilot)
        await press(pilot, "u")
        assert texts(desk, interview) == []
        await press(pilot, "n")
        await paste(pilot, SIXTY)
        await press(pilot, "n")
    assert texts(desk, interview) == []
    debrief = single(desk.store, Debrief, interview.uid)
    assert debrief is not None
    assert debrief.note == SIXTY


async def test_escape_from_the_question_about_a_paste_says_that_nothing_was_added(
    desk: Desk, interview: Interview
) -> None:
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await paste(pilot, SIXTY)
        await press(pilot, "escape")
        assert "Nothing was added. Paste it again when you like." in words(pilot)
    assert texts(desk, interview) == []


async def test_a_line_that_was_being_typed_comes_back_after_the_terminal_died(
    practice: Practice, desk: Desk, interview: Interview, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LineDraft, "REST_SECONDS", 0.01)
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await paste(pilot, "Why do you want to leave")
        await until(pilot, lambda: bool(desk.store.documents(OPEN)))
    again = practice.desk()
    async with shown(again) as (app, pilot):
        await open_list(app, pilot, again, "questions")
        assert "What you had begun to write is back." in words(pilot)
        await paste(pilot, "?")
        await press(pilot, "enter", "enter")
    assert texts(again, interview) == ["Why do you want to leave?"]
    assert not again.store.documents(OPEN)


async def test_wrapped_words_stand_under_their_words(desk: Desk, interview: Interview) -> None:
    long = "Can you tell us about a time when you had to say no to somebody above you?"
    async with shown(desk, (60, 16)) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await add(pilot, long)
        await press(pilot, "enter")
        rows = screen(pilot).splitlines()
    assert texts(desk, interview) == [long]
    first = next(number for number, row in enumerate(rows) if "Can you tell" in row)
    column = rows[first].index("Can")
    assert rows[first + 1][:column].strip() == ""
    assert rows[first + 1][column] != " "


async def test_a_few_pasted_lines_need_no_question(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await paste(pilot, "1. Why leave?\n2. Any conflict?")
        assert "Saved: 2 questions" in words(pilot)
    assert texts(desk, interview) == ["Why leave?", "Any conflict?"]


async def test_a_deleted_line_comes_back_at_its_place(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await add(pilot, "One?", "Two?", "Three?")
        await press(pilot, "enter", "home", "down", "d")
        assert texts(desk, interview) == ["One?", "Three?"]
        assert "Saved: deleted “Two?”" in words(pilot)
        await press(pilot, "u")
    assert texts(desk, interview) == ["One?", "Two?", "Three?"]


async def test_lines_are_moved_and_moved_back(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await add(pilot, "One?", "Two?", "Three?")
        await press(pilot, "enter", "end", "shift+up", "shift+up", "shift+up")
        assert texts(desk, interview) == ["Three?", "One?", "Two?"]
        await press(pilot, "u")
        assert texts(desk, interview) == ["One?", "Three?", "Two?"]


async def test_the_list_is_narrowed_by_words_and_escape_shows_all_again(
    desk: Desk, interview: Interview
) -> None:
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await add(pilot, "Why do you leave?", "Any conflict?", "Why us?")
        await press(pilot, "enter", "slash", *"why")
        assert "Any conflict?" not in words(pilot)
        assert "Why us?" in words(pilot)
        await press(pilot, "enter")
        assert "notes.up" not in bindings_now(pilot)
        await press(pilot, "escape")
        assert "Any conflict?" in words(pilot)
        await press(pilot, "slash", *"zzz")
        assert "None of the 3 has these words." in words(pilot)
        await press(pilot, "escape", "escape")
        assert not isinstance(app.screen, ListScreen)
    assert len(texts(desk, interview)) == 3


async def test_enter_opens_the_form_and_comes_back_to_the_line(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await add(pilot, "One?", "Two?")
        await press(pilot, "enter", "end", "enter")
        assert isinstance(app.screen, FormScreen)
        await paste(pilot, " Or three?")
        await press(pilot, "escape")
        assert "Two? Or three?" in words(pilot)
    assert texts(desk, interview) == ["One?", "Two? Or three?"]


async def test_who_asked_is_linked_with_one_letter(desk: Desk, interview: Interview) -> None:
    save(desk.store, Person.new(desk.clock.now(), desk.random, interview.uid, name="Ms Okoye"))
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        await add(pilot, "One?")
        await press(pilot, "enter", "p", "enter", "r", "r", "r")
        assert "Ms Okoye, doubtful" in words(pilot)
        assert "! One? Ms Okoye, doubtful no answer yet" in words(pilot)
    (question,) = notes(desk.store, FirstQuestion, interview.uid)
    assert question.loose


async def test_a_sixth_skill_asks_which_one_goes(desk: Desk, interview: Interview, size: Size) -> None:
    async with shown(desk, size) as (app, pilot):
        await open_list(app, pilot, desk, "skills")
        await add(pilot, "one", "two", "three", "four", "five")
        await press(pilot, "n")
        assert "Three to five. Which one goes?" in words(pilot)
        await press(pilot, "2")
        await add(pilot, "six")
    assert [skill.words for skill in notes(desk.store, Skill, interview.uid)] == [
        "one", "three", "four", "five", "six",
    ]  # fmt: skip


async def test_people_stand_by_what_they_weigh(desk: Desk, interview: Interview) -> None:
    now = desk.clock.now()
    for name, level in (("Anna", "hr"), ("Bo", "director"), ("Cy", "")):
        save(desk.store, Person.new(now, desk.random, interview.uid, name=name, level=level))
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "people")
        first, *_ = [row for row in screen(pilot).splitlines() if row.lstrip("› ").startswith("! ")]
        assert "Bo  weighs most  director" in first
        assert "notes.up" not in bindings_now(pilot)


async def test_an_empty_list_names_the_key_that_fills_it(desk: Desk, interview: Interview) -> None:
    assert interview.company
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "stories")
        assert "Nothing here yet. n writes the first story." in words(pilot)
        await press(pilot, "n")
        assert isinstance(app.screen, FormScreen)
        await paste(pilot, "Late orders")
        await press(pilot, "escape")
        assert "! Late orders So what for them?" in words(pilot)
    assert [story.name for story in notes(desk.store, Story)] == ["Late orders"]


async def test_a_cv_is_taken_line_by_line_without_its_headings(desk: Desk, interview: Interview) -> None:
    cv = "EXPERIENCE\n- Planner at Baker, 2019 to 2024\n- Cut stock by 8 percent\n\nLANGUAGES\nGerman"
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "cv_lines")
        await paste(pilot, cv)
        assert "5 lines read, 2 headings dropped, 3 taken in" in words(pilot)
        await press(pilot, "escape", "u")
        assert notes(desk.store, CvLine, interview.uid) == ()
        await paste(pilot, cv)
    lines = [(line.text, line.section) for line in notes(desk.store, CvLine, interview.uid)]
    assert lines[1:] == [("Cut stock by 8 percent", "EXPERIENCE"), ("German", "LANGUAGES")]


async def test_a_letter_turns_a_line_of_the_advert_into_a_wanted_skill(
    desk: Desk, interview: Interview
) -> None:
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "ad_lines")
        await add(pilot, "You plan the sales of a region")
        await press(pilot, "enter", "s")
        assert "wanted skill" in words(pilot)
    (line,) = notes(desk.store, AdLine, interview.uid)
    assert line.picked == "skill"


async def test_a_task_is_ticked_and_unticked(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await open_list(app, pilot, desk, "tasks")
        await add(pilot, "Ask who will be there")
        await press(pilot, "enter", "x")
        assert "Ask who will be there done" in words(pilot)
        await press(pilot, "x")
    (task,) = notes(desk.store, Task, interview.uid)
    assert not task.done


async def test_a_full_disk_is_told_and_r_saves_it_after_all(
    desk: Desk, interview: Interview, disk: FullDisk, size: Size
) -> None:
    async with shown(desk, size) as (app, pilot):
        await open_list(app, pilot, desk, "questions")
        disk.room = 0
        await add(pilot, "One?")
        assert "NOT saved: the disk is full" in words(pilot)
        assert "press r" in words(pilot)
        disk.room = 10**9
        await press(pilot, "r")
        assert "Saved: 1 question" in words(pilot)
    assert texts(desk, interview) == ["One?"]


@pytest.mark.parametrize("table", AREAS)
async def test_every_list_stands_empty_at_every_size(desk: Desk, interview: Interview, table: str) -> None:
    if AREAS[table].kind.SINGLE:
        return
    assert interview.uid
    async with shown(desk, (40, 10)) as (app, pilot):
        await open_list(app, pilot, desk, table)
        assert AREAS[table].title[:20] in words(pilot)
        assert len(screen(pilot).splitlines()) == 10
