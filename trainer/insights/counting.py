"""All answers counted once, and after that only those that came since."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Protocol

from trainer.insights.practice import Practice
from trainer.progress.records import Document


class Answered(Protocol):
    """What is asked of a store."""

    @property
    def changes(self) -> int:
        """It grows with every save."""

    def answers(self) -> Sequence[Document]:
        """All answers that count, in order, under today's ids."""

    def aliases(self) -> Mapping[str, str]:
        """Old ids of moved cards and the new ones."""


class Counting:
    """Holds a count and keeps it up to date.  It may be called from several threads."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._practice = Practice()
        self._changes: int | None = None
        self._taken = 0
        self._ends = ("", "")
        """Uids of the first and of the last answer that are counted."""
        self._aliases: Mapping[str, str] = {}

    def of(self, store: Answered) -> Practice:
        """All answers counted.  The next call may add to what this one gave."""
        with self._guard:
            changes = store.changes
            if changes != self._changes:
                self._take(store.answers(), store.aliases())
                self._changes = changes
            return self._practice

    def _take(self, answers: Sequence[Document], aliases: Mapping[str, str]) -> None:
        # Nothing is put between two answers, and what is taken out moves all behind it: the ends tell.
        taken = self._taken
        if aliases != self._aliases or len(answers) < taken or _ends(answers[:taken]) != self._ends:
            self._practice, taken = Practice(), 0
        self._practice.take(answers[taken:])
        self._taken, self._ends, self._aliases = len(answers), _ends(answers), aliases


def _ends(answers: Sequence[Document]) -> tuple[str, str]:
    return (answers[0]["uid"], answers[-1]["uid"]) if answers else ("", "")
