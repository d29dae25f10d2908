"""The commands that take cards in and write them out, as they are typed."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cards.importing.packages import Note, package
from tests.conftest import StandingClock
from tests.faces.conftest import Ended, OpenDesk, Run
from trainer.cards.library import load_library
from trainer.places import places
from trainer.prepare.confidential import protect
from trainer.progress.store import open_store

SHEET = "question,answer,tags\nWhat would Ada say?,near; nice,team\nWhen do they call?,on monday,\n"
NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ONE_ANSWER = "near and nice\n\n3\nq\n"


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    (tmp_path / "mine.csv").write_text(SHEET)
    return str(tmp_path / "mine.csv")


def refused(ended: Ended, code: int) -> bool:
    return ended.code == code and ended.err.startswith("trainer: ") and ended.err.count("\n") == 1


def own_cards(data: Path) -> list[str]:
    return list(load_library(data / "nowhere", data / "decks").cards)


def test_a_sheet_comes_in_and_is_drilled(trainer: Run, data: Path, sheet: str) -> None:
    ended = trainer("import", sheet)
    assert (ended.code, ended.err) == (0, "")
    assert "mine.csv was read as: sheet.\nmine: 2 new cards, 0 changed, 0 the same.\n" in ended.out
    assert f"Saved: {data / 'decks' / 'mine.md'}" in ended.out
    assert own_cards(data) == ["mine/what-would-ada-say", "mine/when-do-they-call"]
    assert trainer("drill", "mine", piped=ONE_ANSWER).code == 0
    assert json.loads(trainer("stats", "--json").out)["answers"] == 1


def test_a_dry_run_says_the_same_and_writes_nothing(trainer: Run, data: Path, sheet: str) -> None:
    dry = trainer("import", "--dry-run", sheet)
    assert dry.code == 0
    assert not data.exists()
    real = trainer("import", sheet)
    said = dry.out.removesuffix("Nothing was changed: this was a dry run.\n")
    assert real.out.startswith(said)


def test_standard_input_is_read_too(trainer: Run, data: Path) -> None:
    assert trainer("import", "-", "--deck", "piped", piped="Q: Why?\nA: near\n").code == 0
    assert own_cards(data) == ["piped/why"]
    assert refused(trainer("import", "-"), 2)


def test_importing_twice_keeps_the_schedule(trainer: Run, data: Path, tmp_path: Path, sheet: str) -> None:
    trainer("import", sheet)
    trainer("drill", "mine", piped=ONE_ANSWER)
    (tmp_path / "mine.csv").write_text(
        SHEET.replace("nice", "good people").replace("When do they call?", "Else?")
    )
    ended = trainer("import", sheet)
    assert ended.code == 0
    assert "1 gone, to be suspended" in ended.out
    store = open_store(places(str(data), {}), StandingClock(NOW))
    state = store.state("mine/what-would-ada-say")
    store.close()
    assert state is not None
    assert (state.reps, state.suspended) == (1, False)
    assert list((data / ".state" / "backups").glob("*-pre-import.zip"))


def test_duplicates_are_left_out_joined_or_kept(trainer: Run, data: Path, tmp_path: Path, sheet: str) -> None:
    trainer("import", sheet)
    (tmp_path / "other.csv").write_text("question,answer\nWhat would Ada say?,hello\n")
    other = str(tmp_path / "other.csv")
    ended = trainer("import", other)
    assert refused(ended, 1)
    assert "--duplicates keep" in ended.err
    assert trainer("import", other, "--duplicates", "merge").code == 0
    assert len(load_library(data / "x", data / "decks").cards["mine/what-would-ada-say"].points) == 3
    assert trainer("import", other, "--duplicates", "keep").code == 0
    assert "other/what-would-ada-say" in own_cards(data)


def test_the_history_of_a_package_comes_along_when_it_is_asked_for(trainer: Run, tmp_path: Path) -> None:
    notes = [Note(("Why?", "near"), "g", reviews=((1_790_000_000_000, 3, 1), (1_790_500_000_000, 2, 1)))]
    path = str(package(tmp_path / "deck.apkg", notes))
    assert "2 past answers came along.\n" in trainer("import", path, "--history").out
    assert json.loads(trainer("stats", "--json").out)["answers"] == 2
    assert "0 past answers came along.\n" in trainer("import", path, "--history").out
    assert trainer("doctor").code == 0


def test_nothing_is_taken_in_while_the_app_is_open(
    trainer: Run, open_desk: OpenDesk, data: Path, sheet: str
) -> None:
    open_desk()
    assert refused(trainer("import", sheet), 3)
    assert trainer("import", "--dry-run", sheet).code == 0
    assert not (data / "decks").exists()


@pytest.mark.parametrize("content", [b"\x00\x01\x02\xff" * 99, b"PK\x03\x04 broken", b"{", b"prose\n"])
def test_bad_input_is_one_line_and_leaves_nothing(
    trainer: Run, data: Path, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "bad.dat").write_bytes(content)
    assert refused(trainer("import", str(tmp_path / "bad.dat")), 2)
    assert not data.exists()


# Out again


@pytest.mark.parametrize("ending", [".md", ".csv", ".json", ".txt"])
def test_a_deck_goes_out_and_comes_back_the_same(
    trainer: Run, data: Path, tmp_path: Path, ending: str
) -> None:
    (tmp_path / "mine.md").write_text(
        "## a\nkind: fit\ntags: t u\n\nQ: Why us?\nQ: Why here?\n\n- ! thanks: thank you | glad\n  > More?\n"
        "- @reason\n\n~ the money\n\nA: Because, = you\n- are near.\n"
    )
    trainer("import", str(tmp_path / "mine.md"))
    card = load_library(data / "x", data / "decks").cards["mine/a"]
    out = str(tmp_path / f"mine-out{ending}")
    assert trainer("export", "deck", "mine", out).code == 0
    assert refused(trainer("export", "deck", "mine", out), 1)
    assert trainer("import", out, "--deck", "mine").err == "trainer: nothing new to take in.\n"
    assert load_library(data / "x", data / "decks").cards["mine/a"] == card


def test_everything_as_json_fills_an_empty_profile(
    trainer: Run, data: Path, tmp_path: Path, sheet: str
) -> None:
    trainer("import", sheet)
    trainer("drill", "mine", piped=ONE_ANSWER)
    whole, other = str(tmp_path / "all.json"), str(tmp_path / "other")
    assert trainer("export", "all", whole).code == 0
    assert trainer("--data", other, "import", whole).code == 0
    assert own_cards(Path(other)) == own_cards(data)
    assert json.loads(trainer("--data", other, "stats", "--json").out)["answers"] == 1
    assert "\n0 entries of progress came in" in trainer("import", whole).out


@pytest.mark.parametrize(
    ("what", "ending"),
    [("reviews", ".jsonl"), ("reviews", ".csv"), ("notes", ".json"), ("all", ".json"), ("all", ".zip"),
     ("cards", ".csv"), ("cards", ".txt"), ("cards", ".json")],
)  # fmt: skip
def test_what_is_confidential_stays_out_unless_it_is_asked_for(
    trainer: Run, data: Path, tmp_path: Path, sheet: str, what: str, ending: str
) -> None:
    def told(path: Path) -> bytes:
        if ending != ".zip":
            return path.read_bytes()
        with ZipFile(path) as archive:
            return b"".join(archive.read(name) for name in archive.namelist())

    trainer("import", sheet)
    trainer("drill", "mine", piped="near Ada Lovelace\n\n3\nq\n")
    store = open_store(places(str(data), {}), StandingClock(NOW))
    protect(store, "Ada")
    store.close()
    assert trainer("export", what, str(tmp_path / f"out{ending}")).code == 0
    assert b"Ada" not in told(tmp_path / f"out{ending}")
    ended = trainer("export", what, str(tmp_path / f"full{ending}"), "--with-confidential")
    assert ended.code == 0
    assert b"Ada" in told(tmp_path / f"full{ending}")


@pytest.mark.parametrize(
    "words",
    [
        ("deck", "out.md"),
        ("cards", "x", "out.csv"),
        ("cards", "out.md"),
        ("deck", "nothere", "out.md"),
        ("all", "x.csv"),
    ],
)
def test_an_export_that_makes_no_sense_is_one_line(trainer: Run, words: tuple[str, ...]) -> None:
    assert refused(trainer("export", *words), 2)
