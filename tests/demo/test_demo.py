"""The made-up candidate: whole, the same each time, and gone afterwards."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from trainer.cli import main
from trainer.clock import study_day
from trainer.demo.history import DAYS, IDLE, demo_folder
from trainer.desk import open_desk
from trainer.prepare.interviews import open_interview
from trainer.prepare.notebook import read_notebook

NOW = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def figures() -> dict[str, object]:
    """What practice came to, and what was written down."""
    with demo_folder(NOW) as folder, open_desk(str(folder), NOW, environ={}) as desk:
        book = read_notebook(desk.store, open_interview(desk.store))
        practice = desk.practice()
        return {
            "folder": folder,
            "answers": dict(practice.answers),
            "grades": {grade for _, grade in practice.grades},
            "notices": desk.notices,
            "kinds": {
                name
                for name in ("people", "questions", "skills", "stories", "goals", "pay")
                if getattr(book, name)
            },
            "date": book.interview and book.interview.study_day,
        }


def test_three_weeks_were_practised_with_some_evenings_off(figures: dict[str, object]) -> None:
    days = figures["answers"]
    assert isinstance(days, dict)
    today = study_day(NOW)
    assert set(days) == {today - back for back in range(DAYS, 0, -1) if back not in IDLE}
    assert figures["grades"] == {1, 2, 3, 4}
    assert figures["notices"] == ()


def test_the_preparation_is_there_and_the_interview_lies_ahead(figures: dict[str, object]) -> None:
    assert figures["kinds"] == {"people", "questions", "skills", "stories", "goals", "pay"}
    assert figures["date"] == study_day(NOW + timedelta(days=9))


def test_the_folder_is_gone_afterwards(figures: dict[str, object]) -> None:
    folder = figures["folder"]
    assert isinstance(folder, Path)
    assert not folder.exists()


def test_the_command_shows_the_same_candidate_each_time(capsys: pytest.CaptureFixture[str]) -> None:
    seen = []
    for _ in range(2):
        assert main(["--demo", "--now", NOW.isoformat(), "stats", "--json"]) == 0
        seen.append(json.loads(capsys.readouterr().out))
    assert seen[0] == seen[1]
    assert seen[0]["answers"] > 100


def test_demo_and_a_folder_of_ones_own_do_not_go_together(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--demo", "--data", "somewhere", "stats"]) == 2
    assert "leave --data away" in capsys.readouterr().err
