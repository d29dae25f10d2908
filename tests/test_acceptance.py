"""`acceptance.tsv`, what a candidate must be able to practise: every row has a test of its check.

The tests stand in `acceptance/`, in one file an area or in several, like `test_prepare_plan.py`, each
named by the id of its row: `test_s0_8_...` is S0.8.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

HERE = Path(__file__).parent
ROWS = [row.split("\t") for row in (HERE / "acceptance.tsv").read_text("utf-8").splitlines()[1:]]
AREAS = {row[0]: row[-1] for row in ROWS}
"""Which area of the program holds a row, by its id."""


def with_a_test(area: str) -> set[str]:
    """The ids of the rows that have a test in the files of an area."""
    folder = HERE / "acceptance"
    files = [*folder.glob(f"test_{area}.py"), *folder.glob(f"test_{area}_*.py")]
    functions = [
        node.name
        for file in files
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return {
        f"S{found[1]}.{found[2]}" for name in functions if (found := re.match(r"test_s(\d+)_(\d+)_", name))
    }


def test_the_list_is_whole() -> None:
    assert len(ROWS) == len(AREAS) == 147
    assert set(AREAS.values()) == {"decks", "insights", "prepare", "recall", "rehearse", "schedule"}


def test_every_row_has_a_test() -> None:
    there = {area: with_a_test(area) for area in set(AREAS.values())}
    owed = {id_: area for id_, area in AREAS.items() if id_ not in there[area]}
    assert owed == {}


def test_no_test_names_a_row_that_is_not_on_the_list() -> None:
    stray = {
        area: with_a_test(area) - {id_ for id_, own in AREAS.items() if own == area}
        for area in AREAS.values()
    }
    assert {area: rows for area, rows in stray.items() if rows} == {}
