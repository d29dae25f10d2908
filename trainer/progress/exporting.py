"""Everything that was saved, in files that other programs read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.files import atomic_write
from trainer.places import Places

if TYPE_CHECKING:
    from trainer.progress.records import Document, Review
    from trainer.progress.store import Store

Cell = str | int | float | None

REVIEW_COLUMNS = (
    *("uid", "ts", "study_day", "card", "interview", "session", "mode", "judge", "rating", "suggested"),
    *("coverage", "c", "predicted", "seconds", "first_key_s", "covered", "partly", "missing", "flags"),
    *("probe", "probe_answer", "answer"),
)
"""Columns of a table of reviews: key points as labels of ids by what counts, flags blank-separated."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def review_rows(reviews: Iterable[Review]) -> Iterator[dict[str, Cell]]:
    """One row a review with the columns of REVIEW_COLUMNS; None is an empty cell."""
    for review in reviews:
        document = review.document()
        row: dict[str, Cell] = {name: document.get(name) for name in REVIEW_COLUMNS}
        for band in ("covered", "partly", "missing"):
            row[band] = " ".join(
                point.id for point in review.points if band == _counting(point.verdict, point.said_by_user)
            )
        row["flags"] = " ".join(review.flags)
        row["probe"] = review.probe.point if review.probe else None
        row["probe_answer"] = review.probe.answer if review.probe else None
        yield row


def as_csv(columns: Iterable[str], rows: Iterable[Mapping[str, Cell]]) -> str:
    """The rows as CSV.  Text that a spreadsheet would run as a formula gets an apostrophe before it."""
    names = list(columns)
    buffer = io.StringIO()
    writer = csv.writer(buffer)
    writer.writerow(names)
    for row in rows:
        writer.writerow([_harmless(row.get(name)) for name in names])
    return buffer.getvalue()


def as_jsonl(documents: Iterable[Mapping[str, object]]) -> str:
    """One JSON object a line."""
    return "".join(json.dumps(document, ensure_ascii=False) + "\n" for document in documents)


Exported = Callable[[str, "Document"], "Document | None"]
"""What of a saved document, by its table, may leave; None when nothing may."""


def allowed_reviews(store: Store, exported: Exported) -> Iterator[Review]:
    """The reviews that may leave, with what of them may."""
    from trainer.progress.ledger import REVIEWS
    from trainer.progress.records import Review

    for review in store.reviews():
        document = review.document()
        allowed = exported(REVIEWS, document)
        if allowed is not None:
            yield review if allowed is document else Review.from_document(allowed)


def _all_of_it(_: str, document: Document) -> Document | None:
    return document


def export_all(
    store: Store,
    places: Places,
    path: Path,
    *,
    notes: bool = True,
    exported: Exported = _all_of_it,
    decks: Mapping[str, str] | None = None,
) -> Path:
    """A zip with reviews, cards, granted wordings, decks and, unless left out, notes.  Raises OSError.

    `exported` says what of a document, by its table, may leave: None when nothing may.  The JSON lines hold
    everything; the CSV and the Markdown are for reading.  `decks` are texts by id in place of the files.
    """
    from zipfile import ZIP_DEFLATED, ZipFile

    reviews = list(allowed_reviews(store, exported))
    files = {
        "reviews.jsonl": as_jsonl(review.document() for review in reviews),
        "reviews.csv": as_csv(REVIEW_COLUMNS, review_rows(reviews)),
        "reviews.md": _as_markdown(reviews),
        "cards.jsonl": as_jsonl(state.document() for state in store.states().values()),
        "granted.jsonl": as_jsonl(
            {"card": card, "point": point, "wordings": wordings}
            for (card, point), wordings in store.granted().items()
        ),
    }
    if notes:
        for table in store.note_tables():
            allowed = ((id_, exported(table, fields)) for id_, fields in store.documents(table).items())
            files[f"notes/{table}.jsonl"] = as_jsonl({"id": i, **fields} for i, fields in allowed if fields)
    buffer = io.BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
        for id_, text in (decks or {}).items():
            archive.writestr(f"decks/{id_}.md", text)
        if decks is None and places.decks.is_dir():
            for deck in sorted(places.decks.rglob("*.md")):
                archive.writestr(f"decks/{deck.relative_to(places.decks).as_posix()}", deck.read_bytes())
    atomic_write(path, buffer.getvalue())
    return path


def _counting(verdict: str, said: bool | None) -> str:
    if said is None:
        return verdict
    return "covered" if said else "missing"


def _harmless(cell: Cell) -> Cell:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _as_markdown(reviews: Iterable[Review]) -> str:
    parts = ["# Answers\n"]
    for review in reviews:
        covered = "" if review.coverage is None else f", {review.coverage:.0%} covered"
        parts.append(f"## {review.card}\n\n{review.ts}{covered}\n\n{_quoted(review.answer or '')}\n")
    return "\n".join(parts)


def _quoted(text: str) -> str:
    return "\n".join(f"> {line}".rstrip() for line in text.splitlines())
