"""One line that tells how far long work has come: on a terminal only, and only when it takes its time."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import TextIO

AFTER_S = 1.0
"""Shorter work is over before anybody wonders."""
EVERY_S = 0.1


class ProgressLine:
    """Written over itself while work goes on, and wiped when it ends.  A context manager."""

    def __init__(self, out: TextIO | None = None, seconds: Callable[[], float] = time.monotonic) -> None:
        self._out = sys.stderr if out is None else out
        self._live = self._out is not None and self._out.isatty()
        self._seconds = seconds
        self._next = seconds() + AFTER_S
        self._width = 0

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(self, _kind: type[BaseException] | None, _: object, _trace: TracebackType | None) -> None:
        self._write("")
        if self._width:
            self._out.write("\r")
            self._out.flush()

    def __call__(self, doing: str, done: int, whole: int) -> None:
        """Say how far it is: `Writing the backup: 42 %`."""
        now = self._seconds()
        if now >= self._next:
            self._next = now + EVERY_S
            self._write(f"{doing}: {100 * done // max(1, whole)} %")

    def _write(self, words: str) -> None:
        if self._live and (words or self._width):
            self._out.write("\r" + words.ljust(self._width))
            self._out.flush()
            self._width = max(self._width, len(words))
