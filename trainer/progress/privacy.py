"""What must be readable by its owner only, and what must be gone for good."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from random import SystemRandom
from shutil import rmtree

from trainer.clock import Clock
from trainer.files import atomic_write, told
from trainer.places import Places
from trainer.progress.backups import BackupFailed, back_up, backups_of
from trainer.progress.device import read_device, write_device
from trainer.progress.drafts import drop_drafts
from trainer.progress.edit_drafts import drop_edit_drafts
from trainer.progress.journal import Journal
from trainer.progress.ledger import BASES, NOT_NOTES, NOTED_ALONE, TOMBSTONES, Ledger
from trainer.progress.line import DamagedLine, Line, NewerLine, Operation, decode, encode
from trainer.progress.lock import Lock
from trainer.progress.log import Log, erased_ids, read_log
from trainer.progress.problems import StoreError
from trainer.progress.quarantine import quarantine_of
from trainer.progress.recovery import refuse_newer
from trainer.progress.segments import segments
from trainer.progress.snapshot import drop_snapshot
from trainer.progress.uid import new_uid, utc_words

BEYOND_REACH = (
    "Solid-state disks, file-system snapshots, other devices that have not synchronised and "
    "backups you made yourself may still hold copies."
)
"""What the candidate is told after erasing."""

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Erased:
    """What an erasure came to."""

    lines: int
    """Entries that the candidate made; what the program had noted for itself goes uncounted."""
    files: int
    """Segments that were rewritten, and a draft that went; with everything, also folders of copies."""


def erase_notes(places: Places, clock: Clock) -> Erased:
    """Erase what was noted about people, pay and oneself; answers and card states stay.

    This reaches every segment, the backups (a fresh one is made), the snapshot and the quarantine.
    Raises StoreError.
    """
    return _erase(places, clock, lambda line: all(table not in NOT_NOTES for table, _, _ in line.ops))


def erase_before(places: Places, clock: Clock, moment: datetime) -> Erased:
    """Erase every answer, note and granted wording saved before a moment; where each card stands stays.

    Reaches as far as `erase_notes`, and the draft.  Raises StoreError.
    """
    border = utc_words(moment)
    return _erase(places, clock, lambda line: line.ts < border and not _is_tombstone(line), draft=True)


def erase_all(places: Places, clock: Clock) -> Erased:
    """Erase all progress, backups included.  The candidate's decks and settings stay.  Raises StoreError.

    Works also on progress that cannot be opened any more.
    """
    return _erase(places, clock, lambda _: True, draft=True, everything=True)


def finish_erasing(paths: Iterable[Path], gone: set[str]) -> None:
    """Rewrite segments without the lines of these ids, and without bytes that are no line.

    Raises OSError.
    """
    for path in paths:
        kept = []
        for raw in path.read_bytes().splitlines(keepends=True):
            with suppress(DamagedLine, NewerLine):
                if decode(raw).id not in gone:
                    kept.append(raw if raw.endswith(b"\n") else raw + b"\n")
        if kept:
            atomic_write(path, b"".join(kept))
        else:
            path.unlink()


def _erase(
    places: Places,
    clock: Clock,
    goes: Callable[[Line], bool],
    *,
    draft: bool = False,
    everything: bool = False,
) -> Erased:
    lock = Lock(places.state)
    try:
        lock.take(clock.now())
        log = read_log(places.log)
        if not everything:
            refuse_newer(log)
        gone = [line for line in log.lines if goes(line)]
        drop_snapshot(places.state)
        others = 0
        if draft:
            others += drop_drafts(places.state)
            others += drop_edit_drafts(places.state)
        if gone:
            _bury(places, clock, log, gone, everything=everything)
        buried = read_log(places.log)
        rewritten = buried.erased | {damage.path for damage in buried.damage}
        if everything:
            rewritten = {part.path for part in segments(places.log)}
        finish_erasing(rewritten, erased_ids(buried.lines))
        for folder in (quarantine_of(places.state), backups_of(places.state)):
            if folder.is_dir():
                rmtree(folder)
                others += everything
        if not everything:
            back_up(places, clock.now(), "erased")
    except (OSError, BackupFailed) as error:
        raise StoreError(
            f"Not everything could be erased ({told(error)}). What is gone is gone; "
            "doing it again completes it."
        ) from error
    finally:
        lock.release()
    made = sum(not all(table in NOTED_ALONE for table, _, _ in line.ops) for line in gone)
    return Erased(made, len(rewritten) + others)


def _bury(places: Places, clock: Clock, log: Log, gone: Sequence[Line], *, everything: bool) -> None:
    """Write the tombstones, and where the cards stand without the erased lines."""
    device = read_device(places.state) or write_device(places.state)
    operations: list[Operation] = [] if everything else _standing(device.id, log, gone)
    now, random = clock.now(), SystemRandom()
    seq = max((line.seq for line in log.lines if line.dev == device.id), default=0)
    ids = [line.id for line in gone]
    if everything:
        ids += sorted(erased_ids(log.lines))  # the lines that named them go too
    lines = []
    for start in range(0, len(ids), _AT_ONCE):
        some = ids[start : start + _AT_ONCE]
        stone: Operation = (TOMBSTONES, new_uid(now, random), {"v": 1, "lines": some})
        seq += 1
        lines.append(Line(new_uid(now, random), seq, utc_words(now), device.id, (stone, *operations)))
        operations = []
    journal = Journal(places.log, device.id)
    try:
        journal.append(utc_words(now)[:7], b"".join(map(encode, lines)))
    finally:
        journal.close()


def _standing(device: str, log: Log, gone: Sequence[Line]) -> list[Operation]:
    """Today's states of the cards in the erased lines, the states to replay from, and the moved cards."""
    before, whole = Ledger(device), Ledger(device)
    before.take(gone, all_there=True)
    whole.take(log.lines, all_there=True)
    touched = {card for line in gone for table, card, _ in line.ops if table in ("cards", "aliases")}
    operations: list[Operation] = []
    for name, tables in ((BASES, before.tables), ("cards", whole.tables), ("aliases", whole.tables)):
        source = tables.get("cards" if name == BASES else name, {})
        operations += [(name, card, source[card]) for card in sorted(touched & source.keys())]
    return operations


def _is_tombstone(line: Line) -> bool:
    return any(table == TOMBSTONES for table, _, _ in line.ops)
