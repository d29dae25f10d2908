"""The report: one page without network or script, from nothing to three weeks of practice."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from trainer.cli import main
from trainer.demo.history import demo_folder

NOW = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
CHROMIUM = shutil.which("chromium")


class Headings(HTMLParser):
    """Collects the words of every heading."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, _attributes: object) -> None:
        self._inside = tag in ("h1", "h2", "h3")

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found.append(data)
            self._inside = False


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    with demo_folder(NOW) as folder:
        assert main(["--data", str(folder), "--now", NOW.isoformat(), "report", "--out", str(path)]) == 0
    return path


def test_every_picture_and_the_board_stand_on_the_page(page: Path) -> None:
    headings = Headings()
    headings.feed(page.read_text("utf-8"))
    assert headings.found[0] == "Operations planner at Nordlicht Parcels"
    for wanted in (
        "What to practise next",
        "Practice by day",
        "How much of the points you say",
        "Grades",
        "By area",
        "By deck",
        "Vision, trust and goals",
        "Forecast and memory",
        "What is still missing",
        "Plan",
        "Closing and pay",
    ):
        assert wanted in headings.found
    assert page.read_text("utf-8").count("<svg") >= 7


def test_the_page_loads_nothing_and_runs_nothing(page: Path) -> None:
    text = page.read_text("utf-8")
    assert not re.search(r"https?://|<script|<link|<img|@import|url\(", text)
    assert "default-src 'none'" in text
    assert "prefers-color-scheme: dark" in text
    assert page.stat().st_mode & 0o777 == 0o600


def test_the_floor_of_the_pay_stands_nowhere(page: Path) -> None:
    text = page.read_text("utf-8")
    assert "50 thousand" not in text
    assert "confidential" not in text.lower()


def test_without_an_answer_it_says_when_there_will_be_something(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    assert main(["--data", str(tmp_path / "data"), "report", "--out", str(path)]) == 0
    text = path.read_text("utf-8")
    assert "No answers yet. Three sittings make a trend." in text
    assert "What is still missing" in text


@pytest.mark.parametrize("verb", [["report"], ["crib"]])
def test_a_file_that_is_there_stays_and_a_folder_that_is_not_is_told(
    verb: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    there = tmp_path / "mine.html"
    there.write_text("mine", "utf-8")
    data = ["--data", str(tmp_path / "data")]
    assert main([*data, *verb, "--out", str(there)]) == 1
    assert there.read_text("utf-8") == "mine"
    assert main([*data, *verb, "--out", str(tmp_path / "nowhere" / "page.html")]) == 1
    assert "there is no such file or folder" in capsys.readouterr().err
    assert main([*data, *verb, "--out", str(tmp_path / "page.exe")]) == 2


def test_the_crib_sheet_is_printed_with_what_it_lacks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path / "data"), "crib"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Second interview, made on")
    assert "! What have you that the others may lack?" in out


@pytest.mark.skipif(CHROMIUM is None, reason="no chromium here")
def test_the_crib_sheet_prints_on_one_sheet_of_paper(tmp_path: Path) -> None:
    path, printed = tmp_path / "crib.html", tmp_path / "crib.pdf"
    with demo_folder(NOW) as folder:
        assert main(["--data", str(folder), "--now", NOW.isoformat(), "crib", "--out", str(path)]) == 0
    subprocess.run(
        [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            f"--user-data-dir={tmp_path / 'profile'}",
            "--no-pdf-header-footer",
            f"--print-to-pdf={printed}",
            path.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=120,
    )
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed.read_bytes())) == 1
