"""The answer being typed, kept beside the progress so that a crash costs seconds."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from trainer.files import atomic_write, private_folder
from trainer.progress.records import MODES, Draft

_FILE = "draft.json"
_VERSION = 1


def read_draft(state: Path) -> Draft | None:
    """The draft in the state folder; None when there is none or it cannot be read."""
    try:
        fields = json.loads((state / _FILE).read_text("utf-8"))
        if fields.pop("v") != _VERSION:
            return None
        draft = Draft(**fields)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return draft if draft.mode in MODES else None


def write_draft(state: Path, draft: Draft) -> None:
    """Put the draft in place of the last one, readable by its owner only.  Raises OSError."""
    fields = {"v": _VERSION, **asdict(draft)}
    atomic_write(private_folder(state) / _FILE, json.dumps(fields).encode())


def drop_draft(state: Path) -> None:
    """There is no draft any more."""
    with suppress(OSError):
        (state / _FILE).unlink(missing_ok=True)
