"""Saves one line after another, and keeps what did not reach the disk until it does."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import SystemRandom

from trainer.clock import Clock
from trainer.files import atomic_write
from trainer.progress.journal import InDoubt, Journal
from trainer.progress.line import Line, Operation, encode
from trainer.progress.problems import NotSaved
from trainer.progress.uid import new_uid, utc_words

_FULL = {errno.ENOSPC, errno.EDQUOT}
HINT = "Your answer is kept here: free some space and press r."
_HINT_BROKEN = (
    "Your answer is kept here: press r to try again; it can also be kept in another folder when you quit."
)


@dataclass(slots=True)
class _Waiting:
    about: str
    line: Line
    notes: bool
    in_doubt: bool = False


class Writer:
    """Writes this device's own lines; `take` gets each one once it is on disk."""

    def __init__(
        self, folder: Path, device: str, clock: Clock, seq: int, take: Callable[[Line], None]
    ) -> None:
        self.device = device
        self._clock = clock
        self._random = SystemRandom()
        self._seq = seq
        self._take = take
        self._journals = {notes: Journal(folder, device, notes=notes) for notes in (False, True)}
        self._waiting: list[_Waiting] = []
        self.saved = 0
        """Lines since the start."""

    @property
    def waiting(self) -> int:
        """Saves that did not reach the disk yet."""
        return len(self._waiting)

    @property
    def left(self) -> tuple[Path, ...]:
        """Segments that were left after an error of the disk."""
        return tuple(path for journal in self._journals.values() for path in journal.left)

    def new_id(self) -> str:
        return new_uid(self._clock.now(), self._random)

    def save(
        self, about: str, operations: Sequence[Operation], id_: str | None = None, *, notes: bool = False
    ) -> None:
        """All the operations as one line, on disk and then taken.  Raises NotSaved; the line waits then.

        `about` names what is saved.  A save that still waits for the same thing is replaced: nothing had
        moved when it failed, so this is its repetition.  Other waiting ones go first.
        """
        voided: tuple[Operation, ...] = ()
        if self._waiting:
            voided = self._replaced(about)
        now = self._clock.now()
        self._seq += 1
        line = Line(
            id_ or new_uid(now, self._random), self._seq, utc_words(now), self.device, (*voided, *operations)
        )
        self._waiting.append(_Waiting(about, line, notes))
        self.retry()

    def _replaced(self, about: str) -> tuple[Operation, ...]:
        """Forget what waits for the same thing; what takes back its reviews that may be on disk."""
        replaced = [waiting for waiting in self._waiting if waiting.about == about]
        self._waiting = [waiting for waiting in self._waiting if waiting.about != about]
        return tuple(
            ("reviews", id_, None)
            for waiting in replaced
            if waiting.in_doubt
            for table, id_, document in waiting.line.ops
            if table == "reviews" and document
        )

    def retry(self) -> None:
        """Write what waits, oldest first.  Raises NotSaved."""
        while self._waiting:
            waiting = self._waiting[0]
            try:
                content = encode(waiting.line)
            except ValueError as error:
                self._waiting.pop(0)
                raise NotSaved("a number in it is not finite", "Please answer this card again.") from error
            try:
                self._journals[waiting.notes].append(waiting.line.ts[:7], content)
            except OSError as error:
                waiting.in_doubt = waiting.in_doubt or isinstance(error, InDoubt)
                raise not_saved(error) from error
            self._waiting.pop(0)
            self.saved += 1
            self._take(waiting.line)

    def append(self, lines: Sequence[Line]) -> None:
        """Lines of whatever origin, word for word, in one write.  Raises OSError; nothing is taken."""
        month = utc_words(self._clock.now())[:7]
        self._journals[False].append(month, b"".join(map(encode, lines)))

    def rescue(self, folder: Path) -> Path:
        """What waits, written to a file in another folder, to be merged later.  Raises OSError."""
        path = folder / f"second-round-not-saved-{self._waiting[0].line.id}.jsonl"
        # Under a name of its own: this device's next lines will have the same counts.
        device = os.urandom(4).hex()
        atomic_write(path, b"".join(encode(replace(one.line, dev=device)) for one in self._waiting))
        self._waiting.clear()
        return path

    def close(self) -> None:
        for journal in self._journals.values():
            journal.close()


def not_saved(error: OSError) -> NotSaved:
    """What to tell the candidate."""
    if error.errno in _FULL:
        return NotSaved("the disk is full", HINT)
    return NotSaved(error.strerror or str(error), _HINT_BROKEN)
