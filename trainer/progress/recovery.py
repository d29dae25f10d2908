"""What a start finds out about the log, and what it says about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from trainer.places import Places
from trainer.progress.backups import BackupFailed, backups, backups_of_progress, read_backup
from trainer.progress.journal import Journal
from trainer.progress.line import NewerLine, encode
from trainer.progress.log import Damage, Log, erased_ids, in_order
from trainer.progress.problems import StoreError, StoreNewer
from trainer.progress.quarantine import keep, quarantine_of
from trainer.progress.segments import segments
from trainer.progress.snapshot import Snapshot
from trainer.progress.uid import utc_words
from trainer.text import counted


def refuse_newer(log: Log) -> None:
    """Raises StoreNewer when a newer program has written here: nothing may be written then."""
    if log.newer:
        raise StoreNewer(
            f"Your progress was written by a newer version of this program (format {log.newer}). "
            "Nothing was changed. Update the program, or look at your progress without practising."
        )


def refuse_to_start_empty(places: Places, log: Log, snapshot: Snapshot | None) -> None:
    """Raises StoreError when nothing can be read although there was something."""
    if log.lines:
        return
    saved = backups_of_progress(places.state)
    unread = [damage for damage in log.damage if not damage.torn]
    if not (unread or saved or (snapshot and any(size for size, _ in snapshot.marks.values()))):
        return
    if unread:
        happened = f"Nothing in {places.log} can be read any more."
        kept = f"A copy of the damaged bytes is in {quarantine_of(places.state)}."
    else:
        number = f" ({snapshot.reviews} reviews)" if snapshot and snapshot.reviews else ""
        happened = f"Your progress{number} is not in {places.log}, but it was there last time."
        kept = "Nothing was changed."
    if saved:
        do = f"Put it back with: trainer restore {saved[-1].path}"
    elif unread:
        do = "Put your own copy back, or begin anew with: trainer erase --all"
    else:
        do = "Put the folder back, or begin anew with: trainer erase --all"
    raise StoreError(f"{happened} {kept} {do}")


def shrunk(folder: Path, snapshot: Snapshot | None) -> list[str]:
    """Names of segments that are gone or shorter than they were when the program last ended."""
    if snapshot is None:
        return []
    sizes = {segment.path.name: segment.path.stat().st_size for segment in segments(folder)}
    return [name for name, (size, _) in snapshot.marks.items() if sizes.get(name, -1) < size]


def worth_telling(log: Log, device: str) -> list[Damage]:
    """The damage without half lines at the end of other machines' files: those are still on their way."""
    own = f".{device}."
    return [damage for damage in log.damage if own in damage.path.name or not damage.torn]


def said_of_damage(fresh: Mapping[Path, Sequence[Damage]], state: Path) -> list[str]:
    """One sentence a file, for damage that is set aside for the first time."""
    where = f"the bytes are in {quarantine_of(state)}"
    sentences = []
    for path, parts in fresh.items():
        if len(parts) == 1 and parts[0].torn:
            sentences.append(
                "The program stopped in the middle of a save that it had not confirmed yet; "
                f"everything before it is there, and {where}."
            )
        else:
            lines = "1 damaged line" if len(parts) == 1 else f"{len(parts)} damaged lines"
            sentences.append(f"{lines} in {path.name} could not be read; all others are there, and {where}.")
    return sentences


def said_of_loss(places: Places, log: Log, names: Sequence[str]) -> list[str]:
    """What the newest backup has and the log lacks, with the command that puts it back."""
    if not names and not any(not part.torn for part in log.damage):
        return []
    told = f"{', '.join(names)} is shorter than it was. " if names else ""
    known = {line.id for line in log.lines} | erased_ids(log.lines)
    for backup in reversed(backups(places.state)):
        try:
            lost = sum(line.id not in known for line in read_backup(backup.path).lines)
        except (BackupFailed, NewerLine):
            continue
        if not lost:
            break
        entries = counted(lost, "entry is", "entries are")
        return [
            f"{told}{entries} in your backup of {backup.made:%d %b %H:%M} (UTC) but not in the log. "
            f"Put them back with: trainer restore {backup.path}"
        ]
    return [told + "No backup has more than the log."] if names else []


def absorb_copies(places: Places, log: Log, device: str, now: datetime) -> list[str]:
    """Take in what sync tools or git set beside this device's own segments, then set those copies aside.

    Copies of other devices' segments are read where they lie; their own device sees to them.
    Raises OSError.
    """
    own = [copy for copy in log.copies if copy.device == device]
    if not own:
        return []
    paths = {copy.path for copy in own}
    lines = in_order(line for line, segment in log.only_in_copies if segment.path in paths)
    if lines:
        journal = Journal(places.log, device)
        journal.append(utc_words(now)[:7], b"".join(map(encode, lines)))
        journal.close()
    for path in sorted(paths):
        keep(places.state, path.name, path.read_bytes(), now)
        path.unlink()
    entries = counted(len(lines), "entry", "entries") if lines else "nothing that was new"
    return [
        f"Copies from synchronising were taken in ({entries}) and set aside in {quarantine_of(places.state)}."
    ]
