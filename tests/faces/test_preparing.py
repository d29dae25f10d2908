"""`trainer prepare`: what is there, what is missing, and a CV or an advert from a file."""

from __future__ import annotations

import io
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest

from trainer.cli import main
from trainer.clock import SystemClock
from trainer.places import places
from trainer.prepare import interviews
from trainer.prepare.ad_line import AdLine
from trainer.prepare.areas import AREAS
from trainer.prepare.cv_line import CvLine
from trainer.prepare.interview import new_interview
from trainer.prepare.note import Note
from trainer.prepare.notes import notes
from trainer.prepare.person import Person
from trainer.progress.store import open_store

NOW = datetime(2026, 11, 24, 19, 0, tzinfo=UTC)


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(sys, "stdin", io.StringIO())
    return tmp_path / "data"


def invited(data: Path) -> str:
    with closing(open_store(places(str(data), {}), SystemClock(NOW))) as store:
        interview = new_interview(NOW, Random(1), company="Brandt")
        interviews.save(store, interview)
        person = Person.new(NOW, Random(2), interview.uid, name="Ms Adler")
        store.put(Person.TABLE, person.uid, person.document())
    return interview.uid


def saved(data: Path, kind: type[Note], uid: str) -> list[str]:
    with closing(open_store(places(str(data), {}), SystemClock(NOW), read_only=True)) as store:
        return [note.title for note in notes(store, kind, uid)]


def run(data: Path, *words: str) -> int:
    return main(["--data", str(data), "prepare", *words])


def test_without_an_area_every_area_has_a_line(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(data) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == list(AREAS)
    assert lines[0].split(None, 1)[1] == "0 lines  1 thing open"


def test_an_area_shows_what_is_there_and_what_is_missing(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    invited(data)
    assert run(data, "people") == 0
    assert capsys.readouterr().out.splitlines() == ["Ms Adler", "- Ms Adler: What did they look for?"]


def test_a_cv_is_taken_in_and_again_only_what_is_new(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    uid, file = invited(data), tmp_path / "cv.txt"
    file.write_text("Education\nDegree in logistics\nExperience\nDriver 2019\n", "utf-8")
    assert run(data, "cv", str(file)) == 0
    assert capsys.readouterr().out.splitlines() == [
        "4 lines read, 2 headings dropped, 2 taken in.",
        "2 new lines.",
    ]
    file.write_text("Driver 2019\nCook 2021\n", "utf-8")
    assert run(data, "cv", str(file)) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 new line. 1 that are not in it stay."
    assert saved(data, CvLine, uid) == ["Driver 2019", "Cook 2021", "Degree in logistics"]


def test_an_advert_comes_from_standard_input(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    uid = invited(data)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Requirements:\n- two languages\n")))
    assert run(data, "ad", "-") == 0
    assert "1 new line." in capsys.readouterr().out
    assert saved(data, AdLine, uid) == ["two languages"]


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("people", "x.txt"), 2, "a file can be taken in for cv and ad"),
        (("cv", "none.txt"), 2, "none.txt was not read"),
        (("shoes",), 2, "invalid choice"),
    ],
)
def test_what_cannot_be_done_is_one_line(
    data: Path, words: tuple[str, ...], code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, *words) == code
    said = capsys.readouterr().err
    assert told in said
    assert said.count("\n") == 1


def test_without_an_interview_nothing_is_taken_in(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "cv.txt"
    file.write_text("Driver 2019\n", "utf-8")
    assert run(data, "cv", str(file)) == 1
    assert "there is no interview yet" in capsys.readouterr().err
    file.write_text("EDUCATION\n", "utf-8")
    assert run(data, "cv", str(file)) == 2
    assert "has no line that could be asked about" in capsys.readouterr().err


def test_the_debrief_needs_a_terminal(data: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(data), "debrief"]) == 1
    assert "written in the app" in capsys.readouterr().err
