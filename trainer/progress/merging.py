"""Progress from elsewhere joined with ours: a union of lines by id, never a replacement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from trainer.clock import Clock
from trainer.files import atomic_write, private_folder, told
from trainer.places import Places
from trainer.progress.backups import BackupFailed, Contents, back_up, read_backup
from trainer.progress.device import read_device, write_device
from trainer.progress.journal import Journal
from trainer.progress.line import Line, NewerLine, encode
from trainer.progress.lock import Lock
from trainer.progress.log import erased_ids, in_order, read_log
from trainer.progress.problems import StoreError
from trainer.progress.recovery import refuse_newer
from trainer.progress.segments import segments
from trainer.progress.snapshot import drop_snapshot
from trainer.progress.telling import Telling, telling_nobody
from trainer.progress.uid import utc_words

AT_ONCE = 500
"""Lines in one write."""


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge or a restore came to."""

    added: int
    """Saves that were not here before."""
    known: int
    """Saves that were."""
    decks: tuple[str, ...] = ()
    """Decks that were missing and are back."""
    differing: tuple[str, ...] = ()
    """Decks that are here in another form; ours stayed."""
    missing: tuple[str, ...] = ()
    """Months that the backup names but that were not beside it."""


def restore(places: Places, clock: Clock, backup: Path, telling: Telling = telling_nobody) -> Merged:
    """Put back what a backup has and the present lacks, after a backup of the present.

    Raises StoreError when the file is no backup, or progress is open elsewhere or newer.
    """
    return _join(places, clock, _backup(backup), "pre-restore", telling)


def merge(places: Places, clock: Clock, source: Path, telling: Telling = telling_nobody) -> Merged:
    """Take in the log of another machine: its data folder, its log folder, a backup or a single file.

    The same merge again changes nothing.  Card states that both machines touched are made anew from
    the reviews at the next start.  Raises StoreError as `restore` does.
    """
    try:
        contents = _folder(source) if source.is_dir() else _file(source)
    except OSError as error:
        raise StoreError(f"{source} cannot be read ({told(error)}). Nothing was changed.") from error
    return _join(places, clock, contents, "pre-merge", telling)


def _folder(source: Path) -> Contents:
    log = source / "log" if (source / "log").is_dir() else source
    files = {f"log/{part.path.name}": part.path.read_bytes() for part in segments(log)}
    for path in sorted((source / "decks").rglob("*.md")):
        files[path.relative_to(source).as_posix()] = path.read_bytes()
    return _not_empty(Contents(files), source)


def _file(source: Path) -> Contents:
    if source.suffix == ".zip":
        return _backup(source)
    return _not_empty(Contents({f"log/{source.name}": source.read_bytes()}), source)


def _backup(source: Path) -> Contents:
    try:
        return _not_empty(read_backup(source), source, decks_alone=True)
    except BackupFailed as error:
        raise StoreError(f"{error} Nothing was changed. Name another backup.") from error


def _not_empty(contents: Contents, source: Path, *, decks_alone: bool = False) -> Contents:
    """The contents when there is something to join; `decks_alone` are enough of a backup."""
    try:
        if any(True for _ in contents.lines) or (decks_alone and any(map(_deck_path, contents.files))):
            return contents
    except NewerLine as error:
        raise StoreError(
            f"{source} was written by a newer version of this program (format {error.version}). "
            "Nothing was changed. Update the program first."
        ) from error
    raise StoreError(f"{source} holds no saved progress. Nothing was changed.")


def _join(places: Places, clock: Clock, contents: Contents, why: str, telling: Telling) -> Merged:
    lock = Lock(places.state)
    try:
        lock.take(clock.now())
        log = read_log(places.log)
        refuse_newer(log)
        theirs = {line.id: line for line in _told(contents, telling)}
        known = theirs.keys() & ({line.id for line in log.lines} | erased_ids(log.lines))
        back_up(places, clock.now(), why, telling=telling)
        drop_snapshot(places.state)
        fresh = in_order(line for id_, line in theirs.items() if id_ not in known)
        _append(places, clock, fresh, telling)
        decks, differing = _put_back_decks(places, contents)
    except NewerLine as error:
        raise StoreError(
            f"Some of it was written by a newer version of this program (format {error.version}). "
            "Nothing was changed. Update the program first."
        ) from error
    except (OSError, BackupFailed) as error:
        raise StoreError(
            f"It could not be joined ({told(error)}). What was here is still here; "
            "doing it again completes it."
        ) from error
    finally:
        lock.release()
    return Merged(len(fresh), len(known), decks, differing, contents.missing)


def _told(contents: Contents, telling: Telling) -> Iterator[Line]:
    """The lines of the contents, each file told when it is begun."""
    for number, (name, content) in enumerate(contents.files.items()):
        telling("Reading what comes in", number, len(contents.files))
        yield from Contents({name: content}).lines


def _append(places: Places, clock: Clock, lines: Sequence[Line], telling: Telling) -> None:
    device = read_device(places.state) or write_device(places.state)
    journal = Journal(places.log, device.id)
    try:
        for start in range(0, len(lines), AT_ONCE):
            telling("Saving what came in", start, len(lines))
            content = b"".join(map(encode, lines[start : start + AT_ONCE]))
            journal.append(utc_words(clock.now())[:7], content)
    finally:
        journal.close()


def _put_back_decks(places: Places, contents: Contents) -> tuple[tuple[str, ...], tuple[str, ...]]:
    back, differing = [], []
    for name, content in contents.files.items():
        inside = _deck_path(name)
        if inside is None:
            continue
        path = places.decks / inside
        if not path.exists():
            private_folder(path.parent)
            atomic_write(path, content)
            back.append(name)
        elif path.read_bytes() != content:
            differing.append(name)
    return tuple(back), tuple(differing)


def _deck_path(name: str) -> PurePosixPath | None:
    """Where a file of a backup lies in the folder of decks; None when it is no deck, or would lie outside."""
    parts = PurePosixPath(name).parts
    if len(parts) < 2 or parts[0] != "decks" or ".." in parts:
        return None
    return PurePosixPath(*parts[1:])
