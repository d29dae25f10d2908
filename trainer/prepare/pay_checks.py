"""What the pay sheet still needs, and what of it may be seen."""

from __future__ import annotations

from dataclasses import replace

from trainer.prepare.notebook import Notebook
from trainer.prepare.pay import Pay
from trainer.prepare.slot_values import proofs_of_worth

NO_SOURCE = "The range has no source yet."


def pay_missing(book: Notebook) -> tuple[str, ...]:
    """What is open, one sentence each."""
    if book.pay is None or not book.pay.range:
        return ("No range yet: look up what others pay, and write down where.",)
    found = [] if book.pay.sources else [NO_SOURCE]
    proofs = proofs_of_worth(book)
    if not proofs:
        found.append("No story that justifies it yet: one about money or time.")
    elif not any(story.counted for story in proofs):
        found.append("No figure in the stories that justify it: how much did it save or bring in?")
    return tuple(found)


def without_floor(pay: Pay) -> Pay:
    """The sheet as it may be printed, exported or shown to others."""
    return replace(pay, floor="")
