"""A candidate with a built-in deck and one of his own, and timers that keep nobody waiting."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.rig import Practice
from trainer.tui.screens.library.drafting import DraftingScreen

MILL = """\
---
title = "The mill"
about = "What they asked last time."
---

## bread
kind: story
tags: mill pay

Q: Why bread, of all things?
Q: Why do you bake?

- ! people need it: everybody eats | needed every day
  > Who needs it?
- the smell: it smells of home

## rolls
Q: And why rolls?
"""


@pytest.fixture(autouse=True)
def _quick_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(DraftingScreen, "REST_SECONDS", 0.01)
    monkeypatch.setattr(DraftingScreen, "LINT_SECONDS", 0.01)


@pytest.fixture
def mill(practice: Practice) -> Path:
    """The file of the candidate's own deck."""
    folder = practice.folder / "data" / "decks"
    folder.mkdir(parents=True)
    file = folder / "mill.md"
    file.write_text(MILL, "utf-8")
    return file
