"""The wordings that were kept at the card on show, so that a correction taken back takes its own along."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from textual.content import Content

from trainer.progress.problems import NotSaved
from trainer.schedule.session import Session
from trainer.tui.saving import Saving
from trainer.tui.screens import news

Failed = Callable[[NotSaved, Callable[[], Awaitable[None]]], None]
"""Tells that something is not saved, and does it again when the candidate says so."""


class KeptWordings:
    """What was granted at one card, each with the number of corrections by then."""

    def __init__(
        self, session: Session, saving: Saving[None], failed: Failed, say: Callable[[Content | str], None]
    ) -> None:
        self._session = session
        self._saving = saving
        self._failed = failed
        self._say = say
        self._kept: list[tuple[int, str, str]] = []

    def clear(self) -> None:
        """Another card is on show."""
        self._kept.clear()

    async def keep(self, steps: int, point: str, wording: str) -> None:
        """Have a wording of a point on disk."""
        try:
            await self._saving.aside(self._session.grant, point, wording)
        except NotSaved as problem:
            self._failed(problem, partial(self.keep, steps, point, wording))
            return
        self._kept.append((steps, point, wording))
        self._say(news.wording_kept(wording))

    async def take_back(self, steps: int) -> None:
        """Take back what was kept after so many corrections."""
        for kept in [kept for kept in self._kept if kept[0] > steps]:
            try:
                await self._saving.aside(self._session.ungrant, *kept[1:])
            except NotSaved as problem:
                self._failed(problem, partial(self.take_back, steps))
                return
            self._kept.remove(kept)
            self._say(news.WORDING_TAKEN_BACK)
