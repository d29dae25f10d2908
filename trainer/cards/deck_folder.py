"""Deck files on disk, read one by one or by the folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from trainer.cards.deck_file import DeckFile, parse_deck
from trainer.cards.ids import deck_id
from trainer.cards.problems import Problem
from trainer.text import one_line

LARGEST = 20_000_000
"""Bytes; a larger file is not read."""
ENDING = ".md"


def deck_files(folder: Path) -> list[Path]:
    """The deck files in a folder, sorted; none when the folder is missing or cannot be read."""
    try:
        return sorted(path for path in folder.iterdir() if path.suffix == ENDING and path.name[0] != ".")
    except OSError:
        return []


def own_file(folder: Path, deck: str) -> Path:
    """The candidate's file of a deck: the one that is there, else where it will be."""
    there = (path for path in deck_files(folder) if deck_id(path.name) == deck)
    return next(there, folder / f"{deck}{ENDING}")


def read_bytes(path: Path) -> bytes:
    """The content of a deck file.  Raises OSError, also for a file too large or no file at all."""
    if not path.is_file():
        raise OSError("it is no file" if path.exists() else "there is no such file")
    if path.stat().st_size > LARGEST:
        raise OSError(f"it is larger than {LARGEST // 1_000_000} MB")
    with path.open("rb") as file:
        content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise OSError(f"it is larger than {LARGEST // 1_000_000} MB")
    return content


def read_deck(path: Path, *, builtin: bool = False) -> DeckFile:
    """The deck in a file.  Never raises for what is on the disk: that becomes a problem."""
    try:
        return parse_deck(read_bytes(path), path.name, builtin=builtin)
    except OSError as error:
        problem = unreadable(path.name, error)
        nothing = parse_deck(b"", path.name, builtin=builtin)
        return DeckFile(nothing.name, nothing.deck, (problem,), b"", ())


def unreadable(name: str, error: OSError) -> Problem:
    """The problem of a file that could not be read at all."""
    why = one_line(error.strerror or str(error))
    return Problem(one_line(name), 1, f"the file was not read ({why})", "see that it is a deck you may read")


def check_paths(paths: Iterable[Path]) -> list[Problem]:
    """What is wrong in these deck files, and in the deck files of these folders."""
    problems: list[Problem] = []
    for path in paths:
        files = deck_files(path) if path.is_dir() else [path]
        for file in files:
            try:
                problems.extend(parse_deck(read_bytes(file), str(file)).problems)
            except OSError as error:
                problems.append(unreadable(str(file), error))
        if not files:
            problems.append(
                Problem(one_line(str(path)), 1, "no deck file was found here", "put one in that ends in .md")
            )
    return problems
