"""What the first paint does without, told by which modules are loaded: no machine is too slow for that."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = frozenset(
    {
        "markdown_it", "pygments", "rapidfuzz", "snowballstemmer", "numpy", "fsrs", "tomlkit", "tree_sitter",
        "importlib_metadata", "platformdirs",
    }
)  # fmt: skip
SCRIPT = """
import asyncio, sys
import textual.app
brought_along = set(sys.modules)
from trainer.desk import open_desk
from trainer.tui.app import TrainerApp

TrainerApp._warm_up = lambda app: None  # what comes after the first paint

async def main():
    with open_desk(sys.argv[1]) as desk:
        app = TrainerApp(desk, straight_to_drill=sys.argv[2] == "drill")
        async with app.run_test(size=(80, 24)):
            print(type(app.screen).__name__, *sorted(set(sys.modules) - brought_along))

asyncio.run(main())
"""


def _loaded(tmp_path: Path, where: str) -> tuple[str, set[str]]:
    words = [sys.executable, "-c", SCRIPT, str(tmp_path / "data"), where]
    done = subprocess.run(words, capture_output=True, text=True, cwd=Path(__file__).parents[2], check=True)
    screen, *modules = done.stdout.split()
    return screen, set(modules)


@pytest.mark.parametrize(("where", "stands"), [("home", "HomeScreen"), ("drill", "DrillScreen")])
def test_nothing_heavy_is_loaded_before_the_first_paint(tmp_path: Path, where: str, stands: str) -> None:
    screen, modules = _loaded(tmp_path, where)
    assert screen == stands
    assert {name.partition(".")[0] for name in modules} & HEAVY == set()


def test_home_paints_without_the_screens_behind_it(tmp_path: Path) -> None:
    _, modules = _loaded(tmp_path, "home")
    behind = {"drill", "summary", "stats", "help", "sheet"}
    assert {name for name in modules if name.startswith("trainer.tui.screens.")} == {
        "trainer.tui.screens.home"
    }
    assert not {f"trainer.tui.screens.{name}" for name in behind} & modules
    assert "trainer.recall.words" not in modules
