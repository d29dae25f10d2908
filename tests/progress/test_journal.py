"""One write, one fsync; what goes wrong between leaves no half line behind."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.progress.journal import InDoubt, Journal

DEVICE = "1a2b3c4d"
MONTH = "2026-11"


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "log", DEVICE)


def content_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


class FullDisk:
    """An os.write that takes a few bytes and then no more, until there is space again."""

    def __init__(self, room: int) -> None:
        self.room = room
        self._write = os.write

    def __call__(self, descriptor: int, content: bytes) -> int:
        if not self.room:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken = self._write(descriptor, bytes(content)[: self.room])
        self.room -= taken
        return taken


def test_lines_follow_one_another_in_the_segment_of_the_month(journal: Journal, tmp_path: Path) -> None:
    journal.append("2026-11", b"one\n")
    journal.append("2026-11", b"two\n")
    journal.append("2026-12", b"three\n")
    assert content_of(tmp_path / "log") == {
        f"2026-11.{DEVICE}.jsonl": b"one\ntwo\n",
        f"2026-12.{DEVICE}.jsonl": b"three\n",
    }


def test_a_write_that_takes_a_few_bytes_at_a_time_still_writes_all(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, content: write(descriptor, bytes(content)[:3]))
    journal.append(MONTH, b"a line of some length\n")
    assert content_of(tmp_path / "log") == {f"{MONTH}.{DEVICE}.jsonl": b"a line of some length\n"}


def test_a_full_disk_leaves_the_segment_as_it_was(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal.append(MONTH, b"one\n")
    with monkeypatch.context() as patched:
        patched.setattr(os, "write", FullDisk(room=5))
        with pytest.raises(OSError, match="No space"):
            journal.append(MONTH, b"a line that does not fit\n")
    journal.append(MONTH, b"two\n")
    assert content_of(tmp_path / "log") == {f"{MONTH}.{DEVICE}.jsonl": b"one\ntwo\n"}


def test_half_a_line_that_cannot_be_cut_off_becomes_a_line_of_its_own(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", FullDisk(room=5))
        patched.setattr(os, "ftruncate", refuse)
        with pytest.raises(OSError, match="No space"):
            journal.append(MONTH, b"a line that does not fit\n")
    journal.append(MONTH, b"two\n")
    assert content_of(tmp_path / "log") == {f"{MONTH}.{DEVICE}.jsonl": b"a lin\ntwo\n"}


def test_a_torn_tail_is_never_written_over(journal: Journal, tmp_path: Path) -> None:
    path = tmp_path / "log" / f"{MONTH}.{DEVICE}.jsonl"
    path.parent.mkdir()
    path.write_bytes(b'one\n{"v":1,"id')
    journal.append(MONTH, b"two\n")
    journal.append(MONTH, b"three\n")
    assert path.read_bytes() == b'one\n{"v":1,"id\ntwo\nthree\n'


def failing_sync(times: int, asked: list[int]) -> Callable[[int], None]:
    """An os.fsync that fails the first times for files (a folder is always fine)."""

    def sync(descriptor: int) -> None:
        if os.fstat(descriptor).st_mode & 0o040000:
            return
        asked.append(os.fstat(descriptor).st_ino)
        if len(asked) <= times:
            raise OSError(errno.EIO, "Input/output error")

    return sync


def test_after_a_failed_fsync_the_line_goes_to_a_new_segment(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing_sync(1, asked))
        journal.append(MONTH, b"one\n")
        journal.append(MONTH, b"two\n")
    found = content_of(tmp_path / "log")
    assert found[f"{MONTH}.{DEVICE}.2.jsonl"] == b"one\ntwo\n"
    assert [path.name for path in journal.left] == [f"{MONTH}.{DEVICE}.jsonl"]
    first, *later = asked
    assert first not in later, "the file whose fsync failed was asked again"


def test_a_disk_that_confirms_nothing_leaves_the_line_in_doubt(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing_sync(2, []))
        with pytest.raises(InDoubt):
            journal.append(MONTH, b"one\n")
    journal.append(MONTH, b"two\n")
    assert len(journal.left) == 2


def test_the_next_start_goes_on_in_the_newest_segment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Journal(tmp_path / "log", DEVICE)
    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing_sync(1, []))
        first.append(MONTH, b"one\n")
    first.close()
    Journal(tmp_path / "log", DEVICE).append(MONTH, b"two\n")
    assert content_of(tmp_path / "log")[f"{MONTH}.{DEVICE}.2.jsonl"] == b"one\ntwo\n"


def test_a_new_segment_has_its_name_on_disk_before_the_line_counts(
    journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    flushed: list[str] = []
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        flushed.append(Path(f"/proc/self/fd/{descriptor}").resolve().name if os.name == "posix" else "")
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", noted)
    journal.append(MONTH, b"one\n")
    journal.append(MONTH, b"two\n")
    segment = f"{MONTH}.{DEVICE}.jsonl"
    if Path("/proc/self/fd").exists():
        assert flushed == ["log", segment, segment]
    else:
        assert len(flushed) == 3


def test_segments_are_for_their_owner_only(journal: Journal, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        journal.append(MONTH, b"one\n")
    finally:
        os.umask(old)
    assert (tmp_path / "log").stat().st_mode & 0o777 == 0o700
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in (tmp_path / "log").iterdir())
