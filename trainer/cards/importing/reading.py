"""Reading what is to be taken in: which format it is shows by its content first, by its name second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from trainer.cards.importing.source import MOST_CARDS, ImportRefused, Source, Step, silent
from trainer.cards.problems import Problem
from trainer.files import told
from trainer.text import counted, one_line

LARGEST_TEXT = 60_000_000
LARGEST_PACKAGE = 500_000_000
"""Bytes; a larger file is refused before it is read."""
ENDINGS = (".md", ".markdown", ".csv", ".tsv", ".txt", ".json", ".apkg", ".colpkg")
"""What is read of a folder."""

_ZIP = b"PK\x03\x04"
_MOST_FILES = 2_000
_DEEPEST = 8
_SHEETS = (".csv", ".tsv", ".txt")
_UNREADABLE = (
    "holds no cards in a form that is known here: docs/importing.md lists them. Nothing was changed."
)


def read_path(path: Path, step: Step = silent, *, history: bool = False) -> Source:
    """The cards in a file, or in the files of a folder.

    Raises ImportRefused when nothing can be read of it, OSError when the disk refuses, and what `step`
    raises.
    """
    if path.is_dir():
        return _folder(path, step, history=history)
    name = one_line(path.name) or "file"
    if not path.is_file():
        there = "is no file" if path.exists() else "was not found"
        raise ImportRefused(f"{one_line(str(path))} {there}. Nothing was changed.")
    size = path.stat().st_size
    with path.open("rb") as file:
        package = file.read(4) == _ZIP
        limit = LARGEST_PACKAGE if package else LARGEST_TEXT
        if size > limit:
            raise ImportRefused(f"{name} is larger than {limit // 1_000_000} MB. Nothing was changed.")
        if not package:
            file.seek(0)
            return read_content(file.read(limit + 1), name, step)
    from trainer.cards.importing.anki_package import read_package  # only a package needs zip and SQLite

    return read_package(path, name, step, history=history)


def read_content(content: bytes, name: str, step: Step = silent) -> Source:
    """The cards in the content of a file or of standard input.

    Raises ImportRefused, and what `step` raises.
    """
    if len(content) > LARGEST_TEXT:
        raise ImportRefused(f"{name} is larger than {LARGEST_TEXT // 1_000_000} MB. Nothing was changed.")
    if not content.strip():
        raise ImportRefused(f"{name} is empty. Nothing was changed.")
    if content.startswith(_ZIP):
        raise ImportRefused("A package comes in from a file: name the file. Nothing was changed.")
    from trainer.cards.importing.decoding import decoded

    text, notices = decoded(content, name)
    source = _of_text(text, content, name, step)
    return replace(source, notices=(*notices, *source.notices))


def _of_text(text: str, content: bytes, name: str, step: Step) -> Source:
    # Each format is loaded when a file may be of it: a start of the program should not pay for all.
    if text.lstrip()[:1] == "{":
        return _of_json(text, name, step)
    from trainer.cards.importing.anki_text import looks_like_anki, read_anki_text
    from trainer.cards.importing.deck_markdown import looks_like_deck, read_deck_markdown
    from trainer.cards.importing.sheet import looks_like_sheet, read_sheet

    lower = name.lower()
    if looks_like_anki(text):
        return read_anki_text(text, name, step)
    if looks_like_deck(text) and not lower.endswith((".csv", ".tsv")):
        whole = content if _is_utf8(content) else text.encode("utf-8", "replace")
        return read_deck_markdown(whole, name, step)
    if lower.endswith(_SHEETS) and (not lower.endswith(".txt") or looks_like_sheet(text)):
        return read_sheet(text, name, step)
    from trainer.cards.importing.question_lines import looks_like_questions, read_question_lines

    if looks_like_questions(text):
        return read_question_lines(text, name, step)
    if not lower.endswith((".md", ".markdown")) and looks_like_sheet(text):
        return read_sheet(text, name, step)
    raise ImportRefused(f"{name} {_UNREADABLE}")


def _of_json(text: str, name: str, step: Step) -> Source:
    import json

    from trainer.cards.importing.backup_json import looks_like_backup, read_backup_json
    from trainer.cards.importing.crowdanki import looks_like_crowdanki, read_crowdanki

    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        raise ImportRefused(f"{name} is no whole JSON. Nothing was changed.") from None
    if looks_like_backup(document):
        return read_backup_json(document, name, step)
    if looks_like_crowdanki(document):
        return read_crowdanki(document, name, step)
    raise ImportRefused(f"{name} {_UNREADABLE}")


def _folder(folder: Path, step: Step, *, history: bool) -> Source:
    name = one_line(folder.resolve().name) or "folder"
    sources: list[Source] = []
    problems: list[Problem] = []
    paths = list(_files(folder, 0))[: _MOST_FILES + 1]
    if len(paths) > _MOST_FILES:
        raise ImportRefused(f"{name} holds more than {_MOST_FILES} files. Name a smaller folder.")
    for number, path in enumerate(paths):
        step(number, len(paths))
        try:
            sources.append(_named(read_path(path, history=history), path.stem))
        except ImportRefused as error:
            what = str(error).removeprefix(f"{one_line(path.name)} ").removesuffix(" Nothing was changed.")
            problems.append(
                Problem(one_line(path.name), 1, f"this file {what.rstrip('.')}", "see that it is meant")
            )
        except OSError as error:
            problems.append(Problem(one_line(path.name), 1, told(error), "see that you may read it"))
        if sum(len(source.cards) for source in sources) > MOST_CARDS:
            raise ImportRefused(f"{name} holds more than {MOST_CARDS} cards. Name a smaller folder.")
    if not any(source.cards for source in sources):
        raise ImportRefused(f"{name} {_UNREADABLE}")
    files = {deck: file for source in sources for deck, file in source.files.items()}
    return Source(
        name,
        f"folder of {counted(len(sources), 'file')}",
        tuple(card for source in sources for card in source.cards),
        (*problems, *(problem for source in sources for problem in source.problems)),
        tuple(dict.fromkeys(notice for source in sources for notice in source.notices)),
        sum(source.media for source in sources),
        files=files,
        history=tuple(review for source in sources for review in source.history),
        suspended=frozenset().union(*(source.suspended for source in sources)),
    )


def _named(source: Source, stem: str) -> Source:
    """The source as part of a folder: cards that name no deck go into one of the file's name."""
    cards = tuple(card if card.deck else card._replace(deck=stem) for card in source.cards)
    return replace(source, cards=cards, files={deck or stem: file for deck, file in source.files.items()})


def _files(folder: Path, depth: int) -> Iterable[Path]:
    for path in sorted(folder.iterdir()):
        if path.name.startswith(".") or path.is_symlink():
            continue
        if path.is_dir():
            if depth < _DEEPEST:
                yield from _files(path, depth + 1)
        elif path.suffix.lower() in ENDINGS:
            yield path


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True
