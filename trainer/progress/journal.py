"""The writing end of the log: one line, one write, one fsync, and only then `saved`."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from trainer.files import PRIVATE, private_folder, sync, sync_folder, write_all
from trainer.progress.segments import segment_name, segments

_OPEN = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class InDoubt(OSError):
    """The line was written but the disk did not confirm it: it may or may not be there tomorrow."""


class Journal:
    """Appends lines to the segment of the month.  One process at a time; the lock sees to that."""

    def __init__(self, folder: Path, device: str, *, notes: bool = False) -> None:
        self._folder = folder
        self._device = device
        self._notes = notes
        self._descriptor: int | None = None
        self._month = ""
        self._part = 1
        self._end = 0
        self._torn = False
        self.left: list[str] = []
        """Names of segments that were left after the disk failed to confirm a write."""

    def append(self, month: str, line: bytes) -> None:
        """Write the line, with its newline, to the month's segment and have it on disk.

        Raises OSError when nothing of it counts, InDoubt when it may have been written all the same.
        """
        descriptor = self._opened(month)
        content = b"\n" + line if self._torn else line
        try:
            write_all(descriptor, content)
        except OSError:
            self._cut_back(descriptor)
            raise
        try:
            sync(descriptor)
        except OSError:
            # After a failed fsync the system forgets the unwritten pages and a second call would
            # succeed without them; so this descriptor is never asked again.
            self._leave()
            try:
                self._write_anew(month, line)
            except OSError as error:
                self.close()
                raise InDoubt(error.errno, error.strerror) from error
            return
        self._end += len(content)
        self._torn = False

    def close(self) -> None:
        """Let go of the file; the next append opens it again."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.close(self._descriptor)
        self._descriptor, self._month = None, ""

    def _opened(self, month: str) -> int:
        if self._descriptor is not None and self._month == month:
            return self._descriptor
        self.close()
        own = [s.part for s in segments(self._folder) if self._is_own(s.month == month, s.device, s.notes)]
        self._part = max([self._part, *own]) if self._left_in(month) else max([1, *own])
        return self._open(month)

    def _is_own(self, same_month: bool, device: str, notes: bool) -> bool:
        return same_month and device == self._device and notes == self._notes

    def _left_in(self, month: str) -> bool:
        return any(month in name for name in self.left)

    def _open(self, month: str) -> int:
        private_folder(self._folder)
        path = self._path(month)
        there = path.exists()
        descriptor = os.open(path, _OPEN, PRIVATE)
        self._descriptor, self._month = descriptor, month
        self._end = os.fstat(descriptor).st_size
        self._torn = self._end > 0 and _last_byte(path) != b"\n"
        if not there:
            sync_folder(self._folder)
        return descriptor

    def _path(self, month: str) -> Path:
        return self._folder / segment_name(month, self._device, self._part, notes=self._notes)

    def _cut_back(self, descriptor: int) -> None:
        try:
            os.ftruncate(descriptor, self._end)
        except OSError:
            self._torn = True

    def _leave(self) -> None:
        self.left.append(self._path(self._month).name)
        self.close()
        self._part += 1

    def _write_anew(self, month: str, line: bytes) -> None:
        descriptor = self._open(month)
        try:
            write_all(descriptor, line)
        except OSError:
            self._cut_back(descriptor)
            raise
        try:
            sync(descriptor)
        except OSError:
            self._leave()
            raise
        self._end += len(line)


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)
