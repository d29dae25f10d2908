"""`trainer rehearse` and `trainer export rehearsal`, as words on a command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import StandingClock
from tests.rehearse.rig import begun, desk_on, played
from trainer.cli import main
from trainer.cli.parsing import REHEARSALS, read_words
from trainer.rehearse.form import FORM_NAMES


def test_the_command_names_every_form() -> None:
    assert REHEARSALS == FORM_NAMES


def test_the_words_reach_the_setup() -> None:
    words = read_words(["rehearse", "--mode", "panel", "--seed", "7", "--minutes", "20", "--people", "4"])
    assert (words.mode, words.seed, words.minutes, words.people) == ("panel", 7, 20, 4)
    plain = read_words(["rehearse"])
    assert (plain.mode, plain.seed) == (None, None)


@pytest.mark.parametrize(
    "words",
    [
        ("--mode", "duel"),
        ("--seed", "-1"),
        ("--seed", "1000000"),
        ("--seed", "seven"),
        ("--minutes", "0"),
        ("--people", "6"),
    ],
)
def test_what_makes_no_rehearsal_is_bad_input(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rehearse", *words]) == 2
    told = capsys.readouterr().err
    assert len(told.splitlines()) == 1
    assert words[1] in told


def test_without_a_terminal_nothing_is_begun(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "data"), "rehearse", "--mode", "offer"]) == 1
    assert "no terminal that can show the app" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_the_last_report_is_exported_and_a_file_that_is_there_stays(
    tmp_path: Path, clock: StandingClock, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "report.md"
    export = ["--data", str(tmp_path / "data"), "export", "rehearsal", str(path)]
    assert main(export) == 1
    assert "no rehearsal has a report yet" in capsys.readouterr().err
    with desk_on(tmp_path / "data", clock) as desk:
        played(begun(desk, "offer"))
    assert main(export) == 0
    assert capsys.readouterr().out == f"Written: {path}\n"
    assert path.read_text("utf-8").startswith("# Rehearsal\n\nOffer on the spot, 22 November 2026")
    assert main(export) == 1
    assert "is there already" in capsys.readouterr().err
