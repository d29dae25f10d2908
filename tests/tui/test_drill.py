"""The drill in the app, from the first key to a card that is due the next day."""

from __future__ import annotations

import pytest

from tests.tui.rig import (
    GOOD_OFFER,
    HALF_OFFER,
    Practice,
    answer,
    paste,
    press,
    screen,
    settle,
    shown,
    until,
    words,
)
from trainer.progress.problems import NotSaved
from trainer.progress.records import Draft
from trainer.text import LONGEST_ANSWER

Size = tuple[int, int]


async def test_enter_on_home_is_the_first_question(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        assert "enter Begin" in words(pilot)
        await press(pilot, "enter")
        assert "We would like to offer you the job, here and now. Do you accept?" in words(pilot)
        assert "1 of 3" in words(pilot)
        assert "in full · 30 s" in words(pilot)


async def test_an_answer_is_judged_on_the_same_screen(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        told = words(pilot)
        assert "Do you accept?" in told
        assert "+ covered that you are glad “Thank you”" in told
        assert "~ partly that you would like time to think" in told
        assert "did you say it? “time” looked for: to, consider" in told
        assert "- not seen the offer in writing · must be said" in told
        assert "▸1 Again◂" in told
        assert "coverage 38%" in told


async def test_flags_show_their_words(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        assert "! A hedge makes it smaller than it is. “just a bit”" in words(pilot)


async def test_the_line_under_the_box_lives(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "enter")
        practice.clock.move(seconds=52)
        await paste(pilot, HALF_OFFER)
        await until(pilot, lambda: "of 3" in words(pilot).partition("0:52")[2])
        assert "11 words, about" in words(pilot)
        assert "s spoken, time 0:52" in words(pilot)
        so_far = "so far: 1 ~1 of 3 points" if size[0] == 80 else "+1 ~1 of 3"
        assert f"time 0:52 · {so_far}" in words(pilot)


async def test_x_turns_a_point_round_and_the_grade_follows(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        await press(pilot, "x")
        assert "+ said the offer in writing" in words(pilot)
        assert "▸3 Good◂" in words(pilot)
        await press(pilot, "u")
        assert "- not seen the offer in writing" in words(pilot)
        assert "▸1 Again◂" in words(pilot)


async def test_a_granted_point_offers_to_keep_its_words(practice: Practice, size: Size) -> None:
    desk = practice.desk()
    point = desk.asked()["practice/offer"].points[1]
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        await press(pilot, "up", "y")
        assert "+ said that you would like time to think" in words(pilot)
        assert "Keep your words as a further wording?" in words(pilot)
        await press(pilot, *["backspace"] * len(", just a bit"), "enter")
        assert "Saved: from now on “I would like time for that” counts there." in words(pilot)
    assert desk.store.granted() == {("practice/offer", point.id): ("I would like time for that",)}


async def test_escape_grants_the_point_and_keeps_no_wording(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        await press(pilot, "up", "y", "escape")
        assert "+ said that you would like time to think" in words(pilot)
    assert desk.store.granted() == {}


async def test_taking_a_granted_point_back_takes_its_wording_back(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        await press(pilot, "up", "y", "enter")
        assert desk.store.granted()
        await press(pilot, "u")
        assert "Taken back, with the wording that was kept." in words(pilot)
    assert desk.store.granted() == {}


async def test_the_follow_up_asks_for_the_must_first_and_counts_half(practice: Practice, size: Size) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, "Thank you.")
        await press(pilot, "ctrl+s")
        assert "Follow-up: Would a handshake do?" in words(pilot)
        await paste(pilot, "I would ask for it in writing.")
        await press(pilot, "enter")
        assert "~ said late the offer in writing" in words(pilot)
        assert "follow-up: “in writing” · counts half" in words(pilot)
        assert "▸2 Hard◂" in words(pilot)
        await press(pilot, "enter")
    review = next(desk.store.reviews())
    assert review.probe is not None
    assert review.probe.verdict == "covered"
    assert review.coverage == pytest.approx(0.5)


async def test_the_arrows_leave_the_follow_up_open_and_p_comes_back(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, "Thank you.")
        await press(pilot, "ctrl+s", "up", "up", "up", "x")
        assert "- not said that you are glad" in words(pilot)
        await press(pilot, "p")
        await paste(pilot, "in writing")
        await press(pilot, "enter")
        assert "~ said late the offer in writing" in words(pilot)


async def test_a_grade_is_saved_before_the_screen_says_so(practice: Practice, size: Size) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        practice.clock.move(seconds=40)
        await answer(pilot, GOOD_OFFER)
        assert "▸4 Easy◂" in words(pilot)
        await press(pilot, "3")
        assert "Saved: Good. Next" in words(pilot)
        assert "2 of 3" in words(pilot)
    practice.close()
    (review,) = practice.desk().store.reviews()
    assert (review.card, review.rating, review.suggested, review.mode) == ("practice/offer", 3, 4, "full")
    assert (review.answer, review.seconds, review.first_key_s) == (GOOD_OFFER, 40.0, 40.0)


async def test_space_and_enter_take_the_suggested_grade(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "space")
        await answer(pilot, "hello, my name is Ada")
        await press(pilot, "enter")
    assert [review.rating for review in desk.store.reviews()] == [4, 4]


async def test_undo_goes_back_two_answers_and_the_schedule_with_them(practice: Practice, size: Size) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "enter")
        await answer(pilot, "hello")
        await press(pilot, "2", "f8")
        assert "Taken back." in words(pilot)
        assert "+ covered a greeting" in words(pilot)
        await press(pilot, "u")
        assert "+ covered that you are glad" in words(pilot)
        assert "1 of 3" in words(pilot)
        assert list(desk.store.reviews()) == []
        state = desk.store.state("practice/offer")
        assert state is not None
        assert state.last_day is None
        await press(pilot, "3")
        assert "2 of 3" in words(pilot)


async def test_what_was_typed_survives_an_undo(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "enter")
        await paste(pilot, "half a thought")
        await press(pilot, "f8", "3")
        assert "half a thought" in words(pilot)


async def test_a_letter_in_the_box_is_text(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter", *"yux123 b", "question_mark", "minus", "at")
        assert "yux123 b?-@" in words(pilot)
        assert "2 words" in words(pilot)
    assert list(desk.store.reviews()) == []


async def test_a_card_comes_back_on_its_day(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(new_cards=1), size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        await press(pilot, "1", "escape")
        assert "Go on where you stopped: question 2 of 2" in words(pilot)
    practice.clock.move(days=1)
    desk = practice.desk(new_cards=1)
    assert desk.today().due == 1
    async with shown(desk, size) as (_, pilot):
        assert "1 card comes back, 1 new card" in words(pilot)
        await until(pilot, lambda: "Last time yesterday: 1 answer" in words(pilot))
        await press(pilot, "enter")
        assert "Do you accept?" in words(pilot)


async def test_an_answer_aloud_needs_no_typing(practice: Practice, size: Size) -> None:
    desk = practice.desk(mode="aloud")
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        assert "Space starts the watch" in words(pilot)
        await press(pilot, "space")
        practice.clock.move(seconds=65)
        await press(pilot, "space")
        assert "Which of these did you say?" in words(pilot)
        await press(pilot, "1", "3", "1", "1")
        assert "1 ○ said that you are glad" in words(pilot)
        assert "2 · not said that you would like time to think" in words(pilot)
        await press(pilot, "enter")
        assert "○ said that you are glad" in words(pilot)
        assert "self-rated" in words(pilot)
        assert "Follow-up" not in words(pilot)
        await press(pilot, "enter")
    review = next(desk.store.reviews())
    assert (review.judge, review.mode, review.seconds, review.rating) == ("self", "aloud", 65.0, 3)
    assert [point.said_by_user for point in review.points] == [True, False, True]


async def test_blank_shows_bridges_first_and_then_every_point(practice: Practice, size: Size) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter", "f2")
        assert "Let me think about that for a moment." in words(pilot)
        await press(pilot, "escape")
        assert "0 words" in words(pilot)
        await press(pilot, "f2", "enter")
        assert words(pilot).count("- not seen") == 3
        assert "such as “thank you” or “delighted”" in words(pilot)
        assert "▸1 Again◂" in words(pilot)
        await press(pilot, "enter")
        assert "Saved: Again. It comes back in this sitting." in words(pilot)
    review = next(desk.store.reviews())
    assert "blank" in review.flags
    assert (review.rating, review.c) == (1, 0.0)


async def test_the_prepared_answer_read_first_caps_at_hard(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "enter", "f3")
        assert "Hard is the most this time" in words(pilot)
        await press(pilot, "enter")
        assert "Could I have it in writing" in words(pilot)
        await press(pilot, "escape")
        await answer(pilot, GOOD_OFFER)
        assert "▸2 Hard◂" in words(pilot)
        assert "You read the prepared answer first, so Hard is the most." in words(pilot)


async def test_the_prepared_answer_read_afterwards_costs_nothing(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "a")
        assert "Could I have it in writing" in words(pilot)
        await press(pilot, "escape")
        assert "▸4 Easy◂" in words(pilot)


async def test_a_card_without_a_prepared_answer_says_so(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "enter", "f3")
        assert "This card has no prepared answer." in words(pilot)


async def test_a_full_disk_keeps_the_answer_and_r_saves_it(
    practice: Practice, size: Size, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = practice.desk()
    save, full = desk.store.save_review, True

    def save_review(*what: object) -> None:
        if full:
            raise NotSaved("the disk is full", "Nothing is lost.")
        save(*what)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(desk.store, "save_review", save_review)
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "3")
        assert "NOT saved: the disk is full. Your answer is kept here, free some space and press r." in words(
            pilot
        )
        assert "Saved:" not in words(pilot)
        assert "+ covered that you are glad" in words(pilot)
        await press(pilot, "r")
        assert "NOT saved" in words(pilot)
        full = False
        await press(pilot, "r")
        assert "Saved: Good." in words(pilot)
    assert [review.rating for review in desk.store.reviews()] == [3]


async def test_a_key_pressed_twice_grades_one_card(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await pilot.press("3", "3")
        await settle(pilot)
        assert "2 of 3" in words(pilot)
    assert len(list(desk.store.reviews())) == 1


async def test_a_draft_outlives_a_crash(practice: Practice, size: Size) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, "I was in the middle of")
        await until(pilot, lambda: desk.store.draft() is not None)
        draft = desk.store.draft()
        assert draft is not None
        assert (draft.card, draft.answer) == ("practice/offer", "I was in the middle of")
    async with shown(practice.desk(), size) as (_, pilot):
        assert "Go on where you stopped: question 1 of 3" in words(pilot)
        await press(pilot, "enter")
        assert "What you had begun to write is back." in words(pilot)
        assert "I was in the middle of" in words(pilot)


async def test_a_graded_answer_leaves_no_draft(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, GOOD_OFFER)
        await until(pilot, lambda: desk.store.draft() is not None)
        await press(pilot, "ctrl+s", "enter")
        assert desk.store.draft() is None


async def test_escape_leaves_at_once_and_keeps_the_text(practice: Practice, size: Size) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, "not yet done")
        await press(pilot, "escape")
        assert "Go on where you stopped" in words(pilot)
        draft = desk.store.draft()
        assert draft is not None
        assert draft.answer == "not yet done"
        await press(pilot, "enter")
        assert "not yet done" in words(pilot)


async def test_escape_asks_when_the_text_would_be_lost(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = practice.desk()

    def full(_: Draft) -> None:
        raise NotSaved("the disk is full", "Nothing is lost.")

    monkeypatch.setattr(desk.store, "save_draft", full)
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, "not yet done")
        await until(pilot, lambda: "Your draft is NOT saved: the disk is full." in words(pilot))
        await press(pilot, "x", "escape")
        assert "What you typed is not saved: the disk is full." in words(pilot)
        await press(pilot, "escape")
        assert "not yet donex" in words(pilot)
        await press(pilot, "escape", "enter")
        assert "Go on where you stopped" in words(pilot)


async def test_quitting_keeps_the_text(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (app, pilot):
        await press(pilot, "enter")
        await paste(pilot, "not yet done")
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert app.return_value == 0
    draft = practice.desk().store.draft()
    assert draft is not None
    assert draft.answer == "not yet done"


async def test_an_interrupted_sitting_goes_on_at_the_same_card(practice: Practice, size: Size) -> None:
    async with shown(practice.desk(), size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "enter")
    async with shown(practice.desk(), size) as (_, pilot):
        assert "Go on where you stopped: question 2 of 3" in words(pilot)
        await press(pilot, "enter")
        assert "You share the lift" in words(pilot)
        assert "2 of 3" in words(pilot)


async def test_an_overlong_answer_is_declined_with_its_text_kept(practice: Practice, size: Size) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, "word " * 20_000)
        await press(pilot, "ctrl+s")
        assert f"These are 100,000 characters; up to {LONGEST_ANSWER:,} are judged" in words(pilot)
        assert "too long" in words(pilot)
        draft = desk.store.draft()
        assert draft is not None
        assert len(draft.answer) == 100_000


async def test_a_long_answer_is_judged_beside_the_event_loop(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, "Thank you, in writing, sleep on it. " * 300)
        assert "▸4 Easy◂" in words(pilot)


async def test_an_empty_answer_is_not_judged(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter", "space", "ctrl+s")
        assert "Nothing is written yet. F2 says that you are blank." in words(pilot)


async def test_bury_and_suspend_move_on_and_can_be_taken_back(practice: Practice, size: Size) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "minus")
        assert "Saved: set aside until tomorrow." in words(pilot)
        assert "You share the lift" in words(pilot)
        await answer(pilot, "hello")
        await press(pilot, "at")
        assert "Saved: out of practice until you bring it back." in words(pilot)
        assert desk.suspended() == ("practice/lift",)
        await press(pilot, "f8", "f8")
        assert desk.suspended() == ()
        assert "Do you accept?" in words(pilot)
        assert "Taken back: this card is no longer set aside." in words(pilot)


async def test_home_brings_suspended_cards_back(practice: Practice) -> None:
    desk = practice.desk()
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "at", "escape", "w")
        assert "Saved: 1 card back in practice." in words(pilot)
    assert desk.suspended() == ()


async def test_the_card_tells_its_schedule(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, GOOD_OFFER)
        await press(pilot, "1")
        await press(pilot, "f4")
        assert "Card practice/lift" in words(pilot)
        assert "never; this is its first time" in words(pilot)
        await press(pilot, "escape", "f8", "i")
        assert "Card practice/offer" in words(pilot)


async def test_a_story_without_a_point_of_ones_own_stops_at_hard(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        for text in (GOOD_OFFER, "hello, my name is Ada"):
            await answer(pilot, text)
            await press(pilot, "enter")
        await answer(pilot, "It failed, and I learned from it.")
        assert "▸2 Hard◂" in words(pilot)
        assert "has no point of your own yet, so Hard is the most." in words(pilot)


async def test_the_summary_says_how_it_went_and_still_undoes(practice: Practice, size: Size) -> None:
    desk = practice.desk()
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        practice.clock.move(minutes=3)
        for text in (GOOD_OFFER, "hello", "It failed."):
            await answer(pilot, text)
            await press(pilot, "3")
        assert "3 answers in 3 minutes" in words(pilot)
        assert "Good 3 ●●●" in words(pilot)
        assert "Missed - your name" in words(pilot)
        assert "Tomorrow" in words(pilot)
        await press(pilot, "u")
        assert "Taken back." in words(pilot)
        assert len(list(desk.store.reviews())) == 2
        await press(pilot, "2")
        assert "Hard 1 ●" in words(pilot)
        await press(pilot, "enter")
        assert "Done for today." in words(pilot)
    assert practice.desk().unfinished() is None


async def test_self_rated_answers_are_drawn_hollow(practice: Practice) -> None:
    async with shown(practice.desk(mode="aloud", new_cards=1)) as (_, pilot):
        await press(pilot, "enter", "space", "space", "1", "enter", "3")
        assert "Good 1 ○" in words(pilot)
        await press(pilot, "enter", "t")
        assert "○" in screen(pilot)
