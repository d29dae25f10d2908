"""Leaving while something has not reached the disk: another folder is offered, and a loss is asked about."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from trainer.plain.talk import Talk
from trainer.progress.problems import NotSaved
from trainer.progress.store import Store

WayOut = Literal["back", "kept", "lost"]

_FOLDER = "Another folder to keep it in until `trainer merge` takes it in, or enter for none:"
_SURE = "Leave, and lose what is not saved? yes leaves, enter goes back."


def way_out(store: Store, talk: Talk) -> WayOut:
    """Back to try again, or out: with what waits kept in a file elsewhere, or without it.

    When there are no more lines to hear, it is without.
    """
    try:
        if talk.ask("Enter tries again, q leaves.") != "q":
            return "back"
        while store.waiting and (folder := talk.ask(_FOLDER)):
            try:
                kept = store.rescue(Path(folder).expanduser())
            except NotSaved as problem:
                talk.say(f"Not kept there: {problem.reason}.")
            else:
                talk.say(f"Kept. Take it in later with: trainer merge {kept}")
                return "kept"
        return "lost" if talk.ask(_SURE) == "yes" else "back"
    except EOFError:
        return "lost"
