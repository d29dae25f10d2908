"""Saving beside the event loop: the screen stays awake, and goes on only when it is on disk."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from textual.screen import Screen
from textual.worker import Worker

SAVING = "Saving …"
Result = TypeVar("Result")
Value = TypeVar("Value")
Step = Callable[[], Awaitable[None]]


class Saving(Generic[Result]):
    """One step of a screen after another, each with what it saves; while one is under way, no other begins.

    Keys have no widget to go to meanwhile: characters reach the app, which asks the screen's `typed_early`.
    """

    SAY_AFTER_S = 0.25
    """A disk that takes longer is worth a word."""

    def __init__(self, screen: Screen[Result], say: Callable[[str], None]) -> None:
        """`say` shows a word while the disk takes its time."""
        self._screen = screen
        self._say = say
        self._waiting_for = ""
        self._worker: Worker[None] | None = None
        self.busy = False

    def begin(self, step: Step) -> None:
        """Take a step beside everything else.  Nothing happens while another one is under way."""
        if not self.busy:
            self.busy = True
            self._worker = self._screen.run_worker(self._taken(step), group="saving")

    async def settled(self) -> None:
        """Wait until nothing is under way."""
        if self._worker is not None and not self._worker.is_finished:
            await self._worker.wait()

    async def _taken(self, step: Step) -> None:
        screen, focused = self._screen, self._screen.focused
        screen.set_focus(None)
        try:
            await step()
        finally:
            self.busy = False
            if screen.is_attached:
                if screen.focused is None and focused is not None and focused.is_attached:
                    screen.set_focus(focused)
                screen.refresh_bindings()

    async def aside(self, work: Callable[..., Value], *given: object, doing: str = SAVING) -> Value:
        """What the work returns, done in a thread of its own; whoever waits is told after a moment."""
        self._waiting_for = doing
        slow = self._screen.set_timer(self.SAY_AFTER_S, self._tell)
        try:
            return await to_thread(work, *given)
        finally:
            slow.stop()
            self._waiting_for = ""

    def _tell(self) -> None:
        if self._waiting_for:  # a timer that was stopped may be on its way already
            self._say(self._waiting_for)
