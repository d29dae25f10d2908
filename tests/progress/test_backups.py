"""Backups are written when there is news, read again, and thinned with age."""

from __future__ import annotations

import os
import zipfile
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.progress.conftest import Desk
from trainer.progress.backups import (
    ALL_FOR,
    DAILY,
    MONTHLY,
    WEEKLY,
    BackupFailed,
    backups,
    kept,
    read_backup,
)

NOW = datetime(2026, 11, 20, 9, 0)
TIMES = st.lists(
    st.integers(0, 500 * 24 * 60).map(lambda minutes: NOW - timedelta(minutes=minutes)), unique=True
)


def test_half_hourly_backups_of_two_years_are_thinned_to_a_few() -> None:
    times = [NOW - timedelta(minutes=30 * number) for number in range(2 * 365 * 48)]
    staying = kept(times, NOW)
    recent = {time for time in times if NOW - time < ALL_FOR}
    assert recent <= staying
    assert len(recent) == 96
    older = staying - recent
    assert len({time.date() for time in older}) >= DAILY
    assert len(older) <= DAILY + WEEKLY + MONTHLY
    assert len({(time.year, time.month) for time in older}) == MONTHLY


@given(TIMES)
def test_thinning_keeps_all_of_two_days_and_the_newest_of_each_period(times: list[datetime]) -> None:
    staying = kept(times, NOW)
    assert staying <= set(times)
    assert {time for time in times if NOW - time < ALL_FOR} <= staying
    older = sorted((time for time in times if NOW - time >= ALL_FOR), reverse=True)
    days = list(dict.fromkeys(time.date() for time in older))[:DAILY]
    for day in days:
        assert max(time for time in older if time.date() == day) in staying
    if older:
        assert older[0] in staying


@given(TIMES, st.integers(0, 60))
def test_thinning_again_at_once_takes_nothing_more(times: list[datetime], minutes: int) -> None:
    staying = kept(times, NOW)
    assert kept(staying, NOW) == staying
    assert kept(staying, NOW + timedelta(minutes=minutes)) <= staying


def test_a_backup_holds_log_notes_and_decks(desk: Desk) -> None:
    store = desk.open()
    review = desk.answer(store)
    store.put("people", "ann", {"v": 1, "name": "Ann"})
    desk.places.decks.mkdir()
    (desk.places.decks / "mine.md").write_bytes(b"Q: Why?\n- because\n")
    path = store.back_up()
    assert path is not None
    contents = read_backup(path)
    assert {line.id for line in contents.lines} >= {review.uid}
    assert contents.files["decks/mine.md"] == b"Q: Why?\n- because\n"
    assert any(name.startswith("log/notes-") for name in contents.files)


def test_without_news_there_is_no_further_backup(desk: Desk) -> None:
    store = desk.open()
    assert store.back_up() is None
    desk.answer(store)
    assert store.back_up() is not None
    desk.clock.pass_by(hours=1)
    assert store.back_up() is None
    assert store.back_up("pre-import") is not None, "a reason is news enough"
    desk.answer(store)
    assert store.back_up() is not None
    assert [backup.why for backup in backups(desk.places.state)] == ["", "pre-import", ""]


def test_one_is_due_after_half_an_hour_of_use_with_something_saved(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    assert store.back_up_when_due() is None
    desk.clock.pass_by(minutes=30)
    assert store.back_up_when_due() is not None
    desk.clock.pass_by(minutes=31)
    assert store.back_up_when_due() is None, "nothing was saved since"
    desk.answer(store)
    assert store.back_up_when_due() is not None


def test_a_month_that_is_over_is_zipped_once(desk: Desk) -> None:
    store = desk.open()
    old = desk.answer(store)
    desk.clock.pass_by(days=20)
    for _ in range(3):
        desk.clock.pass_by(hours=1)
        desk.answer(store)
        store.back_up()
    sealed = list((desk.places.state / "backups" / "sealed").iterdir())
    assert len(sealed) == 1
    written = sealed[0].stat().st_mtime_ns
    desk.answer(store)
    newest = store.back_up()
    assert newest is not None
    assert sealed[0].stat().st_mtime_ns == written
    with zipfile.ZipFile(newest) as archive:
        assert not any("2026-11" in name for name in archive.namelist())
    assert old.uid in {line.id for line in read_backup(newest).lines}


def test_old_backups_go_and_take_unused_sealed_months_along(desk: Desk) -> None:
    store = desk.open()
    for _ in range(40):
        desk.clock.pass_by(days=1)
        desk.answer(store)
        store.back_up()
    there = backups(desk.places.state)
    assert len(there) < 25
    for backup in there:
        assert read_backup(backup.path).missing == ()


def test_one_file_for_another_place_holds_everything(desk: Desk, tmp_path: Path) -> None:
    store = desk.open()
    old = desk.answer(store)
    desk.clock.pass_by(days=40)
    new = desk.answer(store)
    path = store.back_up(to=tmp_path / "mine.zip")
    assert path == tmp_path / "mine.zip"
    assert {line.id for line in read_backup(path).lines} == {old.uid, new.uid}
    assert not (desk.places.state / "backups").exists()


def test_a_line_that_is_being_written_is_left_to_the_next_backup(desk: Desk) -> None:
    store = desk.open()
    review = desk.answer(store)
    with desk.segment.open("ab") as file:
        file.write(b'{"v":1,"id":"half')
    path = store.back_up()
    assert path is not None
    (content,) = read_backup(path).files.values()
    assert content.endswith(b"\n")
    assert [line.id for line in read_backup(path).lines] == [review.uid]


def test_a_backup_that_reads_back_otherwise_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    store = desk.open()
    desk.answer(store)
    with monkeypatch.context() as patched:
        patched.setattr(zipfile.ZipFile, "read", lambda *_: b"something else")
        with pytest.raises(BackupFailed, match="not the same when it was read again"):
            store.back_up()


def test_a_backup_that_cannot_be_written_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    store = desk.open()
    desk.answer(store)

    def refuse(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "write", refuse)
        with pytest.raises(BackupFailed, match="No space left"):
            store.back_up()
    assert store.back_up() is not None, "a failed one does not count as made"


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 no zip", b"\x00" * 100])
def test_a_broken_backup_says_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "2026-11-20T090000Z.zip"
    path.write_bytes(content)
    with pytest.raises(BackupFailed, match="is no whole backup"):
        read_backup(path)


def test_backups_are_for_their_owner_only(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    desk.clock.pass_by(days=40)
    desk.answer(store)
    store.back_up()
    for path in (desk.places.state / "backups").rglob("*"):
        assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600)


def test_what_is_wrong_with_a_backup_is_told_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "broken.zip").write_bytes(b"nothing of the kind")
    with pytest.raises(BackupFailed, match="is no zip file, or part of it is damaged"):
        read_backup(tmp_path / "broken.zip")
    with pytest.raises(BackupFailed, match=r"^There is no file .*none\.zip\.$"):
        read_backup(tmp_path / "none.zip")
    with pytest.raises(BackupFailed) as caught:
        read_backup(tmp_path)
    assert "Errno" not in str(caught.value)
