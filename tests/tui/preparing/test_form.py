"""One note in a form: every shape of field, saved as one writes, and no way out that loses a word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from tests.progress.test_journal import FullDisk
from tests.tui.rig import paste, press, screen, settle, shown, until, words
from trainer.desk import Desk
from trainer.prepare.confidential import protect, protected_words
from trainer.prepare.fact import Fact
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import Interview
from trainer.prepare.moment_words import Read, read_moment
from trainer.prepare.note import Note
from trainer.prepare.notes import notes, save
from trainer.prepare.person import Person
from trainer.prepare.story import Story
from trainer.tui.app import TrainerApp
from trainer.tui.screens.preparing.form import FormScreen
from trainer.tui.screens.preparing.interview_form import interview_form
from trainer.tui.screens.preparing.interview_subject import InterviewSubject
from trainer.tui.screens.preparing.subject import NoteSubject

Size = tuple[int, int]


async def form(app: TrainerApp, pilot: Pilot[int], desk: Desk, note: Note, at: str = "") -> FormScreen:
    """The form of a note that is not saved yet, over home."""
    there = note.uid in desk.store.documents(note.TABLE)
    opened = FormScreen(desk, NoteSubject(desk, note, is_new=not there), at)
    app.push_screen(opened)
    await settle(pilot)
    return opened


def person(desk: Desk, interview: Interview, **known: str) -> Person:
    return Person.new(desk.clock.now(), desk.random, interview.uid, **known)


def saved(desk: Desk, interview: Interview) -> Person:
    (only,) = notes(desk.store, Person, interview.uid)
    return only


async def test_every_field_is_saved_when_it_is_left(desk: Desk, interview: Interview, size: Size) -> None:
    async with shown(desk, size) as (app, pilot):
        await form(app, pilot, desk, person(desk, interview))
        await paste(pilot, "Ms Okoye")
        await press(pilot, "enter", "enter")
        assert saved(desk, interview).name == "Ms Okoye"
        await paste(pilot, "Head of sales")
        await press(pilot, "down", "d", "tab", "y", "tab", "tab", "tab")
        await paste(pilot, "on-time delivery\n\nno surprises")
        await press(pilot, "shift+tab")
        assert saved(desk, interview) == replace(
            saved(desk, interview),
            function="Head of sales",
            level="director",
            met_before=True,
            looked_for=("on-time delivery", "no surprises"),
        )
        await press(pilot, "ctrl+s")
        assert not isinstance(app.screen, FormScreen)


async def test_what_one_is_writing_is_on_disk_before_the_field_is_left(
    desk: Desk, interview: Interview
) -> None:
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, person(desk, interview))
        await press(pilot, *"Zoe")
        await until(pilot, lambda: bool(notes(desk.store, Person, interview.uid)))
        assert saved(desk, interview).name == "Zoe"


async def test_escape_in_the_middle_of_a_word_loses_nothing(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, person(desk, interview))
        await press(pilot, *"Zo", "escape")
        assert not isinstance(app.screen, FormScreen)
    assert saved(desk, interview).name == "Zo"


async def test_a_form_that_stays_empty_leaves_nothing_behind(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, Story.new(desk.clock.now(), desk.random))
        await press(pilot, "x", "tab", "shift+tab", "backspace", "tab", "escape")
        assert not isinstance(app.screen, FormScreen)
    assert notes(desk.store, Story) == ()


async def test_letters_are_text_in_a_line_and_choose_in_a_choice(desk: Desk, interview: Interview) -> None:
    question = FirstQuestion.new(desk.clock.now(), desk.random, interview.uid)
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, question)
        await press(pilot, *"smug", "tab", "s", "t", "right", "space")
        assert "[x] struggled" in words(pilot)
        assert "[x] out of time" in words(pilot)
        await press(pilot, "escape")
    (kept,) = notes(desk.store, FirstQuestion, interview.uid)
    assert kept.text == "smug"
    assert kept.flags == ("struggled", "out_of_time", "concern")


async def test_a_choice_is_taken_with_the_arrows_and_cleared(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, person(desk, interview, name="Zoe"), "level")
        await press(pilot, "right", "right", "tab")
        assert saved(desk, interview).level == "peer"
        await press(pilot, "shift+tab", "backspace", "tab")
    assert saved(desk, interview).level == ""


async def test_f8_takes_back_one_field_after_the_other(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, person(desk, interview))
        await paste(pilot, "Zoe")
        await press(pilot, "tab", "tab")
        await paste(pilot, "Purchasing")
        await press(pilot, "tab", "f8")
        assert "Taken back: What they do." in words(pilot)
        assert saved(desk, interview).function == ""
        assert saved(desk, interview).name == "Zoe"
        await press(pilot, "f8")
        assert notes(desk.store, Person, interview.uid) == ()
        await press(pilot, "f8")
        assert "There is nothing left to take back here." in words(pilot)


async def test_ctrl_z_takes_typing_back_inside_the_field(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, person(desk, interview, name="Zoe"))
        await paste(pilot, " Miller")
        await press(pilot, "ctrl+z", "escape")
    assert saved(desk, interview).name == "Zoe"


async def test_a_paste_into_one_line_stays_one_line(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, person(desk, interview))
        await paste(pilot, "Zoe\nMiller\tof  Acme")
        await press(pilot, "escape")
    assert saved(desk, interview).name == "Zoe Miller of Acme"


async def test_a_day_that_does_not_exist_is_told_at_its_field_and_kept_as_written(
    desk: Desk, interview: Interview, size: Size
) -> None:
    fact = Fact.new(desk.clock.now(), desk.random, interview.uid, text="They opened a plant")
    async with shown(desk, size) as (app, pilot):
        await form(app, pilot, desk, fact, "day")
        await paste(pilot, "13.13.")
        await press(pilot, "tab")
        assert "No such date." in words(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, FormScreen)
        assert "Not used yet: mend it, or leave it out with escape." in words(pilot)
        assert "13.13." in words(pilot)
        await press(pilot, "ctrl+u")
        await paste(pilot, "2 nov 2026")
        await press(pilot, "tab")
        assert "Monday 2 November 2026" in words(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, FormScreen)
    (kept,) = notes(desk.store, Fact, interview.uid)
    assert kept.day == "2026-11-02"


async def test_the_example_of_a_date_can_be_written_today(desk: Desk) -> None:
    (field,) = [field for field in InterviewSubject(desk).fields if field.name == "moment"]
    for words_ in field.hint.removeprefix("As you say it: ").removesuffix(". Or empty.").split(", "):
        found = read_moment(words_, desk.clock.now())
        assert isinstance(found, Read)
        assert found.moment
        assert found.moment.days_from(desk.clock.now()) == 9


async def test_what_was_said_of_an_empty_date_goes_with_the_first_key(desk: Desk) -> None:
    async with shown(desk) as (app, pilot):
        app.push_screen(interview_form(desk, at="moment"))
        await settle(pilot)
        await press(pilot, "x", "backspace", "tab", "shift+tab")
        assert "The date is not known yet." in words(pilot)
        await press(pilot, "f")
        assert "The date is not known yet." not in words(pilot)


async def test_the_second_escape_leaves_out_a_day_that_is_none(desk: Desk, interview: Interview) -> None:
    fact = Fact.new(desk.clock.now(), desk.random, interview.uid, text="They opened a plant")
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, fact, "day")
        await paste(pilot, "31 june")
        await press(pilot, "escape", "escape")
        assert not isinstance(app.screen, FormScreen)


async def test_notes_are_linked_by_their_words_and_made_on_the_way(desk: Desk, interview: Interview) -> None:
    save(desk.store, person(desk, interview, name="Ms Okoye"))
    question = FirstQuestion.new(desk.clock.now(), desk.random, interview.uid, text="Why leave?")
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, question, "asked_by")
        await press(pilot, "enter", *"oko", "enter")
        assert "Ms Okoye" in words(pilot)
        await press(pilot, "enter")
        await paste(pilot, "Mr New")
        assert "+ new: Mr New" in words(pilot)
        await press(pilot, "enter", "escape")
    (kept,) = notes(desk.store, FirstQuestion, interview.uid)
    people = {one.uid: one.name for one in notes(desk.store, Person, interview.uid)}
    assert people[kept.asked_by] == "Mr New"
    assert sorted(people.values()) == ["Mr New", "Ms Okoye"]


async def test_what_a_full_disk_refuses_stays_in_the_form_until_r(
    desk: Desk, interview: Interview, disk: FullDisk, size: Size
) -> None:
    async with shown(desk, size) as (app, pilot):
        await form(app, pilot, desk, person(desk, interview))
        disk.room = 0
        await paste(pilot, "Zoe")
        await press(pilot, "tab")
        assert "NOT saved: the disk is full" in words(pilot)
        await press(pilot, "escape")
        assert isinstance(app.screen, FormScreen)
        assert "It is kept here: free some space and press r." in words(pilot)
        assert "Zoe" in words(pilot)
        disk.room = 10**9
        await press(pilot, "r")
        assert "Saved: all of it." in words(pilot)
        await press(pilot, "escape")
        assert not isinstance(app.screen, FormScreen)
    assert saved(desk, interview).name == "Zoe"


async def test_quitting_from_a_form_saves_it(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, person(desk, interview))
        await press(pilot, *"Zoe", "ctrl+q")
        await until(pilot, lambda: app.return_value is not None)
    assert saved(desk, interview).name == "Zoe"


@pytest.mark.parametrize(
    ("key", "text", "still"),
    [("r", "I sold it to a client in retail", True), ("k", "I sold it to Harkness Foods", True),
     ("a", "I sold it to Harkness Foods", False)],
)  # fmt: skip
async def test_a_protected_name_is_replaced_kept_or_allowed(
    desk: Desk, interview: Interview, key: str, text: str, still: bool
) -> None:
    protect(desk.store, "Harkness Foods")
    question = FirstQuestion.new(desk.clock.now(), desk.random, interview.uid, text="Why?")
    async with shown(desk) as (app, pilot):
        await form(app, pilot, desk, question, "better")
        await paste(pilot, "I sold it to Harkness Foods")
        await press(pilot, "tab")
        assert "“Harkness Foods” is on your confidential list." in words(pilot)
        await press(pilot, key)
        if key == "r":
            await paste(pilot, "a client in retail")
            await press(pilot, "enter")
        await press(pilot, "escape")
    (kept,) = notes(desk.store, FirstQuestion, interview.uid)
    assert kept.better == text
    assert (protected_words(desk.store) == ("Harkness Foods",)) is still


async def test_two_forms_of_one_note_do_not_take_fields_from_each_other(
    desk: Desk, interview: Interview
) -> None:
    one = person(desk, interview, name="Zoe")
    save(desk.store, one)
    first, second = NoteSubject(desk, one), NoteSubject(desk, one)
    first.take("function", "Purchasing")
    first.save()
    second.take("level", "peer")
    second.save()
    assert (saved(desk, interview).function, saved(desk, interview).level) == ("Purchasing", "peer")


async def test_the_smallest_terminal_does_not_break_a_form(desk: Desk) -> None:
    async with shown(desk, (40, 10)) as (app, pilot):
        await form(app, pilot, desk, Story.new(desk.clock.now(), desk.random))
        for field in Story.FORM:
            assert " ".join(field.label.split()[:2]) in words(pilot)
            await press(pilot, "tab")
        assert len(screen(pilot).splitlines()) == 10


@pytest.mark.parametrize("way", ["down", "tab", "enter"])
async def test_every_way_on_leads_through_all_short_fields(
    desk: Desk, interview: Interview, way: str
) -> None:
    async with shown(desk) as (app, pilot):
        opened = await form(app, pilot, desk, person(desk, interview))
        came = [opened.pane.here]
        for _ in range(6):
            await press(pilot, way)
            came.append(opened.pane.here)
    assert came == [field.name for field in Person.FORM[:7]]
