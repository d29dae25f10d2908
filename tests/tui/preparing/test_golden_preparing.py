"""The screens of preparing as text against golden files, at both sizes."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from tests.tui.approval import approved, at_each_size
from tests.tui.rig import SIZES, press, settle, shown
from trainer.desk import Desk
from trainer.prepare.aim import Aim
from trainer.prepare.debrief import Debrief
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import Interview
from trainer.prepare.notes import save, save_all
from trainer.prepare.person import Person
from trainer.prepare.skill import Skill
from trainer.prepare.story import Story
from trainer.tui.screens.preparing.areas import AREAS
from trainer.tui.screens.preparing.debrief import DebriefScreen
from trainer.tui.screens.preparing.form import FormScreen
from trainer.tui.screens.preparing.hub import HubScreen
from trainer.tui.screens.preparing.interview_form import interview_form
from trainer.tui.screens.preparing.list import ListScreen
from trainer.tui.screens.preparing.matrix import MatrixScreen
from trainer.tui.screens.preparing.subject import NoteSubject

STEPS = {
    "people": 0,
    "questions": 1,
    "answers": 2,
    "learnt": 4,
    "aims": 5,
    "skills": 6,
    "better": 7,
    "done": 8,
}


def fill(desk: Desk, interview: Interview) -> None:
    """What a candidate has after the first evening."""
    now, random, uid = desk.clock.now(), desk.random, interview.uid
    okoye = Person.new(
        now,
        random,
        uid,
        name="Ms Okoye",
        function="head of sales",
        level="director",
        met_before=True,
        looked_for=("orders on time", "calm with customers"),
        reaction="doubtful",
    )
    hall = Person.new(now, random, uid, name="the tall man from finance", level="hr")
    save_all(desk.store, [okoye, hall])
    asked = (
        ("Why do you want to leave?", ("struggled", "concern"), "That I was bored.", "I planned one region."),
        ("Tell me about a conflict.", ("muddled",), "", ""),
        ("Where are you in five years?", ("good",), "", ""),
    )
    save_all(
        desk.store,
        [
            FirstQuestion.new(
                now, random, uid, place=float(place), text=text, flags=flags, mine=mine, better=better,
                asked_by=okoye.uid,
            )
            for place, (text, flags, mine, better) in enumerate(asked, 1)
        ],
    )  # fmt: skip
    save(desk.store, Aim.new(now, random, uid, text="Fewer late orders", said_by=okoye.uid))
    save(desk.store, Skill.new(now, random, uid, words="orders on time", rating="exceeds", source="Ms Okoye"))
    save(desk.store, Debrief.new(now, random, uid, position="They plan by the month."))
    save(desk.store, Story.new(now, random, name="Late orders", number="12 to 8 percent"))


def made(name: str, desk: Desk, interview: Interview) -> Screen[None]:
    """A screen by its name."""
    uid = interview.uid
    if name == "hub":
        return HubScreen(desk)
    if name == "matrix":
        return MatrixScreen(desk)
    if name == "interview":
        return interview_form(desk, interview, "moment")
    if name == "form":
        return FormScreen(desk, NoteSubject(desk, desk.notebook().people[0]), "level")
    if name.startswith("list-"):
        return ListScreen(desk, AREAS[name.removeprefix("list-")], uid)
    return DebriefScreen(desk, interview)


NAMES = (
    *("hub", "matrix", "interview", "form", "list-questions", "list-people", "list-skills"),
    *(f"debrief-{step}" for step in STEPS),
)


@pytest.mark.parametrize("name", NAMES)
async def test_the_screen_of_preparing_stands_as_approved(
    desk: Desk, interview: Interview, name: str
) -> None:
    fill(desk, interview)
    async with shown(desk, SIZES[0]) as (app, pilot):
        app.push_screen(made(name, desk, interview))
        await settle(pilot)
        await press(pilot, *["f7"] * STEPS.get(name.removeprefix("debrief-"), 0))
        found = await at_each_size(pilot)
    approved(f"prepare-{name}", found)
