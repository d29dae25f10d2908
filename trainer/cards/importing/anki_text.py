"""Anki's notes in plain text: rows of fields below lines of `#key:value`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from trainer.cards.importing.sheet import Shape, guessed_shape, named_columns, read_sheet
from trainer.cards.importing.source import Source, Step

_HEADER = re.compile(r"#\s*([a-z ]{1,30}?)\s*:(.*)", re.IGNORECASE)
_TAGS = re.compile(r"tags:(.*)", re.IGNORECASE)
_KEYS = frozenset((
    "separator", "html", "tags", "columns", "notetype", "deck", "notetype column", "deck column",
    "tags column", "guid column", "match scope", "if matches",
))  # fmt: skip
_SEPARATORS = {
    "tab": "\t", "\\t": "\t", "comma": ",", "semicolon": ";", "space": " ", "pipe": "|", "colon": ":",
}  # fmt: skip


def looks_like_anki(text: str) -> bool:
    """Whether the text begins with one of the headers that Anki writes."""
    header = _HEADER.match(text)
    return bool(header and header[1].lower() in _KEYS) or bool(_TAGS.match(text) and "\t" in text)


def read_anki_text(text: str, name: str, step: Step) -> Source:
    """The cards of an export; unknown headers are passed over.

    Raises ImportRefused and what `step` raises.
    """
    said, start = _headers(text)
    rest = "".join(text.split("\n", start)[start:])
    guessed = guessed_shape(rest, f"{name}.csv")
    separator = said.get("separator", "").strip(" ")
    separator = _SEPARATORS.get(separator.lower(), separator)[:1].strip('"\n')
    shape = replace(
        guessed,
        separator=separator or guessed.separator,
        start=start + guessed.start,
        html=said["html"].strip().lower() == "true" if "html" in said else guessed.html,
        deck=said.get("deck", "").strip(),
        tags=tuple(said.get("tags", "").split()),
        format="Anki text",
    )
    return read_sheet(text, name, step, _placed(shape, said))


def _headers(text: str) -> tuple[dict[str, str], int]:
    """The headers by key in lower case, and how many lines stand above the rows."""
    said: dict[str, str] = {}
    count = 0
    for line in _lines(text):
        bare = _TAGS.fullmatch(line)
        if bare and not count:
            said["tags"] = bare[1]
        elif line.startswith("#"):
            if found := _HEADER.fullmatch(line):
                said.setdefault(found[1].lower(), found[2])
        else:
            break
        count += 1
    return said, count


def _lines(text: str) -> Iterable[str]:
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield text[start:end]
        start = end + 1


def _placed(shape: Shape, said: dict[str, str]) -> Shape:
    """The columns by what the headers say of them; the fields are those that are left, in order."""
    columns: dict[str, int] = {}
    for key, meaning in (("guid column", "guid"), ("deck column", "deck"), ("tags column", "tags")):
        if (index := _index(said.get(key, ""))) is not None:
            columns[meaning] = index
    kept = {*columns.values(), _index(said.get("notetype column", ""))}
    named = named_columns(said["columns"].split(shape.separator)) if "columns" in said else None
    if named:
        return replace(shape, columns={**named, **columns})
    if not columns and "question" in shape.columns and shape.columns != Shape("").columns:
        return shape
    fields = [index for index in range(50) if index not in kept]
    columns |= {"question": fields[0], "answer": fields[1]}
    return replace(shape, columns=columns, more=tuple(fields[2:]))


def _index(text: str) -> int | None:
    text = text.strip()
    return int(text) - 1 if text.isascii() and text.isdigit() and 0 < int(text[:3]) <= 50 else None
