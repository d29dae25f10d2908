"""Files written whole or not at all, and read by their owner only."""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PRIVATE = 0o600
PRIVATE_FOLDER = 0o700
_RETRIES_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)


def private_folder(folder: Path) -> Path:
    """The folder, made 0700 with its parents when it is not there."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def write_all(descriptor: int, content: bytes) -> None:
    """Every byte, however few the system takes at a time.  Raises OSError."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def atomic_write(path: Path, content: bytes) -> None:
    """Put content in place of whatever is there, so that a reader sees the old or the new, never a part.

    The file is 0600 and on disk when this returns.  Raises OSError; the old file is untouched then.
    """
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        try:
            write_all(descriptor, content)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        _replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(path.parent)


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
