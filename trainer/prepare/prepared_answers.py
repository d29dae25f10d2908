"""Answers that the candidate wrote beforehand, for cards whose deck file has none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.progress.store import Store

TABLE = "prepared"
VERSION = 1


def prepared_answers(store: Store) -> Mapping[str, str]:
    """The answers by the full id that their card has today."""
    documents = store.documents(TABLE)
    moved = store.aliases() if documents else {}
    return {moved.get(card, card): document["text"] for card, document in documents.items()}


def prepare_answer(store: Store, card: str, text: str) -> None:
    """Save the answer of a card; an empty one is deleted.  Raises NotSaved."""
    if text.strip():
        store.put(TABLE, card, {"v": VERSION, "text": text})
    else:
        store.remove(TABLE, card)
