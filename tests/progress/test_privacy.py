"""Private files, erasure that reaches every copy, and no way to the network."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.progress.conftest import Desk, after
from trainer.progress.backups import backups
from trainer.progress.merging import merge, restore
from trainer.progress.privacy import erase_all, erase_before, erase_notes
from trainer.progress.records import Draft
from trainer.progress.store import Store, StoreError, StoreLocked

SECRET = "the budget of Ann"


def all_bytes(desk: Desk) -> bytes:
    """Every byte under data and state, zips unpacked."""
    import zipfile

    content = b""
    for base in (desk.places.data, desk.places.state):
        for path in base.rglob("*"):
            if path.suffix == ".zip":
                with zipfile.ZipFile(path) as archive:
                    content += b"".join(archive.read(name) for name in archive.namelist())
            elif path.is_file():
                content += path.read_bytes()
    return content


def filled(desk: Desk) -> Store:
    store = desk.open()
    store.put("people", "ann", {"v": 1, "name": SECRET})
    desk.answer(store, "deck/old", answer="an old answer")
    store.grant("deck/old", "p", "an old wording")
    store.move_card("deck/before", "deck/old")
    store.back_up()
    desk.clock.pass_by(days=40)
    desk.answer(store, "deck/old", answer="a new answer")
    store.save_draft(Draft("deck/new", 0, "full", "a draft of old", "2026-11-20T09:00:00.000Z"))
    store.save_draft(
        Draft("rehearsal/1a/0", 0, "full", "a draft of old too", "2026-11-20T09:00:00.000Z", "rehearsal")
    )
    return store


def test_every_file_is_for_its_owner_only_whatever_the_umask(desk: Desk) -> None:
    old = os.umask(0)
    try:
        filled(desk)
        desk.close()
    finally:
        os.umask(old)
    for base in (desk.places.data, desk.places.state):
        for path in [base, *base.rglob("*")]:
            assert path.stat().st_mode & 0o777 == (0o700 if path.is_dir() else 0o600), path


def test_a_folder_that_others_can_look_into_is_told_not_refused(desk: Desk) -> None:
    desk.answer(desk.open())
    desk.close()
    desk.places.log.chmod(0o755)
    (notice,) = desk.open().notices
    assert f"chmod 700 {desk.places.log}" in notice


def test_erasing_notes_leaves_the_practice_and_reaches_every_copy(desk: Desk) -> None:
    store = filled(desk)
    states, uids = dict(store.states()), [review.uid for review in store.reviews()]
    desk.close()
    assert SECRET.encode() in all_bytes(desk)
    erased = erase_notes(desk.places, desk.clock)
    assert erased.lines == 1
    assert SECRET.encode() not in all_bytes(desk)
    again = desk.open()
    assert again.note_tables() == ()
    assert dict(again.states()) == states
    assert [review.uid for review in again.reviews()] == uids
    assert again.notices == ()
    (backup,) = backups(desk.places.state)
    assert backup.why == "erased"


def test_erasing_what_is_old_keeps_where_the_cards_stand(desk: Desk) -> None:
    states = dict(filled(desk).states())
    desk.close()
    erase_before(desk.places, desk.clock, desk.clock.now().replace(day=1))
    content = all_bytes(desk)
    for words in (b"an old answer", b"an old wording", b"a draft of old", SECRET.encode()):
        assert words not in content
    store = desk.open()
    assert [review.answer for review in store.reviews()] == ["a new answer"]
    assert dict(store.states()) == states
    assert store.aliases() == {"deck/before": "deck/old"}
    desk.answer(store, "deck/old")
    now = store.state("deck/old")
    desk.abandon()
    assert desk.open().state("deck/old") == now


def test_erasing_everything_leaves_decks_and_nothing_else(desk: Desk) -> None:
    filled(desk)
    desk.places.decks.mkdir()
    (desk.places.decks / "mine.md").write_bytes(b"Q: Why?")
    desk.close()
    erase_all(desk.places, desk.clock)
    content = all_bytes(desk)
    for words in (b"an old answer", b"a new answer", b"a draft", b"deck/old", SECRET.encode()):
        assert words not in content
    assert (desk.places.decks / "mine.md").read_bytes() == b"Q: Why?"
    store = desk.open()
    assert dict(store.states()) == {}
    assert store.notices == ()
    desk.answer(store)


def test_everything_can_be_erased_when_nothing_can_be_read(desk: Desk) -> None:
    desk.answer(desk.open())
    desk.abandon()
    desk.segment.write_bytes(b"garbage\n" * 9)
    with pytest.raises(StoreError, match="trainer erase --all"):
        desk.open()
    erase_all(desk.places, desk.clock)
    assert list(desk.open().reviews()) == []
    assert b"garbage" not in all_bytes(desk)


def test_what_was_erased_comes_back_from_no_copy(desk: Desk, another: Callable[[str], Desk]) -> None:
    store = filled(desk)
    own = another("laptop")
    own.places.data.parent.mkdir()
    copy = store.back_up(to=own.places.data.parent / "copy.zip")
    assert copy is not None
    desk.close()
    erase_notes(desk.places, desk.clock)
    assert restore(desk.places, desk.clock, copy).added == 0
    merge(own.places, own.clock, copy)
    assert merge(desk.places, desk.clock, own.places.data).added == 0
    assert desk.open().note_tables() == ()
    desk.close()
    erase_all(desk.places, desk.clock)
    assert restore(desk.places, desk.clock, copy).added == 0
    assert list(desk.open().reviews()) == []


def test_a_synchronised_copy_of_erased_lines_is_cleared_at_the_next_start(desk: Desk) -> None:
    filled(desk)
    desk.close()
    notes = next(desk.places.log.glob("notes-*"))
    content = notes.read_bytes()
    erase_notes(desk.places, desk.clock)
    notes.write_bytes(content)
    store = desk.open()
    assert store.note_tables() == ()
    assert not notes.exists()


def test_an_erasure_that_was_interrupted_is_completed_at_the_next_start(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(desk)
    desk.close()

    def die(*_: object) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr("trainer.progress.privacy.finish_erasing", die)
        with pytest.raises(StoreError, match="doing it again completes it"):
            erase_notes(desk.places, desk.clock)
    store = desk.open()
    assert store.note_tables() == ()
    logs = b"".join(path.read_bytes() for path in desk.places.log.iterdir())
    assert SECRET.encode() not in logs


def test_erasing_reviews_of_two_machines_keeps_their_joined_state(another: Callable[[str], Desk]) -> None:
    laptop, tower = another("laptop"), another("tower")
    tower.random.seed(99)
    tower.clock.pass_by(hours=1)
    for desk in (laptop, tower):
        store = desk.open()
        desk.answer(store, "deck/both")
        desk.clock.pass_by(days=40)
        desk.answer(store, "deck/both")
        desk.close()
    merge(laptop.places, laptop.clock, tower.places.data)
    before = laptop.open(replay=after).state("deck/both")
    laptop.close()
    assert before is not None
    assert before.reps == 4
    erase_before(laptop.places, laptop.clock, laptop.clock.now().replace(day=1, hour=0))
    joined = laptop.open(replay=after)
    again = joined.state("deck/both")
    assert again is not None
    assert again.last_uid == before.last_uid
    assert again.reps >= 3, "it starts from a state of before, not from nothing"
    assert len(list(joined.reviews())) == 2


def test_nothing_is_erased_while_the_progress_is_open(desk: Desk) -> None:
    store = filled(desk)
    with pytest.raises(StoreLocked):
        erase_all(desk.places, desk.clock)
    assert len(list(store.reviews())) == 2


def test_no_module_of_the_program_opens_a_socket(tmp_path: Path) -> None:
    script = """
import importlib, pkgutil, socket, sys
class Refused(socket.socket):
    def __init__(self, *_, **__):
        raise AssertionError("a socket was opened")
socket.socket = Refused
import trainer
from trainer.clock import SystemClock
from trainer.places import places
names = [found.name for found in pkgutil.walk_packages(trainer.__path__, "trainer.")]
for name in names:
    if not name.endswith("__main__"):
        importlib.import_module(name)
from trainer.progress.store import open_store
store = open_store(places(sys.argv[1], {}), SystemClock())
store.put("people", "ann", {"v": 1})
store.back_up()
store.close()
print(len(names))
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "data")],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 30
