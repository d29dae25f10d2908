"""Names of files completed as they are typed: folders, and files that can be taken in."""

from __future__ import annotations

import os
from pathlib import Path

from trainer.cards.importing.reading import ENDINGS

_MOST = 5_000


def completed(text: str) -> str | None:
    """The first name that goes on from what was typed, a folder with its slash; None when there is none.

    Hidden files are offered only when a dot was typed.
    """
    head, typed = os.path.split(text)
    folder = Path(head or ".").expanduser()
    try:
        entries = sorted(_names(folder, typed))
    except (OSError, RuntimeError, ValueError):
        return None
    return os.path.join(head, entries[0]) if entries else None  # noqa: PTH118 - `./x` must stay as it was typed


def _names(folder: Path, typed: str) -> list[str]:
    found = []
    with os.scandir(folder) as entries:
        for number, entry in enumerate(entries):
            if number == _MOST:
                break
            if not entry.name.startswith(typed) or (entry.name.startswith(".") and not typed.startswith(".")):
                continue
            if entry.is_dir():
                found.append(f"{entry.name}{os.sep}")
            elif entry.name.lower().endswith(ENDINGS):
                found.append(entry.name)
    return found
