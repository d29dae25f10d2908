"""Where preparing starts: the areas, what is missing, the interview itself and the others."""

from __future__ import annotations

from dataclasses import replace

from tests.conftest import StandingClock
from tests.tui.rig import Practice, bindings_now, paste, press, screen, settle, shown, words
from trainer.desk import Desk
from trainer.prepare.interview import Interview, new_interview
from trainer.prepare.interviews import interviews, save
from trainer.prepare.moment import Moment
from trainer.prepare.notes import notes, single
from trainer.prepare.notes import save as save_note
from trainer.prepare.pay import Pay
from trainer.prepare.person import Person
from trainer.prepare.story import Story
from trainer.tui.screens.confidential import ConfidentialWords
from trainer.tui.screens.preparing.debrief import DebriefScreen
from trainer.tui.screens.preparing.form import FormScreen
from trainer.tui.screens.preparing.hub import CONFIDENTIAL, ORDER, PROOFS, HubScreen
from trainer.tui.screens.preparing.interviews import InterviewsScreen
from trainer.tui.screens.preparing.list import ListScreen
from trainer.tui.screens.preparing.matrix import MatrixScreen

Size = tuple[int, int]


async def test_a_first_interview_is_written_down_in_the_words_people_use(
    practice: Practice, size: Size
) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "d")
        assert "All of it stays in" in words(pilot)
        await paste(pilot, "Acme")
        await press(pilot, "enter")
        await paste(pilot, "Sales planner")
        await press(pilot, "enter")
        await paste(pilot, "13.13.")
        await press(pilot, "enter")
        assert "No such date." in words(pilot)
        await press(pilot, "up", "ctrl+u")
        await paste(pilot, "fri 4 dec, 10:00")
        await press(pilot, "enter")
        assert "Friday 4 December 2026 at 10:00, in 12 days." in words(pilot)
        await press(pilot, "o", "tab", "o", "tab")
        await paste(pilot, "20 min")
        await press(pilot, "enter")
        await paste(pilot, "Mr Hall")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, DebriefScreen)
        await press(pilot, "escape")
        assert "12 days to go, " in words(pilot)
    (one,) = interviews(desk.store)
    assert (one.company, one.role, one.format, one.first_format) == (
        "Acme", "Sales planner", "on site", "one-on-one",
    )  # fmt: skip
    assert (one.minutes, one.recruiter) == (20, "Mr Hall")
    assert one.moment is not None
    assert one.moment.iso() == "2026-12-04T10:00"


async def test_the_first_form_left_empty_leads_back_home(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "d", "escape")
        assert "home.start" in bindings_now(pilot)
    assert interviews(desk.store) == ()


async def test_the_form_tells_what_the_second_one_may_be_like(desk: Desk, interview: Interview) -> None:
    assert interview.first_format == "unknown"
    async with shown(desk, (80, 24)) as (_, pilot):
        await press(pilot, "p", "home", "enter", *["tab"] * 4, "p", "tab")
        assert "After a panel the second may be a longer talk" in words(pilot)


async def test_a_day_that_is_over_is_kept_only_when_one_says_so(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await press(pilot, "d")
        await paste(pilot, "Acme")
        await press(pilot, "enter", "enter")
        await paste(pilot, "yesterday")
        await press(pilot, "enter")
        assert "That day is over. Keep it as a past interview?" in words(pilot)
        await press(pilot, "n")
        assert isinstance(app.screen, FormScreen)
        assert app.screen.pane.here == "moment"
        await press(pilot, "ctrl+s", "y")
    (one,) = interviews(desk.store)
    assert one.archived
    assert one.moment is not None
    assert one.moment.iso() == "2026-11-21"


async def test_minutes_that_no_day_has_are_told(desk: Desk, interview: Interview) -> None:
    assert interview.minutes is None
    async with shown(desk) as (_, pilot):
        await press(pilot, "p", "home", "enter", *["tab"] * 5)
        await paste(pilot, "900")
        await press(pilot, "tab")
        assert "That is more than a day of practice holds." in words(pilot)


async def test_every_area_opens_and_comes_back(desk: Desk, interview: Interview, size: Size) -> None:
    assert interview.uid
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "p", "home")
        for _ in (*ORDER, PROOFS, CONFIDENTIAL):
            await press(pilot, "down", "enter")
            assert isinstance(app.screen, FormScreen | ListScreen | MatrixScreen | ConfidentialWords)
            await press(pilot, "escape")
            if isinstance(app.screen, ListScreen):  # the first escape left the line for adding
                await press(pilot, "escape")
            assert isinstance(app.screen, HubScreen)
    assert {table for table in ("pay", "plan", "pitch") if table in desk.store.note_tables()} == set()


async def test_the_hub_counts_and_names_what_is_missing(desk: Desk, interview: Interview) -> None:
    now = desk.clock.now()
    save_note(desk.store, Person.new(now, desk.random, interview.uid, name="Ms Okoye"))
    save_note(desk.store, Story.new(now, desk.random, name="Late orders"))
    async with shown(desk) as (_, pilot):
        await press(pilot, "p")
        told = [" ".join(row.split()) for row in screen(pilot).splitlines()]
        assert any(
            row.removeprefix("› ").startswith("! People 1 Ms Okoye: What did they look for?") for row in told
        )
        assert any(row.removeprefix("› ").startswith("! Stories 1 No story yet for:") for row in told)
        assert "Acme" in told[0]
        assert told[0].endswith("in 9 days")


async def test_one_sheet_an_interview_is_written_in_its_form(desk: Desk, interview: Interview) -> None:
    async with shown(desk) as (app, pilot):
        app.push_screen(HubScreen(desk, "pay"))
        await settle(pilot)
        assert isinstance(app.screen, FormScreen)
        await paste(pilot, "52 to 58 thousand")
        await press(pilot, "ctrl+s")
        assert "The range has no source yet." in words(pilot)
    pay = single(desk.store, Pay, interview.uid)
    assert pay is not None
    assert pay.range == "52 to 58 thousand"


async def test_another_interview_is_opened_and_put_away_and_stories_serve_both(
    desk: Desk, interview: Interview, clock: StandingClock, size: Size
) -> None:
    clock.move(seconds=1)
    now = desk.clock.now()
    save_note(desk.store, Story.new(now, desk.random, name="Late orders"))
    save_note(desk.store, Person.new(now, desk.random, interview.uid, name="Ms Okoye"))
    save(desk.store, new_interview(now, desk.random, company="Baker"))
    assert desk.interview is not None
    assert desk.interview.company == "Baker"
    async with shown(desk, size) as (app, pilot):
        await press(pilot, "p", "o")
        assert isinstance(app.screen, InterviewsScreen)
        await press(pilot, "home")
        assert "● Baker" in words(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, HubScreen)
        assert desk.interview.uid == interview.uid
        await press(pilot, "o", "home", "a")
        assert "put away" in words(pilot)
        await press(pilot, "escape")
        assert "Baker" in words(pilot).partition("People")[0]
    assert [person.name for person in notes(desk.store, Person, interview.uid)] == ["Ms Okoye"]
    assert [story.name for story in desk.notebook().stories] == ["Late orders"]
    assert desk.notebook().people == ()


async def test_without_an_interview_stories_can_be_written_and_the_rest_asks_for_it(
    practice: Practice,
) -> None:
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await press(pilot, "p")
        assert "Write down the interview first" in words(pilot)
        await press(pilot, "d")
        assert isinstance(app.screen, FormScreen)
        await press(pilot, "escape", "end", "up", "enter")
        assert isinstance(app.screen, ListScreen)


async def test_home_asks_how_it_went_once_it_is_over(desk: Desk, interview: Interview) -> None:
    assert interview.moment is not None
    yesterday = Moment(desk.clock.now().date().replace(day=21), interview.moment.at)
    save(desk.store, replace(interview, moment=yesterday))
    async with shown(desk) as (app, pilot):
        assert "How did it go?" in words(pilot)
        await press(pilot, "d")
        assert isinstance(app.screen, FormScreen)
        await paste(pilot, "Well, I think.")
        await press(pilot, "tab")
        await paste(pilot, "in 3 days")
        await press(pilot, "escape", "b", "escape")
        assert "They said by" in words(pilot)
        assert "d How did it go?" not in words(pilot)


async def test_home_tells_the_countdown_the_tasks_and_what_is_due(
    desk: Desk, interview: Interview, size: Size
) -> None:
    assert interview.uid
    async with shown(desk, size) as (_, pilot):
        assert "9 days to go, " in words(pilot)
        assert "Sales planner at Acme" in words(pilot)
        assert "who will be there" in words(pilot)
        assert "Debrief: about 25 minutes" in words(pilot)
