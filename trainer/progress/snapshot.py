"""Where everything stood, so that a start need not read years of log.

Derived: it may be deleted at any time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

from trainer.files import atomic_write, private_folder
from trainer.progress.ledger import TOMBSTONES, Ledger
from trainer.progress.line import DamagedLine, Fields, Line, sealed, unsealed
from trainer.progress.log import Log, in_order, lines_of, read_log, reviews_in
from trainer.progress.segments import Segment, segments
from trainer.progress.upgrades import VERSIONS

_FILE = "snapshot.json"
_VERSION = 3
_SAMPLE = 64
"""Bytes before the mark that must still be the same; the checksum of a line is among them."""

Mark = tuple[int, int]
"""How long a segment was, and the CRC-32 of its last bytes up to there."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the file says; whether it still fits is another question."""

    device: str
    versions: Fields
    marks: Mapping[str, Mark]
    """By name of segment."""
    reviews: int
    """Live reviews there were."""
    ledger: Fields


def read_snapshot(state: Path) -> Snapshot | None:
    """The snapshot in the state folder; None when there is none or it was damaged."""
    try:
        fields = unsealed((state / _FILE).read_bytes())
        if fields["v"] != _VERSION:
            return None
        marks = {name: (size, crc) for name, (size, crc) in fields["marks"].items()}
        return Snapshot(fields["device"], fields["versions"], marks, fields["reviews"], fields["ledger"])
    except (OSError, DamagedLine, KeyError, TypeError, ValueError, AttributeError):
        return None


def write_snapshot(state: Path, device: str, ledger: Ledger, marks: Mapping[str, Mark]) -> None:
    """Put a new snapshot in place of the old one.  Raises OSError."""
    content = sealed(
        {
            "v": _VERSION,
            "device": device,
            "versions": dict(VERSIONS),
            "marks": dict(marks),
            "reviews": ledger.tally.reviews,
            "ledger": ledger.document(),
        }
    )
    atomic_write(private_folder(state) / _FILE, content)


def drop_snapshot(state: Path) -> None:
    """There is no snapshot any more.  Raises OSError when it is still there."""
    (state / _FILE).unlink(missing_ok=True)


def mark_of(path: Path, size: int) -> Mark:
    """The mark of a file that was read up to `size`.  Raises OSError."""
    start = max(0, size - _SAMPLE)
    with path.open("rb") as file:
        file.seek(start)
        return size, crc32(file.read(size - start))


def continued(folder: Path, snapshot: Snapshot, device: str) -> tuple[Ledger, Log] | None:
    """The ledger from the snapshot and what this device has saved since; None when it does not fit.

    It fits when nothing was cut, and only this device's own segments have grown.  Raises OSError.
    """
    if snapshot.device != device or snapshot.versions != VERSIONS:
        return None
    there = {segment.path.name: segment for segment in segments(folder)}
    if snapshot.marks.keys() - there.keys():
        return None
    log = Log()
    fresh: list[Line] = []
    for name, segment in there.items():
        size, _ = mark = snapshot.marks.get(name, (0, 0))
        length = segment.path.stat().st_size
        if length < size or (size and mark_of(segment.path, size) != mark):
            return None
        log.ends[segment.path] = size
        if length > size:
            if not _own(segment, device):
                return None
            fresh += lines_of(segment.path, log, size)
    log.lines = in_order({line.id: line for line in fresh}.values())
    ledger = Ledger(device)
    try:
        ledger.restore(snapshot.ledger, lambda: history(folder))
        if not _follows(log.lines, device, ledger.seq):
            return None
        ledger.take(log.lines)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None
    return ledger, log


def history(folder: Path) -> dict[str, Fields]:
    """Every review document in the log, by uid and in order.  Raises OSError."""
    return reviews_in(read_log(folder).lines)


def latest_history(folder: Path) -> dict[str, Fields]:
    """The review documents of the newest month that has any, in order.  Raises OSError."""
    months: dict[str, list[Segment]] = {}
    for segment in segments(folder):
        if not segment.notes:
            months.setdefault(segment.month, []).append(segment)
    for month in sorted(months, reverse=True):
        lines = {line.id: line for segment in months[month] for line in lines_of(segment.path, Log())}
        if found := reviews_in(in_order(lines.values())):
            return found
    return {}


def marks_now(marks: Mapping[str, Mark], folder: Path, device: str) -> dict[str, Mark]:
    """The marks with this device's own segments as they are now.  Raises OSError."""
    own = [segment.path for segment in segments(folder) if _own(segment, device)]
    return {**marks, **{path.name: mark_of(path, path.stat().st_size) for path in own}}


def _follows(lines: Sequence[Line], device: str, seq: int) -> bool:
    """Whether these are this device's own further lines, and none of another one under its name."""
    for line in lines:
        if line.dev != device or line.seq <= seq or any(table == TOMBSTONES for table, _, _ in line.ops):
            return False
        seq = line.seq
    return True


def _own(segment: Segment, device: str) -> bool:
    return segment.device == device and not segment.conflict
