"""Decks and progress without the rest of the desk, for a command that needs no more."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from trainer.cards.library import Library, load_library
from trainer.cards.whole_folder import settle
from trainer.cli.refusal import DAMAGED, Refusal
from trainer.cli.words import Words
from trainer.clock import Clock, SystemClock
from trainer.places import Places, builtin_decks, places
from trainer.progress.problems import StoreError
from trainer.progress.store import Store, open_store


@dataclass(frozen=True, slots=True)
class Profile:
    """One candidate's decks and progress, open."""

    where: Places
    clock: Clock
    library: Library
    store: Store


@contextmanager
def profile(words: Words, *, reading: bool) -> Iterator[Profile]:
    """Open decks and progress, and close them again.

    Raises `Refusal` when progress is locked, damaged or in a folder that is not to be used.
    """
    from trainer.schedule.memory import after_review

    where, clock = places(words.data, os.environ), SystemClock(words.now)
    try:
        if not reading:
            with suppress(OSError):  # the next start tries it again
                settle(where.decks)
        library = load_library(builtin_decks(), where.decks)
        store = open_store(where, clock, read_only=reading, replay=after_review)
    except StoreError as error:
        raise Refusal(str(error), DAMAGED) from None
    except OSError as error:
        raise Refusal(
            f"{error.filename or where.data}: {error.strerror or error}. Nothing was changed. "
            "Give the folder back its rights, or name another one with --data.",
            DAMAGED,
        ) from None
    try:
        yield Profile(where, clock, library, store)
    finally:
        store.close()
