"""Sheets of rows: CSV and TSV from spreadsheets, and Quizlet's text."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import lru_cache

from trainer.cards.deck_file import parse_deck
from trainer.cards.importing.limits import too_much
from trainer.cards.importing.notes import Notes
from trainer.cards.importing.source import MOST_CARDS, ImportRefused, Incoming, Source, Step
from trainer.cards.model import KINDS, KeyPoint
from trainer.cards.problems import Report
from trainer.cards.tidy import tidy
from trainer.text import one_line

NAMES = {
    "question": ("question", "questions", "front", "term", "prompt", "q"),
    "points": ("key_points", "key points", "keypoints", "points"),
    "answer": ("answer", "answers", "back", "definition", "response", "a"),
    "tags": ("tags", "tag", "topic", "topics", "category"),
    "deck": ("deck", "deck name", "deck_name"),
    "guid": ("id", "guid", "uuid"),
    "others": ("other_questions",),
    "kind": ("kind",),
    "seconds": ("seconds",),
    "avoid": ("avoid",),
    "trains": ("trains",),
    "weight": ("weight",),
}
"""What a heading of a column may be called, by its meaning."""

_EVERY = 500
_SEPARATORS = "\t;,"
_SAMPLE_ROWS, _SAMPLE = 60, 60_000
_HTML = re.compile(r"<(?:br|div|li|p|ul|ol|b|i|img|span)\b[^<>]*>|&(?:nbsp|amp|lt|gt|quot);", re.IGNORECASE)
_AS_TEXT = re.compile(r"'(?=[=+@-])")
"""An apostrophe that keeps a spreadsheet from reading a cell as a formula, as our own export writes it."""


_OURS = ("others", "kind", "seconds", "avoid", "trains", "weight")
_WEIGHT = re.compile(r"\d{1,6}(?:\.\d{1,6})?")
_APART = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of a sheet are to be read."""

    separator: str
    columns: Mapping[str, int] = field(default_factory=lambda: {"question": 0, "answer": 1, "tags": 2})
    """Index of a column by its meaning."""
    start: int = 0
    """Lines above the rows."""
    html: bool = False
    deck: str = ""
    """The deck of every row."""
    tags: tuple[str, ...] = ()
    """Tags of every row."""
    more: tuple[int, ...] = ()
    """Columns that go on with the answer."""
    format: str = "sheet"


def read_sheet(text: str, name: str, step: Step, shape: Shape | None = None) -> Source:
    """The cards in the rows of a sheet.  Raises ImportRefused when it is none, and what `step` raises."""
    shape = shape or guessed_shape(text, name)
    report = Report(name)
    notes = Notes(report, html=shape.html)
    whole = text.count("\n") + 1
    rows, notices = _rows(text, shape, report)
    for number, (line, row) in enumerate(rows):
        if number % _EVERY == 0:
            step(line, whole)
        if number >= MOST_CARDS:
            raise ImportRefused(f"{name} has more than {MOST_CARDS} rows: divide it. Nothing was changed.")
        if any(cell.strip() for cell in row):
            _take(notes, line, row, shape, report)
    return Source(name, shape.format, tuple(notes.cards), report.problems(), notices, notes.media)


def guessed_shape(text: str, name: str) -> Shape:
    """The shape of a sheet that says nothing of itself.  Raises ImportRefused when the text is no sheet."""
    start, separator = 0, ""
    if text[:4].lower() == "sep=" and text[5:6] == "\n":
        start, separator = 1, text[4]
    sample = text[:_SAMPLE]
    separator = separator or _separator(sample)
    first = next(_read(sample, start, separator, quoting=True), (1, []))[1]
    columns = named_columns(first)
    html = bool(_HTML.search(sample))
    if columns is not None:
        return Shape(separator, columns, start + 1, html)
    if len(first) < 2 and not name.lower().endswith((".csv", ".tsv")):
        raise ImportRefused(
            f"{name} holds no cards in a form that is known here: docs/importing.md lists them. "
            "Nothing was changed."
        )
    return Shape(separator, start=start, html=html)


def looks_like_sheet(text: str) -> bool:
    """Whether most lines hold a separator, as often as one another."""
    separator = _separator(text[:_SAMPLE])
    counts = _widths(text[:_SAMPLE], separator)
    return bool(counts) and counts.most_common(1)[0][0] > 1


def named_columns(row: Sequence[str]) -> dict[str, int] | None:
    """Index of each column by its meaning when the row names a question's column; None for a row of cells."""
    found: dict[str, int] = {}
    for index, cell in enumerate(row):
        title = one_line(cell).casefold()
        meaning = next((meaning for meaning, names in NAMES.items() if title in names), None)
        if meaning and meaning not in found:
            found[meaning] = index
    return found if "question" in found and (len(found) > 1 or len(row) == 1) else None


def _separator(sample: str) -> str:
    def fit(separator: str) -> float:
        counts = _widths(sample, separator)
        width, often = counts.most_common(1)[0] if counts else (1, 0)
        # In prose a blank follows; between cells it seldom does.
        prose = sample.count(f"{separator} ") / max(sample.count(separator), 1)
        return often / counts.total() * (1.1 - prose) if width > 1 else 0.0

    return max(_SEPARATORS, key=fit)


def _widths(sample: str, separator: str) -> Counter[int]:
    widths: Counter[int] = Counter()
    for number, (_, row) in enumerate(_read(sample, 0, separator, quoting=True)):
        if number == _SAMPLE_ROWS:
            break
        if row:
            widths[len(row)] += 1
    return widths


def _rows(text: str, shape: Shape, report: Report) -> tuple[Iterator[tuple[int, list[str]]], tuple[str, ...]]:
    """Rows with the line they begin on.  Quotation marks that fit nowhere are taken as they stand."""
    if '"' not in text:
        return _read(text, shape.start, shape.separator, quoting=False), ()
    try:
        for _ in _read(text, shape.start, shape.separator, quoting=True, strict=True):
            pass
    except csv.Error as error:
        if "end of data" in str(error):
            notice = "A quotation mark is never closed, so all of them were taken as they stand."
            report.hint(0, "a quotation mark is never closed", "write two of them for one inside a cell")
            return _read(text, shape.start, shape.separator, quoting=False), (notice,)
    return _read(text, shape.start, shape.separator, quoting=True), ()


def _read(
    text: str, start: int, separator: str, *, quoting: bool, strict: bool = False
) -> Iterator[tuple[int, list[str]]]:
    lines = io.StringIO(text, newline="")
    for _ in range(start):
        lines.readline()
    reader = csv.reader(
        lines,
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if quoting else csv.QUOTE_NONE,
        strict=strict,
    )
    with _fields_up_to(len(text) + 1):
        line = start + 1
        for row in reader:
            yield line, row
            line = start + reader.line_num + 1


@contextmanager
def _fields_up_to(characters: int) -> Iterator[None]:
    """The csv module refuses a whole file for one long field; here only its row is refused."""
    before = csv.field_size_limit(max(characters, 131_072))
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _take(notes: Notes, line: int, row: Sequence[str], shape: Shape, report: Report) -> None:
    def cell(meaning: str) -> str:
        index = shape.columns.get(meaning)
        return _AS_TEXT.sub("", row[index], count=1) if index is not None and index < len(row) else ""

    taken = len(notes.cards)
    answer = cell("answer")
    if shape.more:
        answer = "\n".join([answer, *(row[i] for i in shape.more if i < len(row) and row[i].strip())])
        answer = answer.replace("\n", "<br>") if shape.html else answer
    points = cell("points")
    said = _deck_points(points, line, report)
    notes.add(
        line,
        cell("question"),
        answer,
        tags=(*shape.tags, *_tags(cell("tags"))),
        deck=cell("deck").strip() or shape.deck,
        guid=cell("guid").strip(),
        points=said,
        points_text=points if points.strip() and not said else None,
    )
    if "kind" in shape.columns and len(notes.cards) > taken:
        notes.cards[-1] = _completed(notes.cards[-1], {name: cell(name) for name in _OURS})


@lru_cache(maxsize=1000)
def _tags(cell: str) -> tuple[str, ...]:
    return tuple(_APART.split(cell))


def _completed(incoming: Incoming, said: Mapping[str, str]) -> Incoming:
    """The card with what only our own export has a column for."""
    card = incoming.card
    others = (line for line in said["others"].split("\n") if line.strip())
    seconds = said["seconds"]
    card = replace(
        card,
        wordings=(*card.wordings, *others),
        kind=next((kind for kind in KINDS if kind == said["kind"]), card.kind),
        seconds=int(seconds)
        if seconds.isascii() and seconds.isdigit() and len(seconds) < 6
        else card.seconds,
        avoid=tuple(said["avoid"].split("\n")),
        trains=tuple(said["trains"].split()),
        weight=float(said["weight"]) if _WEIGHT.fullmatch(said["weight"]) else card.weight,
    )
    card = tidy(card)
    return incoming if too_much(card) else incoming._replace(said=card, whole=True, made=False)


def _deck_points(cell: str, line: int, report: Report) -> tuple[KeyPoint, ...]:
    """Points of a cell whose lines begin with `- `, as in a deck file; none for any other cell."""
    if not cell.startswith("- "):
        return ()
    read = parse_deck(f"Q: q\n\n{cell}\n".encode(), "cell.md")
    for problem in read.problems:
        if problem.severity == "mistake":
            report.mistake(line - 1, problem.what, problem.remedy)
    return read.deck.cards[0].points if len(read.deck.cards) == 1 else ()
