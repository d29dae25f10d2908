"""Several files of one folder put in place together: all of them or, when it is interrupted, none."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from trainer.files import atomic_write, is_left_over, sync_folder

LIST = ".taking-in.json"
"""Names the files that are ready; once it is there, all of them come in, if need be at the next start."""

_READY = ".ready"


def put_all(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put files of these names in place.  Raises OSError; nothing has changed then, or all of it will."""
    if len(files) == 1:
        ((name, content),) = files.items()
        atomic_write(folder / name, content)
        return
    settle(folder)
    for path in folder.iterdir():
        if path.name.endswith(_READY) or is_left_over(path):
            path.unlink()
    ready: dict[str, str] = {}
    try:
        for name, content in files.items():
            waiting = f".{name}.{os.urandom(8).hex()}{_READY}"
            ready[waiting] = name
            atomic_write(folder / waiting, content)
        atomic_write(folder / LIST, json.dumps(ready).encode())
    except BaseException:
        for waiting in ready:
            with suppress(OSError):
                (folder / waiting).unlink(missing_ok=True)
        raise
    settle(folder)


def settle(folder: Path) -> None:
    """Complete what was interrupted after the list was written; nothing happens when there is no list.

    Raises OSError.
    """
    path = folder / LIST
    try:
        ready = json.loads(path.read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        return
    except ValueError:
        ready = {}
    for waiting, name in ready.items() if isinstance(ready, dict) else ():
        if _plain(waiting) and _plain(name):
            with suppress(FileNotFoundError):
                (folder / waiting).replace(folder / name)
    sync_folder(folder)
    path.unlink(missing_ok=True)


def _plain(name: object) -> bool:
    return isinstance(name, str) and bool(name) and Path(name).name == name
