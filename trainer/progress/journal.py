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
        self._path = Path()
        self._month = ""
        self._end = 0
        self._torn = False
        self.left: list[Path] = []
        """Segments that were left because the disk did not confirm a write."""

    def append(self, month: str, content: bytes) -> None:
        """Write whole lines to the month's segment and have them on disk.

        Raises OSError when nothing of it counts, InDoubt when it may have been written all the same.
        """
        try:
            self._write(month, content)
        except InDoubt:
            try:
                self._write(month, content)
            except OSError as error:
                raise InDoubt(error.errno, error.strerror) from error

    def close(self) -> None:
        """Let go of the file; the next append opens it again."""
        if self._descriptor is not None:
            with suppress(OSError):
                os.close(self._descriptor)
        self._descriptor, self._month = None, ""

    def _write(self, month: str, content: bytes) -> None:
        descriptor = self._opened(month)
        if self._torn:
            content = b"\n" + content
        try:
            write_all(descriptor, content)
        except OSError:
            try:
                os.ftruncate(descriptor, self._end)
            except OSError:
                self._torn = True
            raise
        try:
            sync(descriptor)
        except OSError as error:
            # After a failed fsync the system forgets the unwritten pages, and a second call would
            # succeed without them; so this segment is left for good.
            self.left.append(self._path)
            self.close()
            raise InDoubt(error.errno, error.strerror) from error
        self._end += len(content)
        self._torn = False

    def _opened(self, month: str) -> int:
        if self._descriptor is not None and self._month == month:
            return self._descriptor
        self.close()
        path = self._segment_of(month)
        descriptor = os.open(path, _OPEN, PRIVATE)
        try:
            size = os.fstat(descriptor).st_size
            torn = size > 0 and _last_byte(path) != b"\n"
            if not size:
                sync_folder(self._folder)
        except OSError:
            os.close(descriptor)
            raise
        self._descriptor, self._path, self._month, self._end, self._torn = descriptor, path, month, size, torn
        return descriptor

    def _segment_of(self, month: str) -> Path:
        private_folder(self._folder)
        part = max(
            (
                found.part
                for found in segments(self._folder)
                if (found.month, found.device, found.notes, found.conflict)
                == (month, self._device, self._notes, False)
            ),
            default=1,
        )
        path = self._named(month, part)
        return self._named(month, part + 1) if path in self.left else path

    def _named(self, month: str, part: int) -> Path:
        return self._folder / segment_name(month, self._device, part, notes=self._notes)


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)
