"""The page on `trainer stats --json` and the JSON itself tell of the same names; the words fit a screen."""

from __future__ import annotations

import json
import re
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from trainer.cli import main

PAGE = (Path(__file__).parents[1] / "docs" / "stats.md").read_text("utf-8")
TOLD = re.compile(r"^\| `(\w+)` \| (.*) \|$", re.MULTILINE)


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    """What the made-up candidate's statistics come to."""
    with redirect_stdout(StringIO()) as out:
        assert main(["--demo", "--now", "2026-11-22", "stats", "--json"]) == 0
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_every_name_is_told_and_nothing_else(document: dict[str, Any]) -> None:
    assert {name for name, _ in TOLD.findall(PAGE)} == set(document)


def test_every_name_within_a_figure_is_told_where_it_stands(document: dict[str, Any]) -> None:
    group = PAGE.partition("A group has")[2].partition("\n\n")[0]
    hits = PAGE.partition("Each has")[2].partition("\n")[0]
    for name, meaning in TOLD.findall(PAGE):
        told = set(re.findall(r"`(\w+)`", f"{meaning} {group} {hits}"))
        value = document[name][0] if isinstance(document[name], list) and document[name] else document[name]
        for inner in value if isinstance(value, dict) else ():
            assert inner in told, f"{name}.{inner}"
            below = value[inner][0] if isinstance(value[inner], list) else {}
            assert set(below) <= told, f"{name}.{inner}"


def test_shares_are_shares_and_absent_figures_are_null(document: dict[str, Any]) -> None:
    assert 0 < document["coverage"] < 1
    assert all(0 <= area["latest"] <= 1 for area in document["areas"] if area["practised"])
    assert document["since"] is None
    assert len(document["next_cards"]) == 5


def test_since_leaves_out_what_was_before(
    capsys: pytest.CaptureFixture[str], document: dict[str, Any]
) -> None:
    words = ["--demo", "--now", "2026-11-22", "stats", "--json", "--since", "2026-11-16"]
    assert main(words) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["since"] == "2026-11-16"
    assert 0 < told["answers"] < document["answers"]
    assert told["due"] == document["due"]
    assert main(["stats", "--since", "yesterday"]) == 2


def test_the_words_stay_within_a_screen(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--demo", "--now", "2026-11-22", "stats"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 24
    assert max(map(len, lines)) <= 80
    assert any(line.startswith("Left out") for line in lines)
