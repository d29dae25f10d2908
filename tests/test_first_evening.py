"""The evening after the first interview in a real terminal: written down, cut off, taken up, asked again."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_terminal import Terminal
from trainer.clock import SystemClock, moment_from
from trainer.places import places
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interviews import open_interview
from trainer.prepare.loose_ends import points_key
from trainer.prepare.notes import notes
from trainer.prepare.own_points import own_points
from trainer.progress.store import open_store

TONIGHT, NEXT_MORNING = "2026-11-24T19:30", "2026-11-25T09:00"
LEAVE, CONFLICT = "Why do you want to leave?", "Tell me about a conflict."
BETTER_LEAVE = "I planned one region for 6 years. I built the weekly plan that you still lack."
BETTER_CONFLICT = "I cut late orders from 12 to 8 percent. I persuaded the sales director to plan by week."

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed here")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def write(terminal: Terminal, text: str, *keys: str) -> None:
    """Type, see it stand there, and go on with the keys."""
    terminal.type(text)
    terminal.shows(text[:24])
    terminal.press(*keys)


def write_down_the_interview(terminal: Terminal) -> None:
    terminal.shows("d debrief")
    terminal.press("d")
    terminal.shows("field 1/7", "stays in")
    write(terminal, "Acme", "Enter")
    terminal.shows("field 2/7")
    write(terminal, "Sales planner", "Enter")
    terminal.shows("field 3/7")
    write(terminal, "fri 4 dec 10:00", "Enter")
    terminal.shows("field 4/7", "in 10 days")
    terminal.press("C-s")
    terminal.shows("Debrief 1/6")


def write_down_one_person(terminal: Terminal) -> None:
    terminal.press("n")
    terminal.shows("field 1/11")
    write(terminal, "Ms Okoye", "Tab", "Tab")
    terminal.shows("field 3/11")
    write(terminal, "Head of sales", "Tab")
    terminal.shows("field 4/11")
    terminal.press("d", "Tab", "y", "Tab", "Tab", "Tab")
    terminal.shows("field 8/11")
    write(terminal, "orders on time", "Escape")
    terminal.shows("Debrief 1/6", "director")


def write_down_three_questions(terminal: Terminal) -> None:
    terminal.press("F7")
    terminal.shows("Debrief 2/6", "ends it")
    for text in (LEAVE, CONFLICT, "Where are you in five years?"):
        write(terminal, text, "Enter")
        terminal.shows("+ " + text)
    terminal.press("Enter")
    terminal.shows("enter open")
    terminal.press("Home")
    terminal.shows("› + " + LEAVE)
    terminal.press("s", "p")
    terminal.shows("Who asked")
    terminal.press("Enter")
    terminal.shows("struggled, Ms Okoye")
    terminal.press("Down")
    terminal.shows("› + " + CONFLICT)
    terminal.press("c")
    terminal.shows("› ! " + CONFLICT + "  of concern")
    terminal.press("Down")
    terminal.shows("› + Where")
    terminal.press("g")
    terminal.shows("went well")


def go_through_the_rest(terminal: Terminal) -> None:
    terminal.press("F7")
    terminal.shows("Debrief 4/6")
    write(terminal, "They plan by the month", "F7")
    terminal.shows("Their objectives and obstacles")
    write(terminal, "Fewer late orders", "Enter")
    terminal.shows("Saved: 1 objective")
    terminal.press("F7")
    terminal.shows("Debrief 5/6", "[ ] orders on time")
    terminal.press("Space")
    terminal.shows("[x] orders on time")
    terminal.press("F7")
    terminal.shows("Debrief 6/6")
    write(terminal, "Speak more slowly", "F7")
    terminal.shows("1 person, 3 questions, 2 loose ends, 1 wanted skill (1 without")
    terminal.shows("cards made", "Take points of your own from 2 better answers")


def test_a_new_candidate_writes_the_first_evening_down_and_is_asked_about_it_next_morning(
    terminal: Terminal,
) -> None:
    terminal.run("--now", TONIGHT)
    write_down_the_interview(terminal)
    write_down_one_person(terminal)
    write_down_three_questions(terminal)
    terminal.press("F7")
    terminal.shows("Debrief 3/6", "Question 1 of 2", LEAVE)
    write(terminal, "I was bored.", "Tab", "Tab")
    terminal.shows("Two or three sentences")
    terminal.type(BETTER_LEAVE)
    terminal.shows("lack.")
    terminal.press("Tab")
    terminal.shows("Question 2 of 2", CONFLICT)
    terminal.press("Tab")
    terminal.shows("What you would have liked to say.")
    terminal.type("The figure and")
    terminal.shows("The figure and")
    until_saved(terminal, "The figure and")
    terminal.kill()

    terminal.run("--now", TONIGHT)
    terminal.shows("You were at Debrief 3/6, question 2")
    terminal.press("y")
    terminal.shows("Question 2 of 2", "The figure and", "What you would have liked to say.")
    terminal.type(" the year")
    terminal.shows("year")
    terminal.press("Tab")
    terminal.shows("Two or three sentences")
    terminal.type(BETTER_CONFLICT)
    terminal.shows("week.")
    go_through_the_rest(terminal)
    terminal.press("Enter")
    terminal.shows("Points of your own", "6 years")
    terminal.press("Enter")
    terminal.shows("from 12 to 8 percent")
    terminal.press("Enter")
    terminal.shows("Drill 2 loose ends now")
    terminal.press("C-q")
    assert terminal.ended() == 0
    first, second = loose_ends(terminal)
    assert (first.text, first.better) == (LEAVE, BETTER_LEAVE)
    assert (second.missing, second.better) == ("The figure and the year", BETTER_CONFLICT)

    terminal.run("--now", NEXT_MORNING)
    terminal.shows("9 days to go", "2 loose ends", "enter start")
    terminal.press("Enter")
    asked = terminal.shows("0 words")
    assert LEAVE.rstrip("?") in asked or CONFLICT.rstrip(".") in asked
    terminal.type("I planned one region for 6 years, and I cut late orders from 12 to 8 percent.")
    terminal.shows("percent.")
    terminal.press("C-s")
    terminal.shows("Follow-up", "enter hand in")
    terminal.press("Escape")
    terminal.shows("enter accept")
    assert any(own in terminal.shows("coverage") for own in ("planned one region", "cut late orders"))
    terminal.press("3")
    terminal.shows("Saved: Good", "Loose ends from round one", "2 of ")
    terminal.press("C-q")
    assert terminal.ended() == 0


def until_saved(terminal: Terminal, text: str) -> None:
    """Until the journal holds the text: the draft is written within two seconds of the last key."""
    terminal._until(
        lambda: any(question.missing == text for question in loose_ends(terminal)), f"{text} on disk"
    )


def loose_ends(terminal: Terminal) -> tuple[FirstQuestion, ...]:
    """What a later start finds of the questions that did not go well, with points of their own."""
    store = open_store(places(str(terminal.data), {}), SystemClock(moment_from(TONIGHT)), read_only=True)
    interview = open_interview(store)
    assert interview is not None
    found = tuple(one for one in notes(store, FirstQuestion, interview.uid) if one.loose)
    if all(one.better for one in found):
        assert [len(own_points(store)[points_key(one)]) for one in found] == [2, 2]
    return found
