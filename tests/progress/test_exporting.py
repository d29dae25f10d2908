"""What was saved, for other programs."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.progress.conftest import Desk
from trainer.progress.exporting import REVIEW_COLUMNS, as_csv, export_all, review_rows
from trainer.progress.records import PointRecord, ProbeRecord


def test_a_row_says_what_counts_for_each_point(desk: Desk) -> None:
    points = (
        PointRecord("aaaa", 0.9, "covered"),
        PointRecord("bbbb", 0.9, "covered", said_by_user=False),
        PointRecord("cccc", 0.1, "missing", said_by_user=True),
        PointRecord("dddd", 0.5, "partly"),
    )
    review = desk.review(points=points, probe=ProbeRecord("bbbb", "By a third.", "covered"), flags=("a", "b"))
    (row,) = review_rows([review])
    assert tuple(row) == REVIEW_COLUMNS
    assert (row["covered"], row["partly"], row["missing"]) == ("aaaa cccc", "dddd", "bbbb")
    assert (row["probe"], row["probe_answer"], row["flags"]) == ("bbbb", "By a third.", "a b")
    assert row["coverage"] is None


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"])
def test_no_answer_runs_as_a_formula_in_a_spreadsheet(text: str) -> None:
    content = as_csv(["answer", "seconds"], [{"answer": text, "seconds": -1.5}])
    rows = list(csv.reader(io.StringIO(content)))
    assert rows == [["answer", "seconds"], [f"'{text}", "-1.5"]]


def test_a_csv_keeps_commas_quotes_and_line_ends() -> None:
    text = 'First, "we" cut\nthe waiting.'
    rows = list(csv.DictReader(io.StringIO(as_csv(["answer", "none"], [{"answer": text, "none": None}]))))
    assert rows == [{"answer": text, "none": ""}]


def test_everything_goes_into_one_zip_and_notes_can_stay_out(desk: Desk, tmp_path: Path) -> None:
    store = desk.open()
    review = desk.answer(store, answer="über die Lösung\nzweite Zeile")
    store.grant("deck/card", "p", "words")
    store.put("people", "ann", {"v": 1, "name": "Ann"})
    desk.places.decks.mkdir()
    (desk.places.decks / "mine.md").write_bytes(b"Q: Why?")
    path = export_all(store, desk.places, tmp_path / "all.zip")
    with zipfile.ZipFile(path) as archive:
        read = {name: archive.read(name).decode() for name in archive.namelist()}
    assert json.loads(read["reviews.jsonl"])["uid"] == review.uid
    assert json.loads(read["notes/people.jsonl"]) == {"id": "ann", "v": 1, "name": "Ann"}
    assert json.loads(read["granted.jsonl"])["wordings"] == ["words"]
    assert json.loads(read["cards.jsonl"])["card"] == "deck/card"
    assert "> über die Lösung\n> zweite Zeile" in read["reviews.md"]
    assert read["decks/mine.md"] == "Q: Why?"
    assert path.stat().st_mode & 0o777 == 0o600
    export_all(store, desk.places, path, notes=False)
    with zipfile.ZipFile(path) as archive:
        assert not any("Ann" in archive.read(name).decode() for name in archive.namelist())
