"""Anki's packages, `.apkg` and `.colpkg`, of all three generations: a zip with a collection in SQLite."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from trainer.cards.importing.limits import LONGEST_FIELD
from trainer.cards.importing.notes import MOST_TAGS, Notes, note_id, note_key
from trainer.cards.importing.source import MOST_CARDS, PACKAGE, ImportRefused, PastReview, Source, Step
from trainer.cards.problems import Report
from trainer.text import clean

LARGEST_COLLECTION = 300_000_000
"""Bytes of a collection unpacked; a bomb ends here."""
NEWEST, NEWER, OLDEST = "collection.anki21b", "collection.anki21", "collection.anki2"
"""In this order: beside a newer collection the older one holds nothing but a note that says so."""

_CHUNK = 1 << 20
_MOST_ENTRIES = 200_000
_MOST_REVIEWS = 2_000_000
_INSTRUCTIONS_A_CALL, _MOST_CALLS = 1_000_000, 5_000
"""SQLite works through so many steps before it is stopped: a view could make it work for ever."""
_EVERY = 500
_BROKEN = (
    sqlite3.Error,
    BadZipFile,
    EOFError,
    OSError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
)


def read_package(path: Path, name: str, step: Step, *, history: bool = False) -> Source:
    """The notes of a package, and with `history` the answers that Anki has logged.

    Raises ImportRefused when it is broken or too large or its decompressor is missing, and what `step`
    raises.
    """
    try:
        with ZipFile(path) as archive, tempfile.TemporaryDirectory(prefix="second-round-") as folder:
            entry = _collection(archive, name)
            copy = Path(folder) / "collection.db"
            with archive.open(entry) as packed, copy.open("wb") as file:
                _unpack(packed, file, entry, name)
            with _opened(copy) as database:
                return _Collection(database, name, newest=entry.filename == NEWEST).read(
                    step, history=history
                )
    except ImportRefused:
        raise
    except _BROKEN as error:
        raise ImportRefused(
            f"{name} is no whole Anki package. Export it again. Nothing was changed."
        ) from error


def _collection(archive: ZipFile, name: str) -> ZipInfo:
    if len(archive.filelist) > _MOST_ENTRIES:
        raise ImportRefused(f"{name} holds too many files to be a package. Nothing was changed.")
    there = {entry.filename: entry for entry in archive.filelist}
    found = next((there[wanted] for wanted in (NEWEST, NEWER, OLDEST) if wanted in there), None)
    if found is None:
        raise ImportRefused(f"{name} holds no collection of Anki's. Nothing was changed.")
    return found


def _unpack(packed: IO[bytes], file: IO[bytes], entry: ZipInfo, name: str) -> None:
    """Copy the collection, a piece at a time, up to the limit."""
    whole = 0
    stream = _zstd(packed, name) if entry.filename == NEWEST else packed
    try:
        while piece := stream.read(_CHUNK):
            whole += len(piece)
            if whole > LARGEST_COLLECTION:
                limit = LARGEST_COLLECTION // 1_000_000
                raise ImportRefused(f"{name} unpacks to more than {limit} MB. Nothing was changed.")
            file.write(piece)
    except ImportRefused:
        raise
    except Exception as error:
        # Each decompressor has an error of its own; zstd's can be named only where it is installed.
        if isinstance(error, _BROKEN) or type(error).__name__ in ("ZstdError", "error"):
            raise EOFError(str(error)) from error
        raise


def _zstd(packed: IO[bytes], name: str) -> IO[bytes]:
    """The stream unpacked: by Python itself from 3.14 on, else by what the extra `anki` brings."""
    for module in ("compression.zstd", "backports.zstd"):
        try:
            stream: IO[bytes] = import_module(module).ZstdFile(packed)
        except ImportError:
            continue
        return stream
    raise ImportRefused(
        f"{name} is packed with zstd. Run: pip install 'second-round[anki]', or export it again with "
        "'Support older Anki versions'. Nothing was changed."
    )


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """The collection, to be read only, with nothing in it able to act."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        database.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 20_000_000)
        database.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        database.execute("PRAGMA trusted_schema = OFF")
        database.create_collation(
            "unicase", lambda a, b: (a.casefold() > b.casefold()) - (a.casefold() < b.casefold())
        )
        calls = iter(range(_MOST_CALLS))
        database.set_progress_handler(lambda: next(calls, None) is None, _INSTRUCTIONS_A_CALL)
        database.text_factory = _forgiving
        yield database


class _Collection:
    """Reads an open collection.  A table that is no real table is not touched."""

    def __init__(self, database: sqlite3.Connection, name: str, *, newest: bool) -> None:
        self._database = database
        self._name = name
        self._newest = newest
        self._report = Report(name)
        rows = database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        self._tables = {str(row[0]) for row in rows}
        if not {"notes", "cards"} <= self._tables:
            raise ImportRefused(f"{name} holds no collection of Anki's. Nothing was changed.")

    def read(self, step: Step, *, history: bool) -> Source:
        count = int(self._database.execute("SELECT count(*) FROM notes").fetchone()[0])
        if count > MOST_CARDS:
            raise ImportRefused(
                f"{self._name} has {count} notes, more than {MOST_CARDS}: divide it. Nothing was changed."
            )
        decks = self._deck_names()
        homes = dict(self._database.execute("SELECT nid, min(did) FROM cards GROUP BY nid"))
        notes = Notes(self._report, html=True)
        rows = self._database.execute(
            f"SELECT id, guid, tags, flds FROM notes WHERE length(flds) <= {20 * LONGEST_FIELD} ORDER BY id"
        )
        read = 0
        for read, (note, guid, tags, fields) in enumerate(rows, start=1):
            if read % _EVERY == 1:
                step(read, count)
            front, back = _front_and_back(str(fields))
            notes.add(
                read,
                front,
                back,
                tags=_tags(str(tags)),
                deck=decks.get(homes.get(note), ""),
                guid=str(guid),
            )
        if read < count:
            self._report.mistake(
                count - 1, f"{count - read} notes are too long and were skipped", "shorten them"
            )
        reviews, suspended = self._history() if history else ((), frozenset())
        return Source(
            self._name,
            PACKAGE,
            tuple(notes.cards),
            self._report.problems(),
            media=notes.media,
            history=reviews,
            suspended=suspended,
        )

    def _deck_names(self) -> dict[Any, str]:
        if self._newest and "decks" in self._tables:
            rows = self._database.execute("SELECT id, name FROM decks")
            names = {id_: str(name).replace("\x1f", "::") for id_, name in rows}
        else:
            row = (
                self._database.execute("SELECT decks FROM col").fetchone() if "col" in self._tables else None
            )
            import json  # the newest packages have a table instead

            told = json.loads(row[0]) if row and row[0] else {}
            names = {int(id_): str(deck.get("name", "")) for id_, deck in told.items()}
        return {id_: "" if name == "Default" else name for id_, name in names.items()}

    def _history(self) -> tuple[tuple[PastReview, ...], frozenset[str]]:
        """Answers and suspended cards, by the key of the card that the note became."""
        if "revlog" not in self._tables:
            return (), frozenset()
        keys: dict[Any, str] = {}
        suspended: set[str] = set()
        rows = self._database.execute(
            "SELECT cards.id, notes.guid, notes.flds LIKE '%{{c_%::%', cards.ord, cards.queue "
            "FROM cards JOIN notes ON notes.id = cards.nid"
        )
        for card, guid, cloze, ord_, queue in rows:
            if cloze:
                keys[card] = note_key(note_id(str(guid), int(ord_) + 1))
            elif ord_ == 0:
                keys[card] = note_key(str(guid))
            if queue == -1 and card in keys:
                suspended.add(keys[card])
        # Kinds 0 to 3 are answers; what was set by hand or rescheduled is none.
        logged = self._database.execute(
            f"SELECT id, cid, ease, time FROM revlog WHERE ease BETWEEN 1 AND 4 AND type BETWEEN 0 AND 3 "
            f"ORDER BY id LIMIT {_MOST_REVIEWS}"
        )
        reviews = tuple(
            PastReview(keys[card], int(moment), int(ease), max(0, int(time)) / 1000)
            for moment, card, ease, time in logged
            if card in keys and int(moment) > 0
        )
        return reviews, frozenset(suspended)


def _front_and_back(text: str) -> tuple[str, str]:
    """The first field, and the others below one another."""
    front, *others = text.split("\x1f")
    if len(others) == 1:
        return clean(front), clean(others[0])
    return clean(front), "<br>".join([cleaned for other in others if (cleaned := clean(other))])


@lru_cache(maxsize=1000)
def _tags(text: str) -> tuple[str, ...]:
    return tuple(text.split()[:MOST_TAGS])


def _forgiving(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
