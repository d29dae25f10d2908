"""Bytes set aside: what could not be read, and copies whose content is in the log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from trainer.files import atomic_write, private_folder
from trainer.progress.log import Damage

_FOLDER = "quarantine"


def quarantine_of(state: Path) -> Path:
    """The folder of bytes set aside."""
    return state / _FOLDER


def set_aside(state: Path, damage: Iterable[Damage], now: datetime) -> dict[Path, int]:
    """Copy damaged bytes to the quarantine, each only once, whatever the number of starts.

    Returns the number of lines by segment, of those that were not there yet.  Raises OSError.
    """
    by_file: dict[Path, list[bytes]] = {}
    for part in damage:
        by_file.setdefault(part.path, []).append(part.raw)
    fresh = {}
    for path, parts in by_file.items():
        if keep(state, path.name, b"".join(parts), now):
            fresh[path] = len(parts)
    return fresh


def keep(state: Path, name: str, content: bytes, now: datetime) -> bool:
    """A private copy under the time, the SHA-1 of the content and its name; False when it is there already.

    Raises OSError.
    """
    from hashlib import sha1  # only when something is wrong

    folder = private_folder(quarantine_of(state))
    digest = sha1(content, usedforsecurity=False).hexdigest()[:12]
    if any(f"-{digest}-" in path.name for path in folder.iterdir()):
        return False
    atomic_write(folder / f"{now:%Y%m%dT%H%M%S}-{digest}-{name}", content)
    return True
