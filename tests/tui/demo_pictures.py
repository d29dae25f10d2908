"""Makes the pictures of progress from the made-up candidate: `python -m tests.tui.demo_pictures FOLDER`."""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from tests.tui.rig import press, shown
from trainer.demo.history import demo_folder
from trainer.desk import open_desk

NOW = datetime(2026, 11, 22, 20, 15, tzinfo=UTC)
WAYS = {
    "answers": ("t", "3"),
    "missing": ("b", "down", "enter"),
    "crib": ("c", "down", "down"),
}
"""To every picture the keys that lead there from Home."""


async def picture(folder: Path, way: tuple[str, ...]) -> str:
    """A screen as an SVG, 80 by 24."""
    with open_desk(str(folder), NOW) as desk:
        async with shown(desk) as (app, pilot):
            await press(pilot, *way)
            return app.export_screenshot(title="Second Round")


def main(target: str) -> None:
    with demo_folder(NOW) as folder:
        for name, way in WAYS.items():
            Path(target, f"{name}.svg").write_text(asyncio.run(picture(folder, way)), "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
