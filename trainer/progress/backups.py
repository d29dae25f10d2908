"""Backups: zip files in the state folder, checked after writing and thinned with age."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zlib import crc32

from trainer.files import atomic_write, private_folder, told
from trainer.places import Places
from trainer.progress.line import DamagedLine, Line, decode
from trainer.progress.segments import segment, segments
from trainer.progress.telling import Telling, telling_nobody

EVERY_S = 30 * 60
"""Seconds of use between two backups."""
ALL_FOR = timedelta(days=2)
DAILY, WEEKLY, MONTHLY = 12, 10, 9
"""How many days, weeks and months keep one backup each, after the time that keeps all."""

_DOING = "Writing the backup"
_FOLDER = "backups"
_SEALED = "sealed"
_MANIFEST = "manifest.json"
_NAME = re.compile(r"(\d{4}-\d\d-\d\dT\d{6})Z(?:-([a-z-]+))?\.zip")
_TIME = "%Y-%m-%dT%H%M%S"


class BackupFailed(Exception):
    """A backup could not be written, or was not the same when it was read again."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup there is."""

    path: Path
    made: datetime
    """UTC, without zone."""
    why: str
    """"" for the usual ones, else what it was made before."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup holds."""

    files: Mapping[str, bytes]
    """By name: `log/…` and `decks/…`."""
    missing: tuple[str, ...] = ()
    """Months that lie in zips of their own, which are not beside it."""

    @property
    def lines(self) -> Iterator[Line]:
        """The whole lines of every log file.  Raises NewerLine."""
        for name, content in self.files.items():
            if name.startswith("log/"):
                yield from whole_lines(content)


def backups_of(state: Path) -> Path:
    """The folder of backups."""
    return state / _FOLDER


def backups(state: Path) -> list[Backup]:
    """Every backup there is, oldest first."""
    folder = backups_of(state)
    if not folder.is_dir():
        return []
    found = [(path, _NAME.fullmatch(path.name)) for path in sorted(folder.iterdir())]
    return [Backup(p, datetime.strptime(m[1], _TIME), m[2] or "") for p, m in found if m]


def backups_of_progress(state: Path) -> list[Backup]:
    """Those of the backups in which something saved lies, oldest first; one of decks alone is none."""
    return [backup for backup in backups(state) if _holds_log(backup.path)]


def back_up(
    places: Places,
    now: datetime,
    why: str = "",
    *,
    to: Path | None = None,
    telling: Telling = telling_nobody,
) -> Path | None:
    """Write a backup of log and decks, read it again, and thin the old ones.

    Months that are over lie in zips of their own, written once and shared by later backups; with `to`,
    one file holds everything.  None when there is nothing to keep, or no news since the last one and
    no reason is given.  Raises BackupFailed.
    """
    try:
        files = dict(_contents(places))
        if not files:
            return None
        moment = _utc(now)
        sums = {name: crc32(content) for name, content in files.items()}
        if to:
            return _written(to, files, _manifest(moment, why, sums, {}), telling)
        folder = private_folder(backups_of(places.state))
        there = backups(places.state)
        if there and not why and _sums_in(there[-1].path) == sums:
            return None
        sealed = _seal(private_folder(folder / _SEALED), files, f"{moment:%Y-%m}", telling)
        rest = {name: content for name, content in files.items() if name not in sealed}
        path = folder / f"{moment:{_TIME}}Z{f'-{why}' if why else ''}.zip"
        _written(path, rest, _manifest(moment, why, sums, sealed))
        _thin(places.state, moment)
    except OSError as error:
        raise BackupFailed(f"The backup could not be written ({told(error)}).") from error
    return path


def read_backup(path: Path) -> Contents:
    """Everything in a backup, with the sealed months that lie beside it.

    Raises BackupFailed when it is no backup or broken.
    """
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            names = archive.namelist()
            sealed = json.loads(archive.read(_MANIFEST)).get("sealed", {}) if _MANIFEST in names else {}
            files = {n: archive.read(n) for n in names if n != _MANIFEST and not n.endswith("/")}
        missing = []
        for name, zipped in sealed.items():
            beside = path.parent / _SEALED / Path(zipped).name
            if beside.is_file():
                with ZipFile(beside) as archive:
                    files[name] = archive.read(name)
            else:
                missing.append(name)
    except FileNotFoundError as error:
        raise BackupFailed(f"There is no file {path}.") from error
    except (BadZipFile, OSError, ValueError, KeyError, RuntimeError, AttributeError) as error:
        raise BackupFailed(f"{path.name} is no whole backup ({_why_not_whole(error)}).") from error
    return Contents(files, tuple(missing))


def whole_lines(content: bytes) -> Iterator[Line]:
    """The lines in some bytes; damaged ones are passed over.  Raises NewerLine."""
    for raw in io.BytesIO(content.removeprefix(b"\xef\xbb\xbf")):
        with suppress(DamagedLine):
            yield decode(raw)


def kept(times: Iterable[datetime], now: datetime) -> set[datetime]:
    """Which backups stay: all of two days, then the newest of each of 12 days, 10 weeks and 9 months."""
    ordered = sorted(times, reverse=True)
    staying = {time for time in ordered if now - time < ALL_FOR}
    older = [time for time in ordered if time not in staying]
    for number, period in ((DAILY, _day), (WEEKLY, _week), (MONTHLY, _month)):
        newest: dict[tuple[int, ...], datetime] = {}
        for time in older:
            newest.setdefault(period(time.date()), time)
        staying.update(list(newest.values())[:number])
    return staying


def _day(day: date) -> tuple[int, ...]:
    return (day.toordinal(),)


def _week(day: date) -> tuple[int, ...]:
    return day.isocalendar()[:2]


def _month(day: date) -> tuple[int, ...]:
    return day.year, day.month


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC).replace(tzinfo=None)


def _contents(places: Places) -> Iterator[tuple[str, bytes]]:
    for part in segments(places.log):
        content = part.path.read_bytes()
        whole = content[: content.rfind(b"\n") + 1]
        if whole:
            yield f"log/{part.path.name}", whole
    if places.decks.is_dir():
        for path in sorted(places.decks.rglob("*.md")):
            if path.is_file():
                yield f"decks/{path.relative_to(places.decks).as_posix()}", path.read_bytes()


def _seal(folder: Path, files: dict[str, bytes], month: str, telling: Telling) -> dict[str, str]:
    """Zips of the months that are over, made when they are not there: name in the backup to zip."""
    sealed = {}
    for number, (name, content) in enumerate(files.items()):
        telling(_DOING, number, len(files))
        part = segment(Path(name))
        if part and name.startswith("log/") and part.month < month:
            zipped = f"{part.path.name}.{crc32(content):08x}.zip"
            if not (folder / zipped).exists():
                _written(folder / zipped, {name: content}, None)
            sealed[name] = zipped
    return sealed


def _manifest(moment: datetime, why: str, sums: dict[str, int], sealed: dict[str, str]) -> bytes:
    made = f"{moment.isoformat(timespec='seconds')}Z"
    return json.dumps({"v": 1, "made": made, "why": why, "sums": sums, "sealed": sealed}).encode()


def _written(
    path: Path, files: dict[str, bytes], manifest: bytes | None, telling: Telling = telling_nobody
) -> Path:
    from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=3) as archive:
        for number, (name, content) in enumerate(files.items()):
            telling(_DOING, number, len(files))
            archive.writestr(name, content)
        if manifest is not None:
            archive.writestr(_MANIFEST, manifest)
    atomic_write(path, buffer.getvalue())
    try:
        with ZipFile(path) as archive:
            same = all(archive.read(name) == content for name, content in files.items())
    except (BadZipFile, KeyError) as error:
        raise BackupFailed(f"{path} could not be read again ({_why_not_whole(error)}).") from error
    if not same:
        raise BackupFailed(f"{path} was not the same when it was read again.")
    return path


def _sums_in(path: Path) -> dict[str, int] | None:
    found = _manifest_of(path)
    return found.get("sums") if found else None


def _why_not_whole(error: Exception) -> str:
    return told(error) if isinstance(error, OSError) else "it is no zip file, or part of it is damaged"


def _holds_log(path: Path) -> bool:
    return any(name.startswith("log/") for name in _sums_in(path) or {})


def _manifest_of(path: Path) -> dict[str, dict[str, int]] | None:
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(path) as archive:
            found = json.loads(archive.read(_MANIFEST))
    except (BadZipFile, OSError, ValueError, KeyError):
        return None
    return found if isinstance(found, dict) else None


def _thin(state: Path, now: datetime) -> None:
    there = backups(state)
    staying = kept((backup.made for backup in there), now)
    used: set[str] = set()
    for backup in there:
        if backup.made not in staying:
            backup.path.unlink(missing_ok=True)
        else:
            used.update(map(str, (_manifest_of(backup.path) or {}).get("sealed", {}).values()))
    for path in (backups_of(state) / _SEALED).iterdir():
        if path.name not in used:
            path.unlink(missing_ok=True)
