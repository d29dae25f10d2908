"""The reading end of the log: every whole line of every device, each once, in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trainer.progress.line import DamagedLine, Line, NewerLine, decode
from trainer.progress.segments import segments

TOMBSTONES = "tombstones"
"""The table that names erased lines; they stay away whatever copy of them turns up."""

_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes in a segment that are no line."""

    path: Path
    offset: int
    raw: bytes


@dataclass(slots=True)
class Log:
    """What the segments hold."""

    lines: list[Line] = field(default_factory=list)
    """In order of saving, each id once, without what was erased."""
    damage: list[Damage] = field(default_factory=list)
    newer: int = 0
    """The highest line version that this program does not know; 0 when there is none."""
    erased: set[Path] = field(default_factory=set)
    """Segments that still hold lines which were erased."""


def lines_of(path: Path, log: Log) -> Iterator[Line]:
    """The whole lines of one file, in its order; what else it holds is noted in `log`.  Raises OSError."""
    offset = 0
    with path.open("rb") as file:
        for raw in file:
            start, offset = offset, offset + len(raw)
            content = raw.removeprefix(_BOM) if start == 0 else raw
            if not content.strip(b"\r\n"):
                continue
            try:
                yield decode(content)
            except DamagedLine:
                log.damage.append(Damage(path, start, raw))
            except NewerLine as error:
                log.newer = max(log.newer, error.version)


def read_log(folder: Path) -> Log:
    """Everything in a log folder.  Raises OSError when a file cannot be read."""
    log = Log()
    found: dict[str, tuple[Line, Path]] = {}
    for segment in segments(folder):
        for line in lines_of(segment.path, log):
            found.setdefault(line.id, (line, segment.path))
    gone = erased_ids(line for line, _ in found.values())
    log.erased = {path for id_, (_, path) in found.items() if id_ in gone}
    log.lines = in_order(line for id_, (line, _) in found.items() if id_ not in gone)
    return log


def erased_ids(lines: Iterable[Line]) -> set[str]:
    """Ids of lines that tombstones name."""
    return {
        id_
        for line in lines
        for table, _, document in line.ops
        if table == TOMBSTONES and document
        for id_ in document.get("lines", ())
    }


def in_order(lines: Iterable[Line]) -> list[Line]:
    """Lines as they were saved: by count on one device, between devices by time.

    A device whose clock went back keeps its own order: a line's time is the latest its device had shown.
    """
    latest: dict[str, str] = {}
    timed = []
    for line in sorted(lines, key=lambda line: (line.dev, line.seq, line.ts, line.id)):
        latest[line.dev] = max(line.ts, latest.get(line.dev, ""))
        timed.append((latest[line.dev], line))
    timed.sort(key=lambda pair: pair[0])
    return [line for _, line in timed]
