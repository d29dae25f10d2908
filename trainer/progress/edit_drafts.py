"""Cards being written or edited, kept beside the progress so that a crash costs seconds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from trainer.files import atomic_write, private_folder

NEW_CARD = ""
"""The key of the card that stands in no deck yet."""
_FILE = "edit-drafts.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class EditDraft:
    """A card's text that was not saved to its deck."""

    text: str
    saved: str
    """UTC, ISO 8601."""
    deck: str = ""
    """Of a new card: the deck it is meant for, as it was typed."""


def read_edit_drafts(state: Path) -> Mapping[str, EditDraft]:
    """By full id of the card; nothing when the file is missing or cannot be read."""
    try:
        fields = json.loads((state / _FILE).read_text("utf-8"))
        if fields["v"] != _VERSION:
            return {}
        return {str(card): EditDraft(**draft) for card, draft in fields["drafts"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def keep_edit_draft(state: Path, card: str, draft: EditDraft | None) -> None:
    """Put a card's draft in place of its last one, or take it away with None.  Raises OSError."""
    drafts = dict(read_edit_drafts(state))
    if drafts.get(card) == draft:
        return
    drafts.pop(card, None)
    if draft is not None:
        drafts[card] = draft
    if drafts:
        fields = {"v": _VERSION, "drafts": {id_: asdict(kept) for id_, kept in drafts.items()}}
        atomic_write(private_folder(state) / _FILE, json.dumps(fields).encode())
    else:
        (state / _FILE).unlink(missing_ok=True)


def drop_edit_drafts(state: Path) -> int:
    """There are none any more; how many there were."""
    count = len(read_edit_drafts(state))
    with suppress(OSError):
        (state / _FILE).unlink(missing_ok=True)
    return count
