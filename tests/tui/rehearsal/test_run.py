"""The run as it is played: no verdict, no loss, and a way out at any moment."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.conftest import StandingClock
from tests.rehearse.rig import person
from tests.tui.rehearsal.rig import TIME, at, say, top
from tests.tui.rig import bindings_now, paste, press, shown, until, words
from trainer.desk import Desk
from trainer.progress.problems import NotSaved
from trainer.progress.records import Draft
from trainer.rehearse.bridges import BRIDGES
from trainer.rehearse.voice import NO_VOICE
from trainer.tui.screens.rehearsal.stage import RehearsalScreen

Opens = Callable[..., Desk]
Size = tuple[int, int]


async def test_an_answer_is_followed_by_the_next_question_and_by_no_verdict(opens: Opens, size: Size) -> None:
    async with shown(opens(), size, opening=at("offer")) as (_, pilot):
        assert "Do you accept?" in words(pilot)
        assert top(pilot) == "The director · new face 1 of 5 · 40 s"
        await say(pilot, TIME)
        assert "2 of 5" in top(pilot)
        for told in ("covered", "not seen", "so far", "Good", "Again"):
            assert told not in words(pilot)


async def test_what_was_left_out_is_asked_about_by_the_same_person(opens: Opens, size: Size) -> None:
    async with shown(opens(), size, opening=at("offer")) as (_, pilot):
        await say(pilot, "I am delighted.")
        assert "And further: You need not decide now. Ask for time." in words(pilot)
        assert "1 of 5" in top(pilot)
        await say(pilot, "I would like time to consider it.")
        assert "And further: When will we hear from you?" in words(pilot)


async def test_a_bridge_comes_first_and_then_the_next_question(opens: Opens, size: Size) -> None:
    desk = opens()
    async with shown(desk, size, opening=at("offer")) as (_, pilot):
        await press(pilot, "f2")
        assert BRIDGES[0] in words(pilot)
        assert "1 of 5" in top(pilot)
        await press(pilot, "f2")
        assert "2 of 5" in top(pilot)
        await press(pilot, "f2")
        assert BRIDGES[1] in words(pilot)
        await press(pilot, "escape", "s", "enter")
        assert "blank: 1 time" in words(pilot) or "2 times" in words(pilot)
    (run,) = desk.store.documents("rehearsal_answers").values()
    assert (run["gave_up"], run["blank"]) == (True, True)


async def test_letters_typed_while_an_answer_is_saved_belong_to_the_next_one(opens: Opens) -> None:
    async with shown(opens(), opening=at("offer")) as (app, pilot):
        await paste(pilot, TIME)
        await pilot.press("ctrl+s", *"And")
        await until(pilot, lambda: "2 of 5" in top(pilot))
        await until(pilot, lambda: "And" in words(pilot))
        assert isinstance(app.screen, RehearsalScreen)


async def test_nothing_written_is_no_answer(opens: Opens) -> None:
    async with shown(opens(), opening=at("offer")) as (_, pilot):
        await press(pilot, "ctrl+s")
        assert "Nothing is written yet" in words(pilot)
        assert "1 of 5" in top(pilot)


async def test_a_pause_goes_home_and_home_offers_to_go_on_at_the_same_words(opens: Opens, size: Size) -> None:
    async with shown(opens(), size, opening=at("offer")) as (_, pilot):
        await say(pilot, TIME)
        await paste(pilot, "I understand that you need")
        await press(pilot, "escape")
        assert "Pause or stop? (p/s)" in words(pilot)
        await press(pilot, "p")
        assert "R Go on with the rehearsal: question 2 of 5" in words(pilot)
        await press(pilot, "R")
        assert "2 of 5" in top(pilot)
        assert "I understand that you need" in words(pilot)


async def test_a_drill_and_a_rehearsal_leave_each_other_what_was_begun(opens: Opens) -> None:
    drilled = Draft("money-offer/offer-on-the-spot", 0, "full", "I would like", "2026-11-20T09:00:00.000Z")
    opens().store.save_draft(drilled)
    desk = opens()
    async with shown(desk, opening=at("offer")) as (_, pilot):
        await say(pilot, TIME)
        await paste(pilot, "I understand that you need")
        await press(pilot, "escape", "p")
        assert desk.store.draft() == drilled
        rehearsed = desk.store.draft("rehearsal")
        assert rehearsed
        assert rehearsed.answer == "I understand that you need"
        await press(pilot, "R", "escape", "s", "enter")
        assert desk.store.draft("rehearsal") is None


async def test_a_stray_s_ends_no_rehearsal(opens: Opens, size: Size) -> None:
    desk = opens()
    async with shown(desk, size, opening=at("offer")) as (app, pilot):
        await say(pilot, TIME)
        await press(pilot, "escape", "enter", "s")
        assert "Really stop? (enter)" in words(pilot)
        await press(pilot, "s", "escape")
        assert isinstance(app.screen, RehearsalScreen)
        assert "2 of 5" in top(pilot)
        await press(pilot, "escape", "s", "enter")
        assert "It was stopped before its end." in words(pilot)


async def test_escape_twice_is_back_at_the_question(opens: Opens) -> None:
    async with shown(opens(), opening=at("offer")) as (_, pilot):
        await press(pilot, "escape", "escape")
        assert "Do you accept?" in words(pilot)
        await say(pilot, TIME)
        assert "2 of 5" in top(pilot)


async def test_a_restart_offers_the_rehearsal_again(opens: Opens) -> None:
    async with shown(opens(), opening=at("offer")) as (_, pilot):
        await say(pilot, TIME)
        await paste(pilot, "I see that you")
        await press(pilot, "ctrl+q")
    async with shown(opens()) as (_, pilot):
        assert "Go on with the rehearsal: question 2 of 5" in words(pilot)
        await press(pilot, "R")
        assert "I see that you" in words(pilot)
        assert "What you had begun to write is back." in words(pilot)


async def test_stopping_keeps_what_was_answered_and_shows_the_report(opens: Opens, size: Size) -> None:
    desk = opens()
    async with shown(desk, size, opening=at("offer")) as (_, pilot):
        await say(pilot, TIME)
        await press(pilot, "escape", "s", "enter")
        assert "1 of 5 questions answered" in words(pilot)
        assert "It was stopped before its end." in words(pilot)
    assert [review.card for review in desk.store.reviews()] == ["money-offer/offer-on-the-spot"]


async def test_a_full_disk_keeps_the_answer_in_the_box(opens: Opens, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = opens()

    def full(*_: object) -> None:
        raise NotSaved("the disk is full", "Nothing is lost.")

    async with shown(desk, opening=at("offer")) as (_, pilot):
        with monkeypatch.context() as patched:
            patched.setattr(desk.store, "put", full)
            await say(pilot, TIME)
            assert "NOT saved: the disk is full" in words(pilot)
            assert "May I think it over" in words(pilot)
            await press(pilot, "escape", "p")
            assert "1 of 5" in top(pilot)
        await press(pilot, "ctrl+s")
        assert "2 of 5" in top(pilot)


async def test_aloud_the_watch_runs_and_the_ticks_come_at_the_end(opens: Opens, size: Size) -> None:
    desk = opens(mode="aloud")
    async with shown(desk, size, opening=at("money", 5)) as (_, pilot):
        assert "Space starts the watch" in words(pilot)
        while "speaking.watch" in bindings_now(pilot):
            await press(pilot, "space", "space")
        assert "Afterwards: what did you say?" in words(pilot)
        assert "What are your salary expectations?" in words(pilot) or "earn with us" in words(pilot)
        for _ in range(4):
            await press(pilot, "1", "2", "enter")
        assert "And the conversation as a whole, whoever asked." in words(pilot)
        await press(pilot, "1", "enter")
        assert "asked when they will decide" in words(pilot)
    assert {review.judge for review in desk.store.reviews()} == {"self"}
    assert len(list(desk.store.reviews())) == 4


async def test_ticks_may_be_left_out(opens: Opens) -> None:
    async with shown(opens(mode="aloud"), opening=at("offer")) as (_, pilot):
        await press(pilot, "space", "space", "escape", "s", "enter")
        assert "Afterwards: what did you say?" in words(pilot)
        await press(pilot, "escape")
        assert "1 answer aloud not ticked, so not counted" in words(pilot)


async def test_a_countdown_takes_the_answer_as_it_stands(
    opens: Opens, clock: StandingClock, size: Size
) -> None:
    async with shown(opens(), size, opening=at("quickfire")) as (app, pilot):
        assert re.search(r"1 of 8 · 0:\d\d left", top(pilot))
        await paste(pilot, "A whisk, because")
        stage = app.screen
        assert isinstance(stage, RehearsalScreen)
        for _ in range(30):
            clock.move(seconds=2)
            stage._count_down()
        await until(pilot, lambda: "2 of 8" in top(pilot))
        assert "The time was up." in words(pilot)
        assert stage._rehearsal.run.given[0].answer == "A whisk, because"


async def test_a_clock_that_jumps_does_not_eat_a_countdown(opens: Opens, clock: StandingClock) -> None:
    async with shown(opens(), opening=at("quickfire")) as (app, pilot):
        stage = app.screen
        assert isinstance(stage, RehearsalScreen)
        for hours in (1, -30, 5):
            clock.move(hours=hours)
            stage._count_down()
        assert "1 of 8" in top(pilot)
        await press(pilot, "escape")
        for _ in range(60):
            clock.move(seconds=2)
            stage._count_down()
        await press(pilot, "escape")
        assert "1 of 8" in top(pilot)


async def test_a_tour_introduces_people_and_asks_for_their_names(opens: Opens, size: Size) -> None:
    async with shown(opens(), size, opening=at("tour")) as (_, pilot):
        name = re.search(r"“This is (\w+ \w+), from", words(pilot))
        assert name
        await press(pilot, "enter")
        assert "2 of 10 · 30 s" in top(pilot)


async def test_a_call_begins_with_a_checklist_to_tick(opens: Opens, size: Size) -> None:
    desk = opens()
    async with shown(desk, size, opening=at("remote")) as (_, pilot):
        assert "Before the call: what stands ready?" in words(pilot)
        assert "light from the front" in words(pilot)
        await press(pilot, "1", "3", "enter")
        assert "Before the call" not in words(pilot)
    (step,) = desk.store.documents("rehearsal_answers").values()
    assert len(step["said"]) == 2


async def test_the_persons_that_were_noted_ask(opens: Opens) -> None:
    ada = person("Ada Winter", "director", function="head of finance", met_before=True)
    async with shown(opens(ada), opening=at("offer")) as (_, pilot):
        assert top(pilot).startswith("Ada Winter, head of finance 1 of 5")


async def test_a_missing_voice_is_said_once_and_the_run_goes_on(
    opens: Opens, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.tui.screens.rehearsal.spoken.find_voice", lambda: None)
    async with shown(opens(voice=True), opening=at("offer")) as (_, pilot):
        assert NO_VOICE in words(pilot)
        await say(pilot, TIME)
        assert "2 of 5" in top(pilot)
        assert NO_VOICE not in words(pilot)


async def test_a_window_that_only_looks_begins_nothing(opens: Opens) -> None:
    desk = opens()
    desk.store._writer, writer = None, desk.store._writer
    async with shown(desk, opening=at("offer")) as (_, pilot):
        assert "Not begun: this window only looks" in words(pilot)
    desk.store._writer = writer
