"""The commands that look after what is saved: backups, other machines, examination, erasing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.progress_line import ProgressLine
from trainer.cli.refusal import DAMAGED, FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.clock import Clock, SystemClock
from trainer.places import Places, places
from trainer.progress.problems import StoreError, StoreLocked, StoreNewer
from trainer.settings import load as load_settings
from trainer.text import counted, one_line

if TYPE_CHECKING:
    from trainer.progress.merging import Merged
    from trainer.progress.telling import Telling


def backup(words: Words) -> int:
    """Write a backup beside the others, or to a file of one's own."""
    from trainer.progress.backups import BackupFailed, back_up

    to = _free(Path(words.file).expanduser()) if words.file else None
    try:
        with ProgressLine() as telling:
            path = back_up(_where(words), _clock(words).now(), to=to, telling=telling)
    except BackupFailed as error:
        raise Refusal(f"{error} What is saved is kept.", REFUSED) from None
    if path is None:
        raise Refusal("there is nothing new to back up.", REFUSED)
    print(f"Backup: {path}")
    return FINE


def restore(words: Words) -> int:
    """Put back what a backup has and the present lacks."""
    from trainer.progress.merging import restore as put_back

    return _joined(words, put_back)


def merge(words: Words) -> int:
    """Take in the progress of another machine."""
    from trainer.progress.merging import merge as take_in

    return _joined(words, take_in)


def doctor(words: Words) -> int:
    """Examine everything that is saved, and who judges; nothing is changed."""
    from trainer.progress.doctor import examine
    from trainer.recall.judges import examined

    where = _where(words)
    findings = examine(where)
    for finding in findings:
        print(one_line(f"{finding.kind}: {finding.sentence}"))
    settings = load_settings(where.config)
    fine, sentence = examined(settings.judge)
    print(one_line(f"{'fine' if fine else 'note'}: {sentence}"))
    for problem in settings.problems:
        print(f"note: {problem}")
    return DAMAGED if any(finding.kind == "trouble" for finding in findings) else FINE


def erase(words: Words) -> int:
    """Erase notes, what is older than a date, or everything, after asking once."""
    from trainer.progress.privacy import BEYOND_REACH, erase_all, erase_before, erase_notes

    where, clock = _where(words), _clock(words)
    if words.notes:
        what = "your notes about people, pay and yourself"
    elif words.before:
        what = f"every answer and note from before {words.before:%d %B %Y %H:%M}"
    else:
        what = "all answers, notes and schedules, with all backups"
    _agreed(f"This erases {what} in {where.data}.", words)
    try:
        if words.notes:
            erased = erase_notes(where, clock)
        elif words.before:
            erased = erase_before(where, clock, words.before)
        else:
            erased = erase_all(where, clock)
    except StoreError as error:
        raise Refusal(str(error), DAMAGED) from None
    if not erased.lines and (words.notes or not erased.files):
        raise Refusal("There are no notes to erase." if words.notes else "Nothing to erase.", REFUSED)
    print(f"Erased: {counted(erased.lines, 'entry', 'entries')}. {BEYOND_REACH}")
    return FINE


def _joined(words: Words, join: Callable[[Places, Clock, Path, Telling], Merged]) -> int:
    try:
        with ProgressLine() as telling:
            merged = join(_where(words), _clock(words), Path(words.source).expanduser(), telling)
    except (StoreLocked, StoreNewer) as error:
        raise Refusal(str(error), DAMAGED) from None
    except StoreError as error:
        raise Refusal(str(error)) from None
    known = f"{merged.known} {'was' if merged.known == 1 else 'were'} here already"
    if merged.added or merged.known:
        print(f"{counted(merged.added, 'entry', 'entries')} came in, {known}.")
    else:
        print("There are only decks in it; answers and notes stay as they are.")
        if not merged.decks and not merged.differing:
            print("All of these decks are here already.")
    if merged.decks:
        print(f"Decks that were missing and are back: {', '.join(merged.decks)}")
    if merged.differing:
        print(f"Decks that are here in another form, ours stayed: {', '.join(merged.differing)}")
    if merged.missing:
        print(f"Months that were not beside the backup: {', '.join(merged.missing)}")
    return FINE


def _free(path: Path) -> Path:
    """Raises `Refusal` when something of this name is there: it may be the only backup."""
    if path.exists():
        raise Refusal(
            f"{one_line(str(path))} is there already and was left as it is. Name another file.", REFUSED
        )
    return path


def _agreed(what: str, words: Words) -> None:
    """Raises `Refusal` unless `--yes` was given or the candidate types it."""
    if words.yes:
        return
    if sys.stdin is None or not sys.stdin.isatty():
        raise Refusal(f"{what} Nothing was erased: say --yes to mean it.", REFUSED)
    print(f"{what} Type yes to go on: ", end="", flush=True)
    if sys.stdin.readline().strip().lower() != "yes":
        raise Refusal("nothing was erased.", REFUSED)


def _where(words: Words) -> Places:
    return places(words.data, os.environ)


def _clock(words: Words) -> Clock:
    return SystemClock(words.now)
