"""The answer being typed, one a place, kept beside the progress so that a crash costs seconds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from trainer.files import atomic_write, private_folder
from trainer.progress.records import MODES, Draft, Place

_FILES: Mapping[Place, str] = {"drill": "draft.json", "rehearsal": "draft-rehearsal.json"}
_VERSION = 1


def read_draft(state: Path, place: Place = "drill") -> Draft | None:
    """The draft of a place in the state folder; None when there is none or it cannot be read."""
    try:
        fields = json.loads((state / _FILES[place]).read_text("utf-8"))
        if fields.pop("v") != _VERSION:
            return None
        draft = Draft(**fields)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None
    return draft if draft.mode in MODES and draft.place == place else None


def write_draft(state: Path, draft: Draft) -> None:
    """Put the draft in place of the last one of its place, readable by its owner only.  Raises OSError."""
    fields = {"v": _VERSION, **asdict(draft)}
    atomic_write(private_folder(state) / _FILES[draft.place], json.dumps(fields).encode())


def drop_draft(state: Path, place: Place = "drill") -> None:
    """The place has no draft any more."""
    with suppress(OSError):
        (state / _FILES[place]).unlink(missing_ok=True)


def drop_drafts(state: Path) -> int:
    """No place has a draft any more; how many could be read."""
    count = sum(read_draft(state, place) is not None for place in _FILES)
    for place in _FILES:
        drop_draft(state, place)
    return count
