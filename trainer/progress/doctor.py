"""An examination of everything that is saved; it changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from trainer.files import told
from trainer.places import Places
from trainer.progress.backups import BackupFailed, backups, read_backup
from trainer.progress.ledger import Ledger
from trainer.progress.log import Log, read_log
from trainer.progress.problems import StoreError
from trainer.progress.quarantine import not_set_aside, quarantine_of
from trainer.progress.recovery import (
    refuse_newer,
    refuse_to_start_empty,
    said_of_damage,
    said_of_loss,
    shrunk,
)
from trainer.progress.segments import segment
from trainer.progress.snapshot import read_snapshot
from trainer.text import counted


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    kind: Literal["fine", "note", "trouble"]
    """`trouble` asks for something to be done: the command exits with 3 then."""
    sentence: str


def examine(places: Places) -> tuple[Finding, ...]:
    """Read every line there is and say what was found, troubles first.  Never raises for what it finds."""
    try:
        found = list(_found(places))
    except OSError as error:
        found = [Finding("trouble", f"Your progress cannot be read ({told(error)}).")]
    order = ("trouble", "note", "fine")
    return tuple(sorted(found, key=lambda finding: order.index(finding.kind)))


def _found(places: Places) -> Iterator[Finding]:
    log = read_log(places.log)
    snapshot = read_snapshot(places.state)
    try:
        refuse_newer(log)
        refuse_to_start_empty(places, log, snapshot)
    except StoreError as error:
        yield Finding("trouble", str(error))
    if log.lines:
        yield Finding("fine", _in_short(log))
        for sentence in said_of_loss(places, log, shrunk(places.log, snapshot)):
            yield Finding("trouble", sentence)
    yield from _of_damage(places, log)
    for copy in log.copies:
        yield Finding("note", f"{copy.path.name} was left by a sync tool; what it holds is read.")
    yield from _of_files(places)
    yield from _of_backups(places)


def _in_short(log: Log) -> str:
    ledger = Ledger("")
    ledger.take(log.lines, all_there=True)
    devices = len({line.dev for line in log.lines})
    days = sorted(line.ts[:10] for line in log.lines)
    return (
        f"{counted(len(log.lines), 'entry', 'entries')} can be read: "
        f"{counted(ledger.tally.reviews, 'answer')}, {counted(len(ledger.states), 'card')}, "
        f"{counted(devices, 'computer')}, {days[0]} to {days[-1]}."
    )


def _of_damage(places: Places, log: Log) -> Iterator[Finding]:
    fresh = not_set_aside(places.state, log.damage)
    for path, parts in fresh.items():
        kind: Literal["note", "trouble"] = "note" if all(part.torn for part in parts) else "trouble"
        sentence = said_of_damage({path: parts}, places.state)[0]
        yield Finding(kind, sentence.replace("the bytes are in", "the next start copies the bytes to"))
    known = [part for part in log.damage if part.path not in fresh]
    if known:
        lines = "1 damaged line" if len(known) == 1 else f"{len(known)} damaged lines"
        yield Finding("note", f"{lines} from before: the bytes are in {quarantine_of(places.state)}.")


def _of_files(places: Places) -> Iterator[Finding]:
    if not places.log.is_dir():
        yield Finding("fine", f"Nothing is saved yet in {places.log}.")
        return
    if places.log.stat().st_mode & 0o077:
        yield Finding("note", f"Others can look into {places.log}. To close it: chmod 700 {places.log}")
    for path in sorted(places.log.iterdir()):
        if segment(path) is None and not path.name.startswith("."):
            yield Finding(
                "note", f"{path.name} in {places.log} is no file of this program; it is left alone."
            )
        elif path.is_file() and path.stat().st_mode & 0o077:
            yield Finding("note", f"Others can read {path}. To close it: chmod 600 {path}")


def _of_backups(places: Places) -> Iterator[Finding]:
    there = backups(places.state)
    if not there:
        yield Finding("note", "There is no backup yet. To make one: trainer backup")
        return
    newest = there[-1]
    try:
        missing = read_backup(newest.path).missing
    except BackupFailed as error:
        yield Finding("trouble", f"{error} To make a new one: trainer backup")
        return
    if missing:
        yield Finding(
            "trouble", f"{newest.path.name} lacks {', '.join(missing)}. To make one: trainer backup"
        )
    else:
        number = f"{len(there)} backups" if len(there) > 1 else "1 backup"
        yield Finding("fine", f"{number}, the newest of {newest.made:%d %b %Y %H:%M} (UTC): {newest.path}")
