"""A second window over the same progress: it hears who holds it, and may look without practising."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_terminal import ROOT, TODAY, Terminal, answer_one, begin

HOLDER = """
import sys
from trainer.desk import open_desk
with open_desk(sys.argv[1]) as desk:
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another program that has the progress open."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path / "data")],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdout
    assert process.stdout.readline() == "open\n"
    yield process
    process.kill()
    process.communicate()


def trainer(folder: Path, *words: str, piped: str = "") -> subprocess.CompletedProcess[str]:
    """A command on the same progress."""
    return subprocess.run(
        [sys.executable, "-m", "trainer", "--data", str(folder / "data"), *words],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        input=piped,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """One file with the progress of another machine."""
    other, file = str(tmp_path / "other"), tmp_path / "other.zip"
    assert trainer(tmp_path, "drill", "--data", other, piped="hello\n\n1\nq\n").returncode == 0
    assert trainer(tmp_path, "backup", "--data", other, str(file)).returncode == 0
    return file


@pytest.mark.parametrize("words", ["drill --plain", "restore FILE", "merge FILE", "erase --all --yes"])
def test_what_would_write_ends_with_3_and_says_who_holds_it(
    holder: subprocess.Popen[str], tmp_path: Path, backup: Path, words: str
) -> None:
    ended = trainer(tmp_path, *(str(backup) if word == "FILE" else word for word in words.split()))
    assert ended.returncode == 3
    assert f"open in another window (process {holder.pid}, since " in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize("words", ["due", "stats", "doctor", "decks", "export all FILE"])
def test_what_only_looks_works_beside_it(holder: subprocess.Popen[str], tmp_path: Path, words: str) -> None:
    assert holder.poll() is None
    file = str(tmp_path / "all.zip")
    ended = trainer(tmp_path, *(file if word == "FILE" else word for word in words.split()))
    assert (ended.returncode, ended.stderr) == (0, "")


@pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed here")
def test_a_second_app_offers_to_look_without_practising(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path)
    try:
        terminal.run("--now", TODAY)
        begin(terminal)
        answer_one(terminal, "3")
        terminal.shows("2 of 8")
        first = terminal.process
        terminal.run("--now", TODAY)
        terminal.shows(f"open in another window (process {first}, since 09:30)", "r and enter")
        terminal.press("r", "Enter")
        terminal.shows("Looking only: nothing is asked", "1 answer")
        terminal.press("Enter")
        terminal.shows("Not begun: this window only looks")
        terminal.press("t")
        terminal.shows("1 in all, 1 today")
        terminal.press("q")
        terminal.shows("Looking only: nothing is asked")
        terminal.press("C-q")
        assert terminal.ended() == 0
        terminal.run("--now", TODAY)
        terminal.shows("r and enter")
        terminal.press("Enter")
        assert terminal.ended() == 3
    finally:
        terminal.close()
