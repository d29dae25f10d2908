"""The six steps of the debrief: gone through, left and taken up at the same field, and what comes of them."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.progress.test_journal import FullDisk
from tests.tui.rig import Practice, bindings_now, paste, press, screen, settle, shown, until, words
from trainer.desk import Desk
from trainer.prepare.ad_line import AdLine
from trainer.prepare.aim import Aim
from trainer.prepare.debrief import Debrief
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import Interview
from trainer.prepare.loose_ends import points_key
from trainer.prepare.notes import notes, save, single
from trainer.prepare.own_points import own_points
from trainer.prepare.person import Person
from trainer.prepare.skill import Skill
from trainer.tui.interview_news import OPEN
from trainer.tui.screens.drill import DrillScreen
from trainer.tui.screens.points_picker import PointsPicker
from trainer.tui.screens.preparing.ask import Ask
from trainer.tui.screens.preparing.debrief import DebriefScreen
from trainer.tui.screens.preparing.form import FormScreen

Size = tuple[int, int]
BETTER = "I cut late orders from 12 to 8 percent. I persuaded the sales director to plan by week."


def asked(desk: Desk, interview: Interview, **known: object) -> FirstQuestion:
    """A question that is saved."""
    there = notes(desk.store, FirstQuestion, interview.uid)
    new = FirstQuestion.new(
        desk.clock.now(), desk.random, interview.uid, place=float(len(there) + 1), **known
    )
    save(desk.store, new)
    return new


async def next_step(pilot: Pilot[int], times: int = 1) -> None:
    await press(pilot, *["f7"] * times)


def place(desk: Desk, interview: Interview) -> tuple[str, str]:
    debrief = single(desk.store, Debrief, interview.uid)
    return (debrief.step, debrief.field) if debrief else ("", "")


async def test_the_whole_evening_from_the_people_to_the_first_drill(
    desk: Desk, interview: Interview, size: Size
) -> None:
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "d", "n")
        await paste(pilot, "Ms Okoye")
        await press(pilot, "tab", "tab")
        await paste(pilot, "Sales")
        await press(pilot, "tab", "d", "tab", "y", *["tab"] * 3)
        await paste(pilot, "on-time delivery")
        await press(pilot, "escape")
        assert "director" in words(pilot)
        await next_step(pilot)
        assert "Debrief 2/6" in words(pilot)
        await paste(pilot, "Why do you want to leave?")
        await press(pilot, "enter", "enter", "s", "p", "enter")
        await next_step(pilot)
        assert "Question 1 of 1 Why do you want to leave?" in words(pilot)
        await paste(pilot, "That I was bored.")
        await press(pilot, "tab", "tab")
        await paste(pilot, BETTER)
        await next_step(pilot)
        await paste(pilot, "They plan by the month")
        await next_step(pilot)
        assert "Debrief 4/6" in words(pilot)
        await paste(pilot, "Fewer late orders")
        await press(pilot, "enter", "enter")
        await next_step(pilot)
        await press(pilot, "space")
        assert "[x] on-time delivery" in words(pilot)
        await next_step(pilot)
        await paste(pilot, "Speak more slowly")
        await next_step(pilot)
        told = "1 person, 1 question, 1 loose end, 1 wanted skill (1 without proof), 1 objective"
        assert told in words(pilot)
        assert "cards made" in words(pilot)
        assert "Take points of your own from 1 better answer" in words(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, PointsPicker)
        await press(pilot, "enter")
        assert "Drill 1 loose end now" in words(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, DrillScreen)
        assert "Why do you want to leave?" in words(pilot)
    (question,) = notes(desk.store, FirstQuestion, interview.uid)
    assert (question.mine, question.better) == ("That I was bored.", BETTER)
    assert len(own_points(desk.store)[points_key(question)]) == 2
    (aim,) = notes(desk.store, Aim, interview.uid)
    (skill,) = notes(desk.store, Skill, interview.uid)
    assert (aim.text, aim.side) == ("Fewer late orders", "objective")
    assert (skill.words, skill.source) == ("on-time delivery", "Ms Okoye, Sales")
    debrief = single(desk.store, Debrief, interview.uid)
    assert debrief is not None
    assert (debrief.position, debrief.do_better) == ("They plan by the month", "Speak more slowly")
    assert (debrief.step, debrief.field) == ("", "")
    assert OPEN not in desk.store.note_tables()


async def test_a_closed_terminal_is_taken_up_at_the_very_field(
    practice: Practice, desk: Desk, interview: Interview, size: Size
) -> None:
    asked(desk, interview, text="Why leave?", flags=("struggled",))
    second = asked(desk, interview, text="Any conflict?", flags=("muddled",))
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "d")
        await next_step(pilot, 2)
        await press(pilot, "tab", "tab", "tab", "tab")
        await paste(pilot, "The figure")
        await until(pilot, lambda: place(desk, interview) == ("answers", f"{second.uid} missing"))
        await until(pilot, lambda: notes(desk.store, FirstQuestion, interview.uid)[1].missing == "The figure")
    # The terminal is closed: nobody left the debrief.
    again = practice.desk()
    async with shown(again, size) as (app, pilot):
        assert "You were at Debrief 3/6, question 2" in words(pilot)
        await press(pilot, "y")
        assert "Question 2 of 2 Any conflict?" in words(pilot)
        await paste(pilot, ", and when")
        await press(pilot, "escape")
        assert not isinstance(app.screen, DebriefScreen)
    assert notes(again.store, FirstQuestion, interview.uid)[1].missing == "The figure, and when"
    # It was left this time, so nothing is asked; the key goes on all the same.
    third = practice.desk()
    async with shown(third, size) as (app, pilot):
        assert not isinstance(app.screen, Ask)
        assert "Go on with the debrief: answers, 3/6" in words(pilot)
        await press(pilot, "d")
        assert "Question 2 of 2" in words(pilot)


async def test_the_form_of_a_person_opens_again_at_its_field(
    practice: Practice, desk: Desk, interview: Interview
) -> None:
    async with shown(desk) as (_, pilot):
        await press(pilot, "d", "n")
        await paste(pilot, "Ms Okoye")
        await press(pilot, "tab", "tab")
        await until(pilot, lambda: place(desk, interview)[1].endswith(" function"))
    async with shown(practice.desk()) as (app, pilot):
        assert "You were at Debrief 1/6, person 1" in words(pilot)
        await press(pilot, "y")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.pane.here == "function"


async def test_who_was_there_was_met(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (_, pilot):
        await press(pilot, "d", "n", "escape")
        assert notes(desk.store, Person, interview.uid) == ()
        await press(pilot, "n")
        await paste(pilot, "Ms Okoye")
        await press(pilot, "escape")
    (person,) = notes(desk.store, Person, interview.uid)
    assert person.met_before


@pytest.mark.parametrize(("key", "page"), [("f7", "3/6"), ("ctrl+s", "3/6"), ("f6", "1/6")])
async def test_the_line_being_typed_is_taken_before_the_step_is_left(
    desk: Desk, interview: Interview, key: str, page: str
) -> None:
    async with shown(desk) as (_, pilot):
        await press(pilot, "d", "f7")
        await paste(pilot, "Why leave?")
        await press(pilot, key)
        assert f"Debrief {page}" in words(pilot)
    assert [one.text for one in notes(desk.store, FirstQuestion, interview.uid)] == ["Why leave?"]


async def test_the_next_step_comes_after_the_last_question(desk: Desk, interview: Interview) -> None:
    for text in ("One?", "Two?"):
        asked(desk, interview, text=text, flags=("struggled",))
    async with shown(desk) as (_, pilot):
        await press(pilot, "d")
        await next_step(pilot, 2)
        await paste(pilot, "Nothing")
        await press(pilot, "f7")
        assert "Question 2 of 2 Two?" in words(pilot)
        await press(pilot, "f6")
        assert "Question 1 of 2 One?" in words(pilot)
        await press(pilot, "f7", "f7")
        assert "Debrief 4/6" in words(pilot)
    assert notes(desk.store, FirstQuestion, interview.uid)[0].mine == "Nothing"


async def test_the_page_of_objectives_is_taken_up_again(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (_, pilot):
        await press(pilot, "d")
        await next_step(pilot, 4)
        assert "Their objectives and obstacles" in words(pilot)
        await press(pilot, "escape", "escape", "d")
        assert "Their objectives and obstacles" in words(pilot)
        await paste(pilot, "Fewer late orders")
        await press(pilot, "escape", "escape", "d")
        assert "Their objectives and obstacles" in words(pilot)
    assert place(desk, interview)[0] == "learnt"


async def test_looking_into_a_finished_debrief_does_not_open_it_again(
    desk: Desk, interview: Interview
) -> None:
    save(desk.store, Person.new(desk.clock.now(), desk.random, interview.uid, name="Bo"))
    async with shown(desk) as (app, pilot):
        await press(pilot, "d")
        await next_step(pilot, 7)
        await press(pilot, "escape", "d")
        assert "Debrief 1/6" in words(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, DebriefScreen)
        assert "Go on with the debrief" not in words(pilot)
    assert place(desk, interview) == ("", "")


async def test_no_is_taken_for_an_answer(practice: Practice, desk: Desk, interview: Interview) -> None:
    asked(desk, interview, text="Why leave?")
    async with shown(desk) as (_, pilot):
        await press(pilot, "d", "f7")
        await until(pilot, lambda: place(desk, interview)[0] == "questions")
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "n")
        assert "home.start" in bindings_now(pilot)
    async with shown(practice.desk()) as (app, _):
        assert not isinstance(app.screen, Ask)


async def test_an_empty_better_answer_is_due_tonight(desk: Desk, interview: Interview) -> None:
    asked(desk, interview, text="Why leave?", flags=("struggled",))
    async with shown(desk) as (_, pilot):
        await press(pilot, "d")
        await next_step(pilot, 3)
        due = "Due tonight: the better answer for 1 question. You can drill it once it is written."
        assert due in words(pilot)


async def test_without_a_flagged_question_the_step_says_so(desk: Desk, interview: Interview) -> None:
    asked(desk, interview, text="Why leave?", flags=("good",))
    async with shown(desk) as (_, pilot):
        await press(pilot, "d")
        await next_step(pilot, 2)
        assert "No question is flagged" in words(pilot)
        await press(pilot, "f6")
        assert "Debrief 2/6" in words(pilot)


async def test_the_fields_of_one_question_follow_those_of_the_other(desk: Desk, interview: Interview) -> None:
    for text in ("One?", "Two?"):
        asked(desk, interview, text=text, flags=("struggled",))
    async with shown(desk) as (_, pilot):
        await press(pilot, "d")
        await next_step(pilot, 2)
        await press(pilot, "tab", "tab", "tab")
        assert "Question 2 of 2 Two?" in words(pilot)
        await press(pilot, "shift+tab")
        assert "Question 1 of 2 One?" in words(pilot)
        await paste(pilot, "better now")
        await press(pilot, "tab")
    assert notes(desk.store, FirstQuestion, interview.uid)[0].better == "better now"


async def test_wanted_skills_are_picked_from_people_and_advert_and_a_sixth_asks(
    desk: Desk, interview: Interview, size: Size
) -> None:
    now = desk.clock.now()
    wishes = tuple(f"wish {number}" for number in range(1, 6))
    save(desk.store, Person.new(now, desk.random, interview.uid, name="Bo", level="board", looked_for=wishes))
    save(desk.store, AdLine.new(now, desk.random, interview.uid, text="plans a region"))
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "d")
        await next_step(pilot, 5)
        for _ in wishes:
            await press(pilot, "space", "down")
        await press(pilot, "end", "space")
        assert "Three to five. Which one goes?" in words(pilot)
        await press(pilot, "3")
        await settle(pilot)
    skills = [skill.words for skill in notes(desk.store, Skill, interview.uid)]
    assert skills == ["wish 1", "wish 2", "wish 4", "wish 5", "plans a region"]


async def test_a_wish_is_dropped_again_and_the_advert_knows(desk: Desk, interview: Interview) -> None:
    save(desk.store, AdLine.new(desk.clock.now(), desk.random, interview.uid, text="plans a region"))
    async with shown(desk) as (_, pilot):
        await press(pilot, "d")
        await next_step(pilot, 5)
        await press(pilot, "space")
        assert notes(desk.store, AdLine, interview.uid)[0].picked == "skill"
        await press(pilot, "space")
    assert notes(desk.store, AdLine, interview.uid)[0].picked == ""
    assert notes(desk.store, Skill, interview.uid) == ()


async def test_short_answers_are_kept_whole_and_then_drilled(desk: Desk, interview: Interview) -> None:
    short = "Yes, class B and C1E, since 2016"
    question = asked(desk, interview, text="A licence?", flags=("struggled",), better=short)
    async with shown(desk) as (app, pilot):
        await press(pilot, "d")
        await next_step(pilot, 7)
        await press(pilot, "enter")
        assert "A short answer: keep it whole as one point" in words(pilot)
        await press(pilot, "enter", "enter")
        assert isinstance(app.screen, DrillScreen)
    (point,) = own_points(desk.store)[points_key(question)]
    assert point.label == short


@pytest.mark.parametrize("keys", [("space", "enter"), ("escape",)])
async def test_points_are_on_offer_once_and_then_comes_the_drill(
    desk: Desk, interview: Interview, keys: tuple[str, ...]
) -> None:
    asked(desk, interview, text="A licence?", flags=("struggled",), better="Yes, since 2016")
    async with shown(desk) as (app, pilot):
        await press(pilot, "d")
        await next_step(pilot, 7)
        await press(pilot, "enter", *keys)
        assert "Drill 1 loose end now" in words(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, DrillScreen)


async def test_the_three_columns_stand_side_by_side_where_there_is_room(
    desk: Desk, interview: Interview
) -> None:
    asked(desk, interview, text="Why?", flags=("struggled",))
    async with shown(desk, (80, 24)) as (_, pilot):
        await press(pilot, "d")
        await next_step(pilot, 2)
        assert "What I said What was missing A better answer" in words(pilot)
    async with shown(desk, (60, 16)) as (_, pilot):
        await press(pilot, "y")
        rows = [row.strip() for row in screen(pilot).splitlines()]
        labels = ["What I said", "What was missing", "A better answer"]
        assert [row for row in rows if row in labels] == labels


async def test_what_a_full_disk_refuses_keeps_one_in_the_debrief(
    desk: Desk, interview: Interview, disk: FullDisk
) -> None:
    asked(desk, interview, text="Why?", flags=("struggled",))
    async with shown(desk) as (app, pilot):
        await press(pilot, "d")
        await next_step(pilot, 2)
        disk.room = 0
        await paste(pilot, "Nothing useful")
        await press(pilot, "escape")
        assert isinstance(app.screen, DebriefScreen)
        assert "NOT saved: the disk is full" in words(pilot)
        await press(pilot, "f7")
        assert "Debrief 3/6" in words(pilot)
        disk.room = 10**9
        await press(pilot, "r", "escape")
        assert not isinstance(app.screen, DebriefScreen)
    assert notes(desk.store, FirstQuestion, interview.uid)[0].mine == "Nothing useful"


async def test_the_debrief_stands_in_the_smallest_terminal(desk: Desk, interview: Interview) -> None:
    asked(desk, interview, text="Why?", flags=("struggled",), better=BETTER)
    async with shown(desk, (40, 10)) as (_, pilot):
        await press(pilot, "d")
        for step in ("1/6", "2/6", "3/6", "4/6", "4/6", "5/6", "6/6", "6/6"):
            assert f"Debrief {step}" in words(pilot)
            await press(pilot, "f7")
