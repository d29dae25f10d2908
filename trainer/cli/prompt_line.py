"""The line of `trainer due`, kept while nothing that it rests on changes: a shell asks at every prompt."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from trainer import __version__
from trainer.places import Places, builtin_decks

_FILE = "due.json"


def kept_line(where: Places, day: int) -> tuple[str, int] | None:
    """The line and the exit code told last; None when decks, progress, settings or the day are others now."""
    try:
        kept = json.loads((where.state / _FILE).read_bytes())
        if kept["rests_on"] == _rests_on(where, day):
            return str(kept["line"]), int(kept["code"])
    except (OSError, ValueError, TypeError, KeyError):
        pass
    return None


def keep_line(where: Places, day: int, line: str, code: int) -> None:
    """Keep it where progress has been kept before; a folder that refuses costs only the time next time."""
    from trainer.files import atomic_write  # slow to import, and rarely needed

    if where.state.is_dir():
        kept = {"rests_on": _rests_on(where, day), "line": line, "code": code}
        with suppress(OSError):
            atomic_write(where.state / _FILE, json.dumps(kept).encode())


def _rests_on(where: Places, day: int) -> list[object]:
    files = [*_files(builtin_decks()), *_files(where.decks), *_files(where.log), *_seen(where.config)]
    return [__version__, day, files]


def _files(folder: Path) -> Iterator[list[object]]:
    with suppress(OSError):
        for path in sorted(folder.iterdir()):
            yield from _seen(path)


def _seen(path: Path) -> Iterator[list[object]]:
    with suppress(OSError):
        found = path.stat()
        yield [str(path), found.st_size, found.st_mtime_ns]
