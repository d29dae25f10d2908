"""How progress is opened: lock, recovery, snapshot or the whole log, in this order."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from trainer.clock import Clock, study_day
from trainer.files import atomic_write, is_left_over, private_folder, told
from trainer.places import Places
from trainer.progress.device import Device, read_device, write_device
from trainer.progress.ledger import Ledger
from trainer.progress.lock import Lock
from trainer.progress.log import Log, erased_ids, read_log
from trainer.progress.problems import StoreError
from trainer.progress.readme import README
from trainer.progress.replaying import Replay, replayed
from trainer.progress.snapshot import Mark, Snapshot, continued, history, mark_of, read_snapshot
from trainer.progress.upgrades import VERSIONS

_MANY = 20_000
"""Lines from which on the old reviews stay on disk until they are asked for."""
_NOT_WRITABLE = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})


@dataclass(slots=True)
class Opened:
    """Progress as it stands, and who may write it."""

    ledger: Ledger
    device: str
    lock: Lock | None
    """None when it was opened for reading only."""
    marks: Mapping[str, Mark] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    whole: bool = False
    """The whole log was read, so a fresh snapshot is worth writing."""
    settled: bool = True
    """False while states of cards that several machines asked still want a replay: no snapshot then."""


def open_to_write(places: Places, clock: Clock, replay: Replay | None) -> Opened:
    """Open progress as its one writer; where the disk lets nobody write, for reading, with a notice.

    Raises StoreError when it is held by another program, newer, or gone.
    """
    lock = Lock(places.state)
    try:
        private_folder(places.data)
        private_folder(places.log)
        lock.take(clock.now())
        if not os.access(places.log, os.W_OK):
            raise PermissionError(errno.EACCES, "no permission to write")
        return _open_locked(places, clock, replay, lock)
    except OSError as error:
        lock.release()
        if error.errno in _NOT_WRITABLE:
            opened = open_to_read(places, clock, replay)
            opened.notices.append(
                f"Your progress cannot be written ({error.strerror}): look around, but nothing will be saved."
            )
            return opened
        raise StoreError(
            f"Your progress cannot be opened ({told(error)}). Nothing that was saved is lost. "
            "Put that right and start again."
        ) from error
    except BaseException:
        lock.release()
        raise


def open_to_read(places: Places, clock: Clock, replay: Replay | None) -> Opened:
    """Open progress to look at it: nothing is written, locked, set aside or repaired.

    Raises StoreError when it cannot be read at all.
    """
    try:
        device = (read_device(places.state) or Device("", VERSIONS)).id
        snapshot = read_snapshot(places.state)
        if snapshot and (found := continued(places.log, snapshot, device)):
            ledger, log = found
        else:
            log = read_log(places.log)
            if not log.lines and places.state.is_dir():
                from trainer.progress.recovery import refuse_to_start_empty  # it brings much along

                refuse_to_start_empty(places, log, snapshot)
            ledger = _followed(places, log, device, clock.now(), replay)
    except OSError as error:
        raise StoreError(f"Your progress cannot be read ({told(error)}). Nothing was changed.") from error
    notices = []
    if log.newer:
        notices.append(f"What a newer version of this program wrote (format {log.newer}) is not shown.")
    return Opened(ledger, device, None, notices=notices)


def _open_locked(places: Places, clock: Clock, replay: Replay | None, lock: Lock) -> Opened:
    now = clock.now()
    device = read_device(places.state) or write_device(places.state)
    snapshot = read_snapshot(places.state)
    found = continued(places.log, snapshot, device.id) if snapshot else None
    if snapshot and found and not found[1].damage and not found[1].newer:
        opened = Opened(found[0], device.id, lock, snapshot.marks)
    else:
        opened = _recovered(places, now, replay, lock, device, snapshot)
    _settle(places, now, device, opened)
    return opened


def _recovered(
    places: Places,
    now: datetime,
    replay: Replay | None,
    lock: Lock,
    device: Device,
    snapshot: Snapshot | None,
) -> Opened:
    """From the whole log: damage set aside, conflict copies taken in, erasures finished."""
    from trainer.progress.privacy import finish_erasing
    from trainer.progress.quarantine import set_aside
    from trainer.progress.recovery import (
        absorb_copies,
        refuse_newer,
        refuse_to_start_empty,
        said_of_damage,
        said_of_loss,
        shrunk,
        worth_telling,
    )

    log = read_log(places.log)
    refuse_newer(log)
    fresh = set_aside(places.state, worth_telling(log, device.id), now)
    refuse_to_start_empty(places, log, snapshot)
    notices = said_of_damage(fresh, places.state)
    notices += said_of_loss(places, log, shrunk(places.log, snapshot))
    notices += absorb_copies(places, log, device.id, now)
    if log.erased:
        finish_erasing(log.erased, erased_ids(log.lines))
    seq = snapshot.ledger.get("seq", 0) if snapshot and snapshot.device == device.id else 0
    if device.id in log.twins:
        notices.append(
            "This folder was copied from another computer, or back from a copy; "
            "this computer goes on under a name of its own, and nothing was lost."
        )
    # A count begun anew under an old name could meet its own earlier lines in a backup.
    if device.id in log.twins or (log.lines and all(line.dev != device.id for line in log.lines)):
        device, seq = write_device(places.state), 0
    ledger = _followed(places, log, device.id, now, replay)
    ledger.seq = max(ledger.seq, seq)
    marks = {path.name: mark_of(path, end) for path, end in log.ends.items() if path.exists()}
    settled = replay is not None or len({line.dev for line in log.lines}) < 2
    return Opened(ledger, device.id, lock, marks, notices, whole=True, settled=settled)


def _followed(places: Places, log: Log, device: str, now: datetime, replay: Replay | None) -> Ledger:
    ledger = Ledger(device)
    ledger.take(log.lines, all_there=True)
    if replay:
        for card, state in replayed(log, ledger, replay, study_day(now)).items():
            ledger.set_state(card, state)
    if len(log.lines) > _MANY:
        ledger.forget(lambda: history(places.log))
    return ledger


def _settle(places: Places, now: datetime, device: Device, opened: Opened) -> None:
    """What every start of a writer sees to: left-overs, a word to the curious, a change of version."""
    for folder in (places.log, places.state):
        for path in folder.iterdir():
            if is_left_over(path):
                path.unlink()
    readme = places.data / "README.txt"
    if not readme.exists():
        atomic_write(readme, README.encode())
    if places.log.stat().st_mode & 0o077 and os.name != "nt":
        opened.notices.append(
            f"Others who use this computer can look into {places.log}. To close it: chmod 700 {places.log}"
        )
    if device.wrote != VERSIONS:
        from trainer.progress.backups import back_up

        back_up(places, now, "pre-upgrade")
        write_device(places.state, opened.device)
