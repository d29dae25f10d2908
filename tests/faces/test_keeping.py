"""The commands that look after what is saved, and the one that takes a deck in."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path

import pytest

from tests.faces.conftest import Ended, OpenDesk, Run

ONE_ANSWER = "Thank you, I am delighted.\n\n3\nq\n"
DECK = '---\ntitle = "Mine"\n---\n\nQ: Why here?\n- the team: team | colleagues\n'


def answers(trainer: Run) -> int:
    told: int = json.loads(trainer("stats", "--json").out)["answers"]
    return told


def refused(ended: Ended, code: int) -> bool:
    return ended.code == code and ended.err.startswith("trainer: ") and ended.err.count("\n") == 1


# Backups


def test_leaving_a_drill_leaves_a_backup_and_another_one_only_when_there_is_news(
    trainer: Run, data: Path
) -> None:
    trainer("drill", piped=ONE_ANSWER)
    assert len(list((data / ".state" / "backups").glob("*.zip"))) == 1
    assert refused(trainer("backup"), 1)


def test_a_backup_in_a_file_brings_everything_back_after_all_was_erased(
    trainer: Run, data: Path, tmp_path: Path
) -> None:
    trainer("drill", piped=ONE_ANSWER)
    assert trainer("backup", str(tmp_path / "all.zip")).code == 0
    for path in [*(data / "log").iterdir(), *(data / ".state" / "backups").glob("*.zip")]:
        path.unlink()
    (data / ".state" / "snapshot.json").unlink(missing_ok=True)
    ended = trainer("restore", str(tmp_path / "all.zip"))
    assert ended.code == 0
    assert answers(trainer) == 1


def test_merging_twice_changes_nothing_more(trainer: Run, tmp_path: Path) -> None:
    trainer("drill", piped=ONE_ANSWER)
    other = str(tmp_path / "other")
    trainer("--data", other, "drill", piped=ONE_ANSWER)
    assert trainer("merge", other).code == 0
    assert answers(trainer) == 2
    assert " 0 entries came in" in f" {trainer('merge', other).out}"
    assert answers(trainer) == 2


@pytest.mark.parametrize("verb", ["restore", "merge"])
def test_what_is_no_progress_is_bad_input_and_changes_nothing(
    trainer: Run, tmp_path: Path, verb: str
) -> None:
    trainer("drill", piped=ONE_ANSWER)
    (tmp_path / "no.zip").write_bytes(b"PK no zip")
    (tmp_path / "no.jsonl").write_bytes(bytes(range(256)))
    (tmp_path / "empty").mkdir()
    for name in ("no.zip", "no.jsonl", "empty", "missing"):
        assert refused(trainer(verb, str(tmp_path / name)), 2), name
    assert answers(trainer) == 1


def test_progress_that_is_open_elsewhere_is_not_merged_into(
    trainer: Run, open_desk: OpenDesk, tmp_path: Path
) -> None:
    trainer("drill", piped=ONE_ANSWER)
    trainer("backup", str(tmp_path / "all.zip"))
    open_desk()
    assert refused(trainer("restore", str(tmp_path / "all.zip")), 3)
    assert refused(trainer("erase", "--all", "--yes"), 3)


# Examination


def test_the_doctor_finds_nothing_wrong_with_sound_progress(trainer: Run) -> None:
    assert trainer("doctor").code == 0
    trainer("drill", piped=ONE_ANSWER)
    ended = trainer("doctor")
    assert ended.code == 0
    assert "trouble" not in ended.out


def test_the_doctor_names_a_mistake_in_the_settings(trainer: Run, data: Path) -> None:
    trainer("drill", piped=ONE_ANSWER)
    (data / "config.toml").write_text("minutes = 0\n")
    ended = trainer("doctor")
    assert ended.code == 0
    assert "note: config.toml: minutes is a whole number" in ended.out
    assert "1 answer, 1 card, 1 computer, 2026-11-22 to 2026-11-22." in ended.out


def test_the_doctor_names_damage_and_what_to_do(trainer: Run, data: Path) -> None:
    trainer("drill", piped=ONE_ANSWER)
    (log,) = (data / "log").glob("2026-*.jsonl")
    log.write_bytes(log.read_bytes().replace(b'"rating":3', b'"rating":4'))
    ended = trainer("doctor")
    assert ended.code == 3
    assert "trouble: " in ended.out
    assert "restore" in ended.out


# Export


def test_answers_are_exported_for_spreadsheets_and_for_programs(trainer: Run, tmp_path: Path) -> None:
    trainer("drill", piped=ONE_ANSWER)
    assert trainer("export", "reviews", str(tmp_path / "r.csv")).code == 0
    (row,) = csv.DictReader(io.StringIO((tmp_path / "r.csv").read_text("utf-8")))
    assert (row["rating"], row["answer"]) == ("3", "Thank you, I am delighted.")
    assert trainer("export", "reviews", str(tmp_path / "r.jsonl")).code == 0
    assert json.loads((tmp_path / "r.jsonl").read_text("utf-8"))["rating"] == 3


def test_everything_is_exported_as_one_file(trainer: Run, tmp_path: Path) -> None:
    trainer("drill", piped=ONE_ANSWER)
    assert trainer("export", "all", str(tmp_path / "all.zip"), "--no-notes").code == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        assert {"reviews.jsonl", "reviews.csv", "cards.jsonl"} <= set(archive.namelist())


def test_a_name_with_another_ending_or_in_no_folder_is_refused(trainer: Run, tmp_path: Path) -> None:
    assert refused(trainer("export", "all", str(tmp_path / "all.csv")), 2)
    assert refused(trainer("export", "reviews", str(tmp_path / "r.xlsx")), 2)
    assert refused(trainer("export", "reviews", str(tmp_path / "none" / "r.csv")), 1)


@pytest.mark.parametrize("words", [["backup"], ["export", "all"], ["export", "reviews"]])
def test_a_file_that_is_there_is_never_replaced(trainer: Run, tmp_path: Path, words: list[str]) -> None:
    trainer("drill", piped=ONE_ANSWER)
    there = tmp_path / ("r.csv" if "reviews" in words else "all.zip")
    there.write_text("the only copy")
    assert refused(trainer(*words, str(there)), 1)
    assert there.read_text() == "the only copy"


# Erasing


def test_where_nothing_is_there_is_nothing_to_erase(trainer: Run) -> None:
    trainer("drill", piped=ONE_ANSWER)
    assert trainer("erase", "--before", "2020-01-01", "--yes").err == "trainer: Nothing to erase.\n"
    trainer("erase", "--notes", "--yes")
    assert refused(trainer("erase", "--notes", "--yes"), 1)
    assert answers(trainer) == 1
    assert trainer("erase", "--all", "--yes").out.startswith("Erased: ")


def test_nothing_is_erased_unless_it_is_meant(trainer: Run) -> None:
    trainer("drill", piped=ONE_ANSWER)
    ended = trainer("erase", "--all", piped="yes\n")
    assert refused(ended, 1)
    assert "--yes" in ended.err
    assert answers(trainer) == 1


def test_erasing_everything_leaves_no_word_of_an_answer(trainer: Run, data: Path) -> None:
    trainer("drill", piped=ONE_ANSWER)
    ended = trainer("erase", "--all", "--yes")
    assert ended.code == 0
    assert "may still hold copies" in ended.out
    assert answers(trainer) == 0
    assert not any(b"delighted" in path.read_bytes() for path in data.rglob("*") if path.is_file())


def test_erasing_before_a_day_spares_that_day(trainer: Run) -> None:
    trainer("drill", piped=ONE_ANSWER)
    assert refused(trainer("erase", "--before", "2026-11-22", "--yes"), 1)
    assert answers(trainer) == 1
    assert trainer("erase", "--before", "2026-11-23", "--yes").code == 0
    assert answers(trainer) == 0


# Taking a deck in


def test_a_deck_is_taken_in_and_asked(trainer: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text(DECK)
    ended = trainer("import", str(tmp_path / "mine.md"))
    assert ended.code == 0
    assert "mine: 1 new card, 0 changed, 0 the same." in ended.out
    assert (data / "decks" / "mine.md").read_text() == DECK
    assert "Why here?" in trainer("drill", "mine", piped="q\n").out


def test_decks_may_be_taken_in_again_and_again_before_the_first_answer(
    trainer: Run, data: Path, tmp_path: Path
) -> None:
    deck = tmp_path / "mine.md"
    for content in (
        DECK,
        DECK.replace("Why here?", "Why us?"),
        f"{DECK}\n---\nQ: When?\n- the day: monday\n",
    ):
        deck.write_text(content)
        assert trainer("import", str(deck)).code == 0
    (tmp_path / "other.md").write_text(DECK)
    assert trainer("import", str(tmp_path / "other.md"), "--duplicates", "keep").code == 0
    assert list((data / ".state" / "backups").glob("*-pre-import.zip")), "the decks from before are kept"
    for verb in ("due", "stats", "doctor"):
        assert trainer(verb).code == 0, verb
    assert trainer("drill", "mine", piped="the team\n\n3\nq\n").code == 0
    assert answers(trainer) == 1


def test_a_dry_run_writes_nothing(trainer: Run, data: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text(DECK)
    ended = trainer("import", "--dry-run", str(tmp_path / "mine.md"))
    assert ended.code == 0
    assert "1 new card," in ended.out
    assert not data.exists()


def test_the_same_deck_again_is_nothing_to_do(trainer: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text(DECK)
    trainer("import", str(tmp_path / "mine.md"))
    assert refused(trainer("import", str(tmp_path / "mine.md")), 1)


def test_mistakes_are_named_and_the_other_cards_come_in(trainer: Run, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text(f"{DECK}\n---\nQ: And why us?\n- @nosuchcue\n- people: people\n")
    ended = trainer("import", str(tmp_path / "mine.md"))
    assert ended.code == 0
    assert "mine.md:10: " in ended.out
    assert "mine: 2 new cards" in ended.out
    assert ended.out.endswith(f"2 cards taken in, 1 mistake: trainer check {tmp_path / 'mine.md'}\n")


@pytest.mark.parametrize("content", [b"", b"\x00\xff", b"no cards here\n"])
def test_a_file_without_cards_is_bad_input(trainer: Run, data: Path, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "mine.md").write_bytes(content)
    assert refused(trainer("import", str(tmp_path / "mine.md")), 2)
    assert refused(trainer("import", str(tmp_path / "missing.md")), 2)
    assert refused(trainer("import", str(tmp_path)), 2)
    assert not data.exists()
