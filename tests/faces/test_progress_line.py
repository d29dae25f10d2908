"""The line that tells how far long work is."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.faces.conftest import Run
from trainer.cli.progress_line import AFTER_S, ProgressLine


class Screen(io.StringIO):
    """A terminal that remembers what was written to it."""

    def isatty(self) -> bool:
        return True


def told(out: io.StringIO, *moments: float) -> str:
    times = iter((0.0, *moments))
    with ProgressLine(out, lambda: next(times)) as line:
        for number, _ in enumerate(moments):
            line("Writing the backup", number, len(moments))
    return out.getvalue()


def test_short_work_says_nothing() -> None:
    assert told(Screen(), 0.1, 0.5, AFTER_S - 0.01) == ""


def test_long_work_says_how_far_it_is_and_wipes_its_line() -> None:
    written = told(Screen(), 0.5, 1.2, 1.25, 2.0)
    assert written.split("\r")[1:3] == ["Writing the backup: 25 %", "Writing the backup: 75 %"]
    assert written.endswith("\r" + " " * len("Writing the backup: 75 %") + "\r")


def test_a_pipe_hears_nothing_of_it() -> None:
    assert told(io.StringIO(), 5.0, 9.0) == ""


def test_backups_and_merges_tell_how_far_they_are(
    trainer: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(ProgressLine, "__call__", lambda _, doing, *__: heard.append(doing))
    trainer("drill", piped="Thank you.\n\n3\nq\n")
    file = tmp_path / "all.zip"
    assert trainer("backup", str(file)).code == 0
    assert trainer("erase", "--all", "--yes").code == 0
    assert trainer("restore", str(file)).code == 0
    assert set(heard) >= {"Writing the backup", "Reading what comes in"}
