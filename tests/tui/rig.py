"""What the tests of the app share: a deck of their own, a judge by the letter, and ways to look and wait."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

from textual import events
from textual.pilot import Pilot

from tests.conftest import StandingClock
from trainer.cards.library import load_library
from trainer.cards.slots import AskedPoint
from trainer.desk import Desk
from trainer.places import places
from trainer.progress.store import open_store
from trainer.recall.verdict import Flag, PointVerdict, Spoken, Verdict
from trainer.settings import Settings
from trainer.tui.app import TrainerApp

SIZES = ((80, 24), (60, 16))

PRACTICE = """\
---
title = "Practice"
about = "Three questions to try things on."
---

## offer
kind: script
seconds: 30

Q: We would like to offer you the job, here and now. Do you accept?

- that you are glad: thank you | delighted
- that you would like time to think: time to consider | sleep on it
  > You need not decide now. What do you ask for?
- ! the offer in writing: in writing | the written offer
  > Would a handshake do?

A: Thank you, I am delighted. Could I have it in writing and sleep on it?

## lift
kind: smalltalk
seconds: 20

Q: You share the lift with the head of the department. What do you say?

- a greeting: good morning | hello
- your name: my name is

## failure
kind: story
seconds: 90

Q: Tell me about something that went wrong.

- what went wrong: went wrong | failed
- what you learned: I learned
"""

GOOD_OFFER = "Thank you, I am delighted. May I sleep on it and have it in writing?"
HALF_OFFER = "Thank you. I would like time for that, just a bit."


class LiteralJudge:
    """Covered when a wording stands in the answer to the letter, partly when its first word does."""

    def judge(self, spoken: Spoken) -> Verdict:
        flags = []
        if match := re.search(r"just a bit", spoken.answer):
            flags.append(Flag("hedging", "A hedge makes it smaller than it is.", (match.span(),)))
        return Verdict(tuple(self._point(point, spoken.answer) for point in spoken.points), tuple(flags))

    def _point(self, point: AskedPoint, answer: str) -> PointVerdict:
        for wording in point.wordings:
            if match := re.search(re.escape(wording), answer, re.IGNORECASE):
                return PointVerdict(point.id, 1.0, "covered", (match.span(),), best=wording)
        first, *rest = (point.wordings or ("",))[0].split() or [""]
        if first and (match := re.search(rf"\b{re.escape(first)}\b", answer, re.IGNORECASE)):
            return PointVerdict(point.id, 0.5, "partly", (match.span(),), tuple(rest), point.wordings[0])
        return PointVerdict(point.id, 0.0, "missing", missing=(first, *rest), best=first)


class Practice:
    """One candidate's data folder; every desk is opened on it anew, as a restart does."""

    def __init__(self, folder: Path, clock: StandingClock) -> None:
        self.folder = folder
        self.clock = clock
        self.decks = folder / "built-in"
        self.decks.mkdir()
        (self.decks / "practice.md").write_text(PRACTICE, "utf-8")
        self._desk: Desk | None = None

    def desk(self, **settings: Any) -> Desk:
        """A desk with these settings; the one before is closed."""
        self.close()
        where = places(str(self.folder / "data"), {})
        library = load_library(self.decks, where.decks)
        chosen = replace(Settings(mode="full"), **settings)
        self._desk = Desk(where, self.clock, chosen, library, open_store(where, self.clock), Random(7))
        self._desk.judge = LiteralJudge()
        return self._desk

    def close(self) -> None:
        if self._desk:
            self._desk.store.close()
            self._desk = None


@asynccontextmanager
async def shown(
    desk: Desk, size: tuple[int, int] = (80, 24), **how: Any
) -> AsyncIterator[tuple[TrainerApp, Pilot[int]]]:
    """The app on a desk, settled at its first screen."""
    app = TrainerApp(desk, **how)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        await settle(pilot)
        yield app, pilot


async def settle(pilot: Pilot[int]) -> None:
    """Until nothing moves any more: messages handled, work beside the event loop done, screen drawn."""
    await pilot.pause()
    while any(not worker.is_finished for worker in pilot.app.workers):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    await pilot.pause()


async def until(pilot: Pilot[int], there: Callable[[], bool]) -> None:
    """Wait for what a timer brings about."""
    for _ in range(400):
        if there():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"it never came:\n{screen(pilot)}")


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Keys one after the other, each with all that it sets off."""
    for key in keys:
        await pilot.press(key)
        if any(not worker.is_finished for worker in pilot.app.workers):
            await settle(pilot)
    await settle(pilot)


async def paste(pilot: Pilot[int], text: str) -> None:
    """Text as it comes from a terminal with bracketed paste."""
    pilot.app.post_message(events.Paste(text))
    await settle(pilot)


async def answer(pilot: Pilot[int], text: str) -> None:
    """An answer pasted and handed in; a follow-up that is asked then is skipped."""
    await paste(pilot, text)
    await press(pilot, "ctrl+s")
    if "field.take" in bindings_now(pilot):
        await press(pilot, "escape")


def bindings_now(pilot: Pilot[int]) -> set[str]:
    """Ids of all that can be pressed at this moment."""
    return {active.binding.id or "" for active in pilot.app.screen.active_bindings.values() if active.enabled}


def strips(pilot: Pilot[int]) -> list[str]:
    """The lines that are on the screen, as a terminal would get them, without colours."""
    # Textual has no public way to read the composed screen: this is the one place that knows.
    return [
        "".join(segment.text for segment in strip) for strip in pilot.app.screen._compositor.render_strips()
    ]


def screen(pilot: Pilot[int]) -> str:
    """The screen as text, without blanks at the ends of lines."""
    return "\n".join(line.rstrip() for line in strips(pilot)) + "\n"


def words(pilot: Pilot[int]) -> str:
    """All words on the screen in reading order, so that a line break is as good as a blank."""
    return " ".join(screen(pilot).split())
