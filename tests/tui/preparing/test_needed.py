"""A question that waits for a note says so, opens its field, and asks by it at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.tui.rig import Practice, bindings_now, paste, press, shown, words
from trainer.desk import Desk
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import Interview
from trainer.prepare.notes import notes, save, single
from trainer.prepare.person import Person
from trainer.prepare.skill import Skill
from trainer.prepare.strategic_plan import StrategicPlan
from trainer.tui.screens.drill import DrillScreen
from trainer.tui.screens.preparing.form import FormScreen

Size = tuple[int, int]
DECKS = Path(__file__).resolve().parents[3] / "decks"
WAITING = """\
---
title = "Waiting"
about = "Cards that wait."
---

## wanted
kind: case
seconds: 60

Q: What does this job need most?

- a greeting: good morning
- {skill.1}: {skill.1}

## plan
kind: case
seconds: 60

Q: What will you do first?

- a greeting: good morning
- {skill.1}: {skill.1}
- {plan.bridge}: {plan.bridge}
"""


@pytest.fixture
def desk(practice: Practice) -> Desk:
    """A desk with the cards for loose ends and two that wait."""
    shutil.copy(DECKS / "loose-ends.md", practice.decks)
    (practice.decks / "waiting.md").write_text(WAITING, "utf-8")
    return practice.desk()


async def drilled(desk: Desk, app: object, *cards: str) -> None:
    session = desk.drill(*cards)
    assert session is not None
    app.push_screen(DrillScreen(desk, session))  # type: ignore[attr-defined]


def doubted(desk: Desk, interview: Interview, better: str = "") -> str:
    """A loose end of the director; the full id of its first card."""
    now, random, uid = desk.clock.now(), desk.random, interview.uid
    dia = Person.new(
        now, random, uid, name="Ms Dia", function="director", level="director",
        looked_for=("on-time delivery",),
    )  # fmt: skip
    save(desk.store, dia)
    text = "Why do you want to leave?"
    question = FirstQuestion.new(
        now, random, uid, text=text, flags=("struggled",), asked_by=dia.uid, better=better
    )
    save(desk.store, question)
    return next(id_ for id_, made in desk.asking().made.items() if made.question and id_ in desk.asked())


async def test_enter_in_the_empty_box_opens_the_field_and_the_slot_is_filled_at_once(
    desk: Desk, interview: Interview, size: Size
) -> None:
    async with shown(desk, size) as (app, pilot):
        await drilled(desk, app, "waiting/wanted")
        await press(pilot)
        assert "! Prep needed: the first skill they want." in words(pilot)
        assert "F6 writes it." in words(pilot)
        assert "or press enter to fill in what is missing." in words(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.pane.here == "words"
        await paste(pilot, "calm under pressure")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, DrillScreen)
        assert "Prep needed" not in words(pilot)
        assert "drill.fill" not in bindings_now(pilot)
        await paste(pilot, "Somebody calm under pressure.")
        await press(pilot, "ctrl+s")
        assert "+ covered the first skill they want: calm" in words(pilot)
    assert [skill.words for skill in notes(desk.store, Skill, interview.uid)] == ["calm under pressure"]


async def test_a_begun_answer_waits_below_the_form_and_a_letter_stays_text(
    desk: Desk, interview: Interview
) -> None:
    assert interview.uid
    async with shown(desk) as (app, pilot):
        await drilled(desk, app, "waiting/wanted")
        await press(pilot, *"none", "f6")
        assert isinstance(app.screen, FormScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, DrillScreen)
        assert "none" in words(pilot)
        assert "Prep needed" in words(pilot)
        await press(pilot, "enter", "x")
        assert "none x" in words(pilot)


async def test_several_fields_are_chosen_from(desk: Desk, interview: Interview, size: Size) -> None:
    async with shown(desk, size) as (app, pilot):
        await drilled(desk, app, "waiting/plan")
        await press(pilot, "f6")
        assert "1 Prep needed: the first skill" in words(pilot)
        await press(pilot, "2")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.pane.here == "bridge"
        await paste(pilot, "One region first.")
        await press(pilot, "ctrl+s")
        told = words(pilot)
        assert "! Prep needed: the first skill they want. F6" in told
        assert "how you get from now to then" not in told
    plan = single(desk.store, StrategicPlan, interview.uid)
    assert plan is not None
    assert plan.bridge == "One region first."


async def test_the_better_answer_is_written_first_and_who_asks_is_named(
    desk: Desk, interview: Interview, size: Size
) -> None:
    card = doubted(desk, interview)
    async with shown(desk, size) as (app, pilot):
        await drilled(desk, app, card)
        await press(pilot)
        assert "Write the better answer first." in words(pilot)
        assert "Asked by Ms Dia, director: cares about on-time delivery." in words(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.pane.here == "better"
        await paste(pilot, "I have planned one region for six years, and I want to plan all of them.")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, DrillScreen)
        assert "Write the better answer first." not in words(pilot)
        await paste(pilot, "Gladly.")
        await press(pilot, "ctrl+s", "escape")
        assert "planned one region" in words(pilot)
    (question,) = notes(desk.store, FirstQuestion, interview.uid)
    assert question.better.startswith("I have planned one region")


async def test_what_is_filled_in_at_the_verdict_counts_from_the_next_time_on(
    desk: Desk, interview: Interview
) -> None:
    assert interview.uid
    async with shown(desk) as (app, pilot):
        await drilled(desk, app, "waiting/wanted")
        await press(pilot)
        await paste(pilot, "Good morning.")
        await press(pilot, "ctrl+s", "n")
        assert isinstance(app.screen, FormScreen)
        await paste(pilot, "calm")
        await press(pilot, "ctrl+s")
        assert "counts from the next time on" in words(pilot)
        assert "Prep needed" not in words(pilot)
        await press(pilot, "1")
        await paste(pilot, "Somebody calm.")
        await press(pilot, "ctrl+s")
        assert "the first skill they want: calm" in words(pilot)


async def test_without_an_interview_its_form_comes_first(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        await drilled(desk, app, "waiting/wanted")
        await press(pilot, "f6")
        assert "The second interview" in words(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, DrillScreen)
