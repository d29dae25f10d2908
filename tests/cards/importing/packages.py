"""Anki packages made for the tests, of all three generations, with nothing but SQLite and zip."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Literal
from zipfile import ZIP_DEFLATED, ZipFile

Generation = Literal["newest", "newer", "oldest"]
GENERATIONS: tuple[Generation, ...] = ("newest", "newer", "oldest")
ENTRIES = {"newest": "collection.anki21b", "newer": "collection.anki21", "oldest": "collection.anki2"}
DUMMY = "Please update to the latest Anki version, then import the .colpkg/.apkg file again."

_NOTES = """
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
  due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
  lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
  ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
  time integer NOT NULL, type integer NOT NULL);
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
"""
_NEWEST = """
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase,
  mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
CREATE UNIQUE INDEX idx_decks_name ON decks (name);
"""


@dataclass(frozen=True, slots=True)
class Note:
    """One note, with a card for each of `reviews`, which are (milliseconds, ease, kind)."""

    fields: tuple[str, ...]
    guid: str
    deck: str = "Default"
    tags: str = ""
    reviews: tuple[tuple[int, int, int], ...] = ()
    queue: int = 0
    cards: int = 1


def package(path: Path, notes: Sequence[Note], generation: Generation = "newest") -> Path:
    """A package as Anki exports it: beside a newer collection lies an older one with a dummy note."""
    zip_collection(path, collection(path.with_suffix(".db"), notes, generation), generation)
    return path


def zip_collection(path: Path, content: bytes, generation: Generation) -> None:
    """The content of a collection in the zip of its generation."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("meta", {"newest": b"\x08\x03", "newer": b"\x08\x02"}.get(generation, b""))
        packed = import_module("backports.zstd").compress(content) if generation == "newest" else content
        archive.writestr(ENTRIES[generation], packed)
        if generation != "oldest":
            dummy = collection(path.with_suffix(".dummy"), [Note((DUMMY, ""), "dummy")], "oldest")
            archive.writestr(ENTRIES["oldest"], dummy)
        archive.writestr("media", b"{}")


def collection(path: Path, notes: Iterable[Note], generation: Generation) -> bytes:
    """The bytes of a collection with these notes."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.create_collation("unicase", lambda a, b: (a > b) - (a < b))
        database.executescript(_NOTES)
        decks: dict[str, int] = {"Default": 1}
        for number, note in enumerate(notes, start=1):
            did = decks.setdefault(note.deck, len(decks) + 1)
            database.execute(
                "INSERT INTO notes VALUES (?, ?, 1, 0, 0, ?, ?, 0, 0, 0, '')",
                (number, note.guid, f" {note.tags} ", "\x1f".join(note.fields)),
            )
            for ord_ in range(note.cards):
                database.execute(
                    "INSERT INTO cards VALUES (?, ?, ?, ?, 0, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, 0, '')",
                    (number * 10 + ord_, number, did, ord_, note.queue),
                )
            for moment, ease, kind in note.reviews:
                database.execute(
                    "INSERT INTO revlog VALUES (?, ?, 0, ?, 1, 1, 2500, 8000, ?)",
                    (moment, number * 10, ease, kind),
                )
        told = (
            "" if generation == "newest" else json.dumps({id_: {"name": name} for name, id_ in decks.items()})
        )
        database.execute("INSERT INTO col VALUES (1, 0, 0, 0, 11, 0, 0, 0, '', '', ?, '', '')", (told,))
        if generation == "newest":
            database.executescript(_NEWEST)
            database.executemany(
                "INSERT INTO decks VALUES (?, ?, 0, 0, x'', x'')",
                [(id_, name.replace("::", "\x1f")) for name, id_ in decks.items()],
            )
        database.commit()
    content = path.read_bytes()
    path.unlink()
    return content
