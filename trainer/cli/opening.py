"""Opening the desk for a command, with what can go wrong there turned into a refusal."""

from __future__ import annotations

import os
from collections.abc import Callable

from trainer.cards.library import UnknownCard
from trainer.cli.refusal import DAMAGED, Refusal
from trainer.cli.words import Words
from trainer.desk import Desk, open_desk
from trainer.places import places
from trainer.progress.problems import StoreError


def opened(
    words: Words, *, reading: bool = False, may_look: Callable[[StoreError], bool] = lambda _: False
) -> Desk:
    """The desk, to be used in a `with`.  Only `reading` works while the app is open in another window;
    `may_look` says whether to open it so when it cannot be opened to practise.

    Raises `Refusal` when progress is locked, damaged or in a folder that is not to be used.
    """
    try:
        return open_desk(words.data, words.now, reading=reading)
    except StoreError as error:
        if not reading and may_look(error):
            return opened(words, reading=True)
        raise Refusal(str(error), DAMAGED) from None
    except OSError as error:
        where = places(words.data, os.environ).data
        raise Refusal(
            f"{error.filename or where}: {error.strerror or error}. Nothing was changed. "
            "Give the folder back its rights, or name another one with --data.",
            DAMAGED,
        ) from None


def named_deck(desk: Desk, name: str | None) -> str | None:
    """The deck's id as it is.  Raises `Refusal` when there is no such deck."""
    try:
        return None if name is None else desk.library.deck(name).id
    except UnknownCard as error:
        raise Refusal(str(error)) from None
