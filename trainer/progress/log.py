"""The reading end of the log: every whole line of every device, each once, in one order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from trainer.progress.ledger import TOMBSTONES
from trainer.progress.line import DamagedLine, Fields, Line, NewerLine, decode
from trainer.progress.pause import collector_paused
from trainer.progress.segments import Segment, segments
from trainer.progress.upgrades import upgraded

_BOM = b"\xef\xbb\xbf"
_LINE_START = b'{"v":'


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes in a segment that are no line."""

    path: Path
    offset: int
    raw: bytes

    @property
    def torn(self) -> bool:
        """The beginning of a line and then the end of the file: a save that was cut short."""
        start = self.raw[: len(_LINE_START)]
        return not self.raw.endswith(b"\n") and _LINE_START.startswith(start)


@dataclass(slots=True)
class Log:
    """What was read."""

    lines: list[Line] = field(default_factory=list)
    """In order of saving, each id once, without what was erased."""
    damage: list[Damage] = field(default_factory=list)
    newer: int = 0
    """The highest line version that this program does not know; 0 when there is none."""
    ends: dict[Path, int] = field(default_factory=dict)
    """How far each file was read."""
    copies: list[Segment] = field(default_factory=list)
    """What sync tools or git set beside the originals."""
    only_in_copies: list[tuple[Line, Segment]] = field(default_factory=list)
    erased: set[Path] = field(default_factory=set)
    """Files that still hold lines which were erased."""
    twins: set[str] = field(default_factory=set)
    """Devices of which two different lines have the same count: someone copied a whole home folder."""


def lines_of(path: Path, log: Log, start: int = 0) -> Iterator[Line]:
    """The whole lines of one file, in its order; what else it holds is noted in `log`.  Raises OSError."""
    offset = start
    with path.open("rb") as file:
        file.seek(start)
        for raw in file:
            content = raw.removeprefix(_BOM) if offset == 0 else raw
            if content.strip(b"\r\n"):
                try:
                    yield decode(content)
                except DamagedLine:
                    log.damage.append(Damage(path, offset, raw))
                except NewerLine as error:
                    log.newer = max(log.newer, error.version)
            offset += len(raw)
    log.ends[path] = offset


def read_log(folder: Path) -> Log:
    """Everything in a log folder, originals before their copies.  Raises OSError."""
    with collector_paused():
        return _read(folder)


def _read(folder: Path) -> Log:
    log = Log()
    found: dict[str, tuple[Line, Segment]] = {}
    for segment in sorted(segments(folder), key=lambda segment: segment.conflict):
        if segment.conflict:
            log.copies.append(segment)
        for line in lines_of(segment.path, log):
            found.setdefault(line.id, (line, segment))
    gone = erased_ids(line for line, _ in found.values())
    for id_ in gone & found.keys():
        log.erased.add(found.pop(id_)[1].path)
    log.lines = in_order(line for line, _ in found.values())
    log.only_in_copies = [pair for pair in found.values() if pair[1].conflict]
    log.twins = _twins(log.lines)
    return log


def reviews_in(lines: Iterable[Line]) -> dict[str, Fields]:
    """The review documents that stand after these lines, by uid and in order."""
    reviews: dict[str, Fields] = {}
    for line in lines:
        for table, id_, document in line.ops:
            if table == "reviews":
                reviews.pop(id_, None)
                if document is not None:
                    reviews[id_] = upgraded(table, document)
    return reviews


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
    known = list(lines)
    twins = _twins(known)
    latest: dict[str, str] = {}
    timed = []
    for line in sorted(known, key=lambda line: (0 if line.dev in twins else line.seq, line.ts, line.id)):
        latest[line.dev] = max(line.ts, latest.get(line.dev, ""))
        timed.append((latest[line.dev], line))
    timed.sort(key=lambda pair: (pair[0], pair[1].dev))
    return [line for _, line in timed]


def _twins(lines: Iterable[Line]) -> set[str]:
    seen: set[tuple[str, int]] = set()
    twins = set()
    for line in lines:
        count = line.dev, line.seq
        if count in seen:
            twins.add(line.dev)
        seen.add(count)
    return twins
