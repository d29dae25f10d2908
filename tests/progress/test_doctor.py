"""The examination says what is there, asks for what is to be done, and changes nothing."""

from __future__ import annotations

import shutil

import pytest

from tests.progress.conftest import Desk
from trainer.progress.doctor import Finding, examine
from trainer.progress.line import sealed
from trainer.progress.store import StoreError


def kinds(found: tuple[Finding, ...]) -> set[str]:
    return {finding.kind for finding in found}


def told(found: tuple[Finding, ...], kind: str) -> str:
    return " ".join(finding.sentence for finding in found if finding.kind == kind)


def test_sound_progress_has_no_trouble(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store, "deck/a")
    desk.answer(store, "deck/b")
    store.back_up()
    desk.close()
    found = examine(desk.places)
    assert kinds(found) == {"fine"}
    assert "2 entries can be read: 2 answers, 2 cards, 1 computer" in told(found, "fine")
    assert "1 backup, the newest of 20 Nov 2026" in told(found, "fine")


def test_before_the_first_start_there_is_nothing_and_that_is_fine(desk: Desk) -> None:
    found = examine(desk.places)
    assert "trouble" not in kinds(found)
    assert "Nothing is saved yet" in told(found, "fine")
    assert not desk.places.data.exists()


def test_damage_is_trouble_until_it_was_set_aside(desk: Desk) -> None:
    store = desk.open()
    for _ in range(3):
        desk.answer(store)
    desk.close()
    content = desk.segment.read_bytes()
    desk.segment.write_bytes(content[:50] + b"!" + content[51:])
    assert "1 damaged line" in told(examine(desk.places), "trouble")
    assert not (desk.places.state / "quarantine").exists(), "it changes nothing"
    (desk.places.state / "snapshot.json").unlink()
    desk.open()
    desk.close()
    found = examine(desk.places)
    assert told(found, "trouble") == ""
    assert "1 damaged line from before" in told(found, "note")


def test_a_loss_that_a_backup_can_mend_stays_trouble(desk: Desk) -> None:
    store = desk.open()
    for _ in range(3):
        desk.answer(store)
    store.back_up()
    desk.close()
    lines = desk.segment.read_bytes().splitlines(keepends=True)
    desk.segment.write_bytes(lines[0] + b"garbage\n")
    for _ in range(2):
        assert "trainer restore" in told(examine(desk.places), "trouble")
        desk.open()
        desk.close()


def test_a_torn_tail_is_worth_a_note(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    desk.answer(store)
    desk.abandon()
    desk.segment.write_bytes(desk.segment.read_bytes()[:-9])
    found = examine(desk.places)
    assert told(found, "trouble") == ""
    assert "in the middle of a save" in told(found, "note")


def test_progress_that_is_gone_is_trouble(desk: Desk) -> None:
    desk.answer(desk.open())
    desk.close()
    shutil.rmtree(desk.places.log)
    assert "Put the folder back" in told(examine(desk.places), "trouble")


def test_a_newer_program_is_trouble(desk: Desk) -> None:
    desk.answer(desk.open())
    desk.close()
    with desk.segment.open("ab") as file:
        file.write(sealed({"v": 2}))
    assert "newer version" in told(examine(desk.places), "trouble")
    with pytest.raises(StoreError):
        desk.open()


def test_open_files_strange_files_and_a_missing_backup_are_notes(desk: Desk) -> None:
    desk.answer(desk.open())
    desk.close()
    desk.segment.chmod(0o644)
    desk.places.log.chmod(0o755)
    (desk.places.log / "shopping.txt").write_bytes(b"milk")
    found = examine(desk.places)
    notes = told(found, "note")
    assert f"chmod 600 {desk.segment}" in notes
    assert "chmod 700" in notes
    assert "shopping.txt" in notes
    assert "There is no backup yet" in notes
    assert told(found, "trouble") == ""


def test_a_broken_newest_backup_is_trouble(desk: Desk) -> None:
    store = desk.open()
    desk.answer(store)
    path = store.back_up()
    desk.close()
    assert path is not None
    path.write_bytes(b"PK")
    assert "is no whole backup" in told(examine(desk.places), "trouble")


def test_troubles_come_first(desk: Desk) -> None:
    desk.answer(desk.open())
    desk.close()
    shutil.rmtree(desk.places.log)
    assert examine(desk.places)[0].kind == "trouble"
