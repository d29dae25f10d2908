"""Files written whole or not at all, and read by their owner only."""

from __future__ import annotations

import errno
import os
import sys
import time
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700
_RETRIES_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
_PLAIN = {
    errno.ENOENT: "there is no such file or folder",
    errno.EEXIST: "a file is where a folder should be",
    errno.ENOTDIR: "a file is where a folder should be",
    errno.EISDIR: "it is a folder, not a file",
    errno.EACCES: "you may not read or write it",
    errno.EPERM: "you may not read or write it",
    errno.EROFS: "this disk can only be read",
}
_UNFINISHED = ".unfinished"
_F_FULLFSYNC = 51
"""macOS: through the drive's own cache too, which its fsync leaves out (fcntl.h)."""


def told(error: Exception) -> str:
    """An error of the system as plain words, with the file that it is about; no number, no class."""
    if not isinstance(error, OSError):
        return str(error)
    words = _PLAIN.get(error.errno or 0) or error.strerror or str(error)
    return f"{error.filename}: {words}" if error.filename else words


def private_folder(folder: Path) -> Path:
    """The folder, made 0700 with its parents when it is not there."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def write_all(descriptor: int, content: bytes) -> None:
    """Every byte, however few the system takes at a time.  Raises OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def sync(descriptor: int) -> None:
    """Have the file's content on the disk itself.  Raises OSError."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # some file systems know no such call
            fcntl.fcntl(descriptor, _F_FULLFSYNC)
            return
    os.fsync(descriptor)


def atomic_write(path: Path, content: bytes) -> None:
    """Put content in place of whatever is there, so that a reader sees the old or the new, never a part.

    The file is 0600 and on disk when this returns.  Raises OSError; the old file is untouched then.
    """
    temporary = path.with_name(f".{path.name}.{os.urandom(8).hex()}{_UNFINISHED}")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    descriptor = os.open(temporary, flags, PRIVATE)
    try:
        try:
            write_all(descriptor, content)
            sync(descriptor)
        finally:
            os.close(descriptor)
        _replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


def is_left_over(path: Path) -> bool:
    """A file that `atomic_write` had not finished when the program was killed."""
    return path.name.startswith(".") and path.name.endswith(_UNFINISHED)


def sync_folder(folder: Path) -> None:
    """Have the folder's own entries on disk.  Windows cannot open a folder and needs no such call."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _replace(source: Path, target: Path) -> None:
    # On Windows a virus scanner may hold the target for moments.
    for pause in (*_RETRIES_S, None):
        try:
            source.replace(target)
            return
        except PermissionError:
            if os.name != "nt" or pause is None:
                raise
            time.sleep(pause)
