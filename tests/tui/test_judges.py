"""The screens say who judged, and when words have to go on alone."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from tests.tui.rig import (
    HALF_OFFER,
    SIZES,
    LiteralJudge,
    Practice,
    answer,
    paste,
    press,
    screen,
    shown,
    strips,
    until,
    words,
)
from trainer.recall.late_judge import LateJudge
from trainer.recall.verdict import BY, Spoken, Verdict

TROUBLE = "The judge by meaning is not installed. Answers are judged by words."


class NamedJudge(LiteralJudge):
    """The judge by the letter under the name of another one; it keeps what it was asked."""

    def __init__(self, name: str) -> None:
        self._name = name
        self.asked: list[Spoken] = []
        self.threads: list[threading.Thread] = []

    def judge(self, spoken: Spoken) -> Verdict:
        self.asked.append(spoken)
        self.threads.append(threading.current_thread())
        return replace(super().judge(spoken), judge=self._name)


def last_line(lines: list[str]) -> str:
    """The line of the grades, above the keys."""
    return lines[-2].rstrip()


@pytest.mark.parametrize("name", BY)
@pytest.mark.parametrize("size", SIZES)
async def test_the_verdict_says_who_judged_beside_all_four_grades(
    practice: Practice, size: tuple[int, int], name: str
) -> None:
    desk = practice.desk()
    desk.judge = NamedJudge(name)
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        line = last_line(strips(pilot))
        for told in ("▸1 Again◂", "2 Hard", "3 Good", "4 Easy", f"38% {BY[name]}"):
            assert told in line
        assert line.endswith(BY[name])


@pytest.mark.parametrize("size", SIZES)
async def test_a_whole_answer_leaves_room_for_it_too(practice: Practice, size: tuple[int, int]) -> None:
    desk = practice.desk()
    desk.judge = NamedJudge("both")
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, "Thank you. May I sleep on it and have it in writing?")
        line = last_line(strips(pilot))
        assert line.endswith("100% by words and meaning")
        assert "▸4 Easy◂" in line


async def test_the_line_follows_the_width_of_the_terminal(practice: Practice) -> None:
    desk = practice.desk()
    desk.judge = NamedJudge("both")
    async with shown(desk, SIZES[0]) as (_, pilot):
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        assert "coverage 38% by words and meaning" in words(pilot)
        await pilot.resize_terminal(*SIZES[1])
        await until(
            pilot, lambda: "▸1 Again◂ 2 Hard 3 Good 4 Easy  38% by words and meaning" in screen(pilot)
        )
        await pilot.resize_terminal(40, 10)
        await until(pilot, lambda: "1 Again" in screen(pilot) and "38%" not in screen(pilot))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("mode", "keys", "told"),
    [
        ("full", ("f2", "enter"), "coverage 0%"),
        ("aloud", ("space", "space", "1", "enter"), "self-rated coverage 25%"),
    ],
)
async def test_no_judge_is_named_for_a_blank_and_for_ticks(
    practice: Practice, size: tuple[int, int], mode: str, keys: tuple[str, ...], told: str
) -> None:
    desk = practice.desk(mode=mode)
    desk.judge = NamedJudge("both")
    async with shown(desk, size) as (_, pilot):
        await press(pilot, "enter", *keys)
        assert last_line(strips(pilot)).endswith(told)


@pytest.mark.parametrize("size", SIZES)
async def test_a_judge_that_cannot_be_used_is_told_once_in_a_run(
    practice: Practice, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("trainer.recall.judges.chosen", lambda _which: (LiteralJudge(), TROUBLE))
    desk = practice.desk()
    desk.judge = LateJudge(desk.store, lambda: False, lambda: "both")
    async with shown(desk, size) as (app, pilot):
        assert words(pilot).count("judge by meaning") == 1
        app.clear_notifications()
        await press(pilot, "enter")
        await answer(pilot, HALF_OFFER)
        assert last_line(strips(pilot)).endswith("38% by words")
        await press(pilot, "enter", "escape", "enter")
        assert "judge by meaning" not in words(pilot)


async def test_all_is_quiet_while_the_judge_is_there(practice: Practice) -> None:
    desk = practice.desk()
    desk.judge = LateJudge(desk.store, lambda: False, lambda: "words")
    async with shown(desk) as (_, pilot):
        assert "judge" not in words(pilot)


async def test_the_help_tells_how_the_two_judges_join(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter", "f1")
        seen = words(pilot)
        for _ in range(40):
            if "Two judges can read an answer" in seen:
                break
            await press(pilot, "pagedown")
            seen = words(pilot)
        assert "Two judges can read an answer" in seen


async def test_the_follow_up_is_judged_beside_the_event_loop(practice: Practice) -> None:
    desk = practice.desk()
    judge = NamedJudge("both")
    desk.judge = judge
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, HALF_OFFER)
        await press(pilot, "ctrl+s")
        await paste(pilot, "In writing, please.")
        await press(pilot, "enter")
        assert "counts half" in words(pilot)
        assert judge.asked[-1].question == "Would a handshake do?"
        assert judge.threads[-1] is not threading.main_thread()


async def test_only_what_is_still_being_typed_is_judged_in_haste(practice: Practice) -> None:
    desk = practice.desk()
    judge = NamedJudge("both")
    desk.judge = judge
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, HALF_OFFER)
        await until(pilot, lambda: "so far" in words(pilot))
        live = [spoken.typing for spoken in judge.asked if spoken.question]
        assert live
        assert all(live)
        await press(pilot, "ctrl+s")
        assert not judge.asked[-1].typing
