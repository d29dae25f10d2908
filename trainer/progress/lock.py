"""One program at a time writes; the second one hears who does."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.files import PRIVATE, private_folder
from trainer.progress.problems import StoreLocked

if TYPE_CHECKING:
    from filelock import BaseFileLock

_FILE = "second-round.lock"
_HOLDER = "second-round.lock.json"


class Lock:
    """Held from `take` to `release`; the system frees it when the program is killed."""

    def __init__(self, state: Path) -> None:
        self._state = state
        self._lock: BaseFileLock | None = None

    def take(self, now: datetime) -> None:
        """Raises StoreLocked with the holder's name, OSError when the folder cannot be written."""
        from filelock import FileLock, Timeout  # slow to import, and a reader needs no lock

        private_folder(self._state)
        lock = FileLock(self._state / _FILE, timeout=0, mode=PRIVATE, thread_local=False)
        try:
            lock.acquire()
        except Timeout:
            raise StoreLocked(
                f"Your progress is open in another window ({self._holder()}). Nothing was changed. "
                "Close it there first, or look at your progress without practising."
            ) from None
        self._lock = lock
        words = {"pid": os.getpid(), "host": _host(), "started": now.isoformat(timespec="seconds")}
        with suppress(OSError):  # the message is a kindness; the lock itself holds
            path = self._state / _HOLDER
            path.touch(mode=PRIVATE)
            path.write_text(json.dumps(words), "utf-8")

    def release(self) -> None:
        """Free for others; does nothing when not held."""
        if self._lock:
            with suppress(OSError):
                (self._state / _HOLDER).unlink(missing_ok=True)
            self._lock.release()
            self._lock = None

    def _holder(self) -> str:
        try:
            words = json.loads((self._state / _HOLDER).read_text("utf-8"))
            started = datetime.fromisoformat(words["started"])
            return f"process {int(words['pid'])}, since {started:%H:%M}"
        except (OSError, ValueError, KeyError, TypeError):
            return "process unknown"


def _host() -> str:
    return os.uname().nodename if hasattr(os, "uname") else os.environ.get("COMPUTERNAME", "")
