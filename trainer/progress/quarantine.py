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


def not_set_aside(state: Path, damage: Iterable[Damage]) -> dict[Path, list[Damage]]:
    """Damage by segment, of those whose damaged bytes are not in the quarantine yet."""
    by_file: dict[Path, list[Damage]] = {}
    for part in damage:
        by_file.setdefault(part.path, []).append(part)
    kept = _digests(state)
    return {path: parts for path, parts in by_file.items() if _digest(_bytes_of(parts)) not in kept}


def set_aside(state: Path, damage: Iterable[Damage], now: datetime) -> dict[Path, list[Damage]]:
    """Copy damaged bytes to the quarantine, each only once, whatever the number of starts.

    Returns what was copied, by segment.  Raises OSError.
    """
    fresh = not_set_aside(state, damage)
    for path, parts in fresh.items():
        keep(state, path.name, _bytes_of(parts), now)
    return fresh


def keep(state: Path, name: str, content: bytes, now: datetime) -> None:
    """A private copy under the time, a digest of the content and its name.  Raises OSError."""
    folder = private_folder(quarantine_of(state))
    atomic_write(folder / f"{now:%Y%m%dT%H%M%S}-{_digest(content)}-{name}", content)


def _digests(state: Path) -> set[str]:
    folder = quarantine_of(state)
    return {path.name.split("-")[1] for path in folder.glob("*-*-*")} if folder.is_dir() else set()


def _bytes_of(parts: Iterable[Damage]) -> bytes:
    return b"".join(part.raw for part in parts)


def _digest(content: bytes) -> str:
    from hashlib import sha1  # only when something is wrong

    # A torn line gets a line end with the next save and is the same damage still.
    return sha1(content.rstrip(b"\r\n"), usedforsecurity=False).hexdigest()[:12]
