"""Points light up while one types: now and then, beside the event loop, and for the text as it stands."""

from __future__ import annotations

import threading

import pytest

from tests.tui.rig import LiteralJudge, Practice, paste, press, settle, shown, until, words
from trainer.recall.verdict import Spoken, Verdict
from trainer.tui.widgets.writing import Writing


class WatchedJudge(LiteralJudge):
    """Notes who asked it for what."""

    def __init__(self) -> None:
        self.heard: list[tuple[threading.Thread, str]] = []

    def judge(self, spoken: Spoken) -> Verdict:
        if spoken.question:
            self.heard.append((threading.current_thread(), spoken.answer))
        return super().judge(spoken)


async def test_a_long_answer_is_judged_beside_the_event_loop_and_not_at_every_key(
    practice: Practice, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Writing, "LIVE_SECONDS", 0.2)
    desk = practice.desk()
    judge = WatchedJudge()
    desk.judge = judge
    async with shown(desk) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, "word " * 200)
        await pilot.press(*"thank you in writing".replace(" ", "_"))
        await until(pilot, lambda: bool(judge.heard))
        await settle(pilot)
        assert all(thread is not threading.main_thread() for thread, _ in judge.heard)
        assert len(judge.heard) < 20


async def test_a_point_lights_up_without_a_key_for_it(practice: Practice) -> None:
    async with shown(practice.desk()) as (_, pilot):
        await press(pilot, "enter")
        await paste(pilot, "word " * 200 + "Thank you.")
        await until(pilot, lambda: "1 of 3 points" in words(pilot))
        await paste(pilot, " In writing, please.")
        await until(pilot, lambda: "2 of 3 points" in words(pilot))
