"""What cannot be taken back is asked first, and what is joined is backed up first."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from pathlib import Path
from zlib import crc32

import pytest

from tests.faces.conftest import Ended, OpenDesk, Run
from trainer.cli import main
from trainer.places import places
from trainer.progress.backups import backups

ONE_ANSWER = "Thank you, I am delighted.\n\n3\nq\n"


class Typed(io.TextIOWrapper):
    """Somebody at a terminal types this."""

    def __init__(self, text: str) -> None:
        super().__init__(io.BytesIO(text.encode()), "utf-8")

    def isatty(self) -> bool:
        return True


def answers(trainer: Run) -> int:
    told: int = json.loads(trainer("stats", "--json").out)["answers"]
    return told


def refused(ended: Ended, code: int) -> bool:
    return ended.code == code and ended.err.startswith("trainer: ") and ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "code", "left"), [("no\n", 1, 1), ("\n", 1, 1), ("", 1, 1), ("yes\n", 0, 0)]
)
def test_at_a_terminal_erasing_is_asked_once(
    trainer: Run,
    data: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    typed: str,
    code: int,
    left: int,
) -> None:
    trainer("drill", piped=ONE_ANSWER)
    monkeypatch.setattr(sys, "stdin", Typed(typed))
    assert main(["--data", str(data), "erase", "--all"]) == code
    assert "Type yes to go on:" in capsys.readouterr().out
    assert answers(trainer) == left


def test_erasing_notes_spares_the_answers(trainer: Run, open_desk: OpenDesk) -> None:
    trainer("drill", piped=ONE_ANSWER)
    store = open_desk().store
    store.put("people", "ann", {"v": 1, "name": "Ann Example"})
    store.close()
    assert trainer("erase", "--notes", "--yes").code == 0
    assert answers(trainer) == 1
    assert open_desk().store.documents("people") == {}


def test_a_date_that_is_none_erases_nothing(trainer: Run) -> None:
    trainer("drill", piped=ONE_ANSWER)
    assert refused(trainer("erase", "--before", "yesterday", "--yes"), 2)
    assert refused(trainer("erase", "--yes"), 2)
    assert answers(trainer) == 1


@pytest.mark.parametrize("verb", ["restore", "merge"])
def test_the_present_is_backed_up_before_anything_joins_it(
    trainer: Run, data: Path, tmp_path: Path, verb: str
) -> None:
    trainer("drill", piped=ONE_ANSWER)
    other, file = str(tmp_path / "other"), str(tmp_path / "other.zip")
    trainer("--data", other, "drill", piped=ONE_ANSWER)
    trainer("--data", other, "backup", file)
    assert trainer(verb, file).code == 0
    assert f"pre-{verb}" in {backup.why for backup in backups(data / ".state")}
    assert answers(trainer) == 2


def test_a_damaged_backup_is_bad_input_and_changes_nothing(trainer: Run, data: Path, tmp_path: Path) -> None:
    trainer("drill", piped=ONE_ANSWER)
    file = tmp_path / "all.zip"
    trainer("backup", str(file))
    file.write_bytes(file.read_bytes()[:-40])
    before = {path: path.read_bytes() for path in (data / "log").iterdir()}
    assert refused(trainer("restore", str(file)), 2)
    assert {path: path.read_bytes() for path in (data / "log").iterdir()} == before


def test_a_backup_into_no_folder_is_refused_and_nothing_is_lost(trainer: Run, tmp_path: Path) -> None:
    trainer("drill", piped=ONE_ANSWER)
    assert refused(trainer("backup", str(tmp_path / "none" / "all.zip")), 1)
    assert answers(trainer) == 1


def test_notes_stay_out_of_an_export_when_asked(trainer: Run, open_desk: OpenDesk, tmp_path: Path) -> None:
    trainer("drill", piped=ONE_ANSWER)
    store = open_desk().store
    store.put("people", "ann", {"v": 1, "name": "Ann Example"})
    store.close()
    for name, options, there in (("all.zip", (), True), ("public.zip", ("--no-notes",), False)):
        assert trainer("export", "all", str(tmp_path / name), *options).code == 0
        with zipfile.ZipFile(tmp_path / name) as archive:
            content = b"".join(archive.read(member) for member in archive.namelist())
        assert (b"Ann Example" in content) is there


@pytest.mark.parametrize("words", [("doctor",), ("drill",), ("merge", "FILE"), ("erase", "--notes", "--yes")])
def test_what_a_newer_version_wrote_is_left_alone(
    trainer: Run, data: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    trainer("drill", piped=ONE_ANSWER)
    file = tmp_path / "all.zip"
    trainer("backup", str(file))
    body = b'{"v":2,"id":"' + b"f" * 28 + b'","news":[]'
    newer = data / "log" / "2026-11.abababab.jsonl"
    newer.write_bytes(b'%b,"crc":"%08x"}\n' % (body, crc32(body)))
    before = newer.read_bytes()
    ended = trainer(*(str(file) if word == "FILE" else word for word in words))
    assert ended.code == 3
    assert "newer version" in ended.out + ended.err
    assert newer.read_bytes() == before
    assert answers(trainer) == 1


def test_decks_alone_come_back_from_a_backup_with_a_word(trainer: Run, data: Path) -> None:
    (data / "decks").mkdir(parents=True)
    deck = data / "decks" / "mine.md"
    deck.write_text("## why\n\nQ: Why?\n\n- because: because\n", "utf-8")
    assert trainer("backup").code == 0
    (backup,) = [one.path for one in backups(places(str(data), {}).state)]
    deck.unlink()
    told = trainer("restore", str(backup))
    assert told.code == 0
    assert told.out.startswith("There are only decks in it; answers and notes stay as they are.\n")
    assert "Decks that were missing and are back: decks/mine.md" in told.out
    assert "All of these decks are here already." in trainer("restore", str(backup)).out


def test_what_the_program_notes_for_itself_is_no_note(trainer: Run, open_desk: OpenDesk) -> None:
    trainer("drill", piped=ONE_ANSWER)
    with open_desk() as desk:
        desk.leave()
        assert "portraits" in desk.store.note_tables()
    assert refused(trainer("erase", "--notes", "--yes"), 1)
    store = open_desk().store
    store.put("people", "ann", {"v": 1, "name": "Ann Example"})
    store.close()
    assert trainer("erase", "--notes", "--yes").out.startswith("Erased: 1 entry.")
