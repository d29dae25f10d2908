"""The next round: another debrief in the same notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.prepare.after import After
from trainer.prepare.debrief import Debrief
from trainer.prepare.notebook import Notebook
from trainer.prepare.notes import save

if TYPE_CHECKING:
    from trainer.progress.store import Store

_FIRST = 2
"""The number of the round that follows the first."""


def begin_next_round(store: Store, book: Notebook, debrief: Debrief) -> Debrief:
    """Save the debrief as one of the round that is over now, with nothing written yet, and return it.

    What was learnt of the round before stays readable in its note; people, questions, stories and all else
    stay as they are, and questions asked from now on belong to the new round.  Raises NotSaved.
    """
    number = int(debrief.round) + 1 if debrief.round.isdecimal() else _FIRST
    kept = "\n\n".join(filter(None, (debrief.note, _told(debrief), _went(book.after))))
    empty = Debrief(uid=debrief.uid, created=debrief.created, interview=debrief.interview)
    fresh = replace(empty, round=str(number), note=kept, read_on=debrief.read_on)
    save(store, fresh)
    if book.after:
        # The answer to the round before may still be waited for.
        save(store, replace(book.after, went=""))
    return fresh


def _told(debrief: Debrief) -> str:
    lines = [debrief.title]
    for field in debrief.FORM:
        if field.name == "note":
            continue
        value = getattr(debrief, field.name)
        said = "; ".join(value) if isinstance(value, tuple) else value
        if said:
            lines.append(f"{field.label}: {said}")
    return "\n".join(lines) if len(lines) > 1 else ""


def _went(after: After | None) -> str:
    return f"How it went: {after.went}" if after and after.went else ""
