"""Decks that the candidate has switched off: their cards are not asked, and keep all they have."""

from __future__ import annotations

from trainer.progress.store import Store

TABLE = "decks"
"""A document for every deck that is off.  It lies in the journal, so that it travels with the data."""


def switched_off(store: Store) -> frozenset[str]:
    """Ids of the decks that are off, also of such as are gone."""
    return frozenset(deck for deck, fields in store.documents(TABLE).items() if fields.get("off"))


def switch(store: Store, deck: str, *, on: bool) -> None:
    """Have a deck asked again, or no longer.  Raises NotSaved."""
    if on:
        store.remove(TABLE, deck)
    else:
        store.put(TABLE, deck, {"v": 1, "off": True})
