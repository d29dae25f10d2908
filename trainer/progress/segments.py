"""The files of the log and their names: one a month and device, notes apart from the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

NOTES = "notes-"
"""How the name of a segment with sensitive notes begins."""

_NAME = re.compile(
    r"(?P<notes>notes-)?(?P<month>\d{4}-\d\d)\.(?P<device>[0-9a-f]{8})"
    r"(?:\.(?P<part>[1-9]\d*))?(?P<copy>.*?)\.jsonl(?P<kept>\.\w+)?"
)


@dataclass(frozen=True, slots=True)
class Segment:
    """One file of the log, as its name tells."""

    path: Path
    notes: bool
    month: str
    """UTC, like 2026-11."""
    device: str
    part: int
    """Counts up from 1 when a file had to be left after a disk error."""
    conflict: bool
    """A copy that a sync tool or git set beside the original."""


def segment_name(month: str, device: str, part: int = 1, *, notes: bool = False) -> str:
    """Like `2026-11.1a2b3c4d.jsonl`; later parts carry their number."""
    return f"{NOTES * notes}{month}.{device}{f'.{part}' if part > 1 else ''}.jsonl"


def segment(path: Path) -> Segment | None:
    """What the file's name tells; None when it is no part of a log."""
    found = _NAME.fullmatch(path.name)
    if found is None:
        return None
    return Segment(
        path,
        notes=bool(found["notes"]),
        month=found["month"],
        device=found["device"],
        part=int(found["part"] or 1),
        conflict=bool(found["copy"] or found["kept"]),
    )


def segments(folder: Path) -> Iterator[Segment]:
    """Every segment in a log folder, by name.  A folder that is not there has none."""
    if not folder.is_dir():
        return
    for path in sorted(folder.iterdir()):
        if (found := segment(path)) and path.is_file():
            yield found
