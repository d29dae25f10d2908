"""The drill line by line on a disk that takes nothing: nothing is lost unless that is meant."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faces.conftest import OpenDesk, Run
from tests.progress.test_journal import FullDisk
from trainer import plain
from trainer.desk import Desk
from trainer.progress.merging import merge
from trainer.progress.problems import NotSaved
from trainer.progress.records import SessionRecord

ANSWER = "Thank you, I am delighted.\n\n"


class Emptying(io.StringIO):
    """Lines that come from a candidate who frees some space before the line `(free)`."""

    def __init__(self, lines: str, disk: FullDisk) -> None:
        super().__init__(lines)
        self._disk = disk

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # bytes, says its first parent
        line = super().readline(size)
        if line == "(full)\n":
            self._disk.room = 0
            line = super().readline()
        elif line == "(free)\n":
            self._disk.room = 10**9
            line = super().readline()
        return line


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[FullDisk]:
    """A disk that has room until `room` is set."""
    disk = FullDisk(room=10**9)
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", disk)
        yield disk


def drill(desk: Desk, disk: FullDisk, heard: str) -> str:
    out = io.StringIO()
    plain.run(desk, Emptying(heard, disk), out)
    return out.getvalue()


def test_a_refused_answer_can_be_kept_in_another_folder_and_merged_later(
    open_desk: OpenDesk, disk: FullDisk, tmp_path: Path
) -> None:
    desk = open_desk()
    heard = f"{ANSWER}(full)\n3\nq\n{tmp_path / 'missing'}\n(free)\n{tmp_path}\n"
    told = drill(desk, disk, heard)
    assert "NOT saved: the disk is full. It is kept here while the program runs." in told
    assert "Not kept there: the disk is full." in told or "Not kept there: No such file" in told
    (kept,) = tmp_path.glob("second-round-not-saved-*.jsonl")
    assert f"Take it in later with: trainer merge {kept}" in told
    assert "No answers saved" in told
    desk.store.close()
    assert merge(desk.where, desk.clock, kept).added == 1
    assert [review.answer for review in open_desk().store.reviews()] == [ANSWER.strip()]


def test_leaving_without_it_is_asked_once_more(open_desk: OpenDesk, disk: FullDisk) -> None:
    desk = open_desk()
    told = drill(desk, disk, f"{ANSWER}(full)\n3\nq\n\n\n(free)\n\nq\n")
    assert told.count("Leave, and lose what is not saved?") == 1
    assert told.index("lose what is not saved?") < told.index("Saved: Good")
    assert len(list(desk.store.reviews())) == 1


@pytest.mark.parametrize("end", ["q\n\nyes\n", "q\n", ""])
def test_a_loss_is_said_to_the_caller(open_desk: OpenDesk, disk: FullDisk, end: str) -> None:
    with pytest.raises(NotSaved, match="the disk is full"):
        drill(open_desk(), disk, f"{ANSWER}(full)\n3\n{end}")


def test_the_end_of_a_sitting_may_be_refused_too(
    open_desk: OpenDesk, disk: FullDisk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = open_desk()
    save = desk.store.save_session

    def on_a_full_disk(record: SessionRecord) -> None:
        disk.room = 10**9 if record.ended is None else 0
        save(record)

    monkeypatch.setattr(desk.store, "save_session", on_a_full_disk)
    told = drill(desk, disk, f"{ANSWER}3\n{ANSWER}3\nq\n(free)\n{tmp_path}\n")
    assert "2 answers saved" in told
    assert len(list(tmp_path.glob("second-round-not-saved-*.jsonl"))) == 1


def test_the_command_says_in_one_line_what_was_not_saved(
    trainer: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    trainer("drill", piped="q\n")
    monkeypatch.setattr("trainer.progress.journal.write_all", _full)
    ended = trainer("drill", piped=f"{ANSWER}3\n")
    assert ended.code == 3
    assert ended.err == (
        "trainer: NOT saved: the disk is full. Everything that was told as saved is on disk.\n"
    )


def _full(*_: object) -> None:
    raise OSError(28, "No space left on device")
