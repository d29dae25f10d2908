"""The confidential list: words and names that are not to be said in an interview."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.text import one_line

if TYPE_CHECKING:
    from trainer.progress.store import Store

TABLE = "confidential"
VERSION = 1


def protected_words(store: Store) -> tuple[str, ...]:
    """The words and names on the list, in the order of adding."""
    return tuple(document["words"] for document in store.documents(TABLE).values())


def protect(store: Store, words: str) -> None:
    """Put words on the list; nothing happens when they are empty or on it.  Raises NotSaved."""
    words = one_line(words)
    if words and words.casefold() not in store.documents(TABLE):
        store.put(TABLE, words.casefold(), {"v": VERSION, "words": words})


def unprotect(store: Store, words: str) -> None:
    """Take words off the list.  Raises NotSaved."""
    store.remove(TABLE, one_line(words).casefold())
