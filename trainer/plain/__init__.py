"""The drill line by line: for pipes, dumb terminals and screen readers.  No cursor, no colour, only words."""

from __future__ import annotations

from typing import TextIO

from trainer.desk import Desk
from trainer.plain.drill import PlainDrill
from trainer.plain.talk import Talk
from trainer.progress.records import Mode, SessionRecord
from trainer.schedule.session import Session


def run(
    desk: Desk,
    lines: TextIO,
    out: TextIO,
    deck: str | None = None,
    minutes: int | None = None,
    mode: Mode | None = None,
) -> bool:
    """One sitting, from `lines` to `out`; False when there was nothing to ask.

    Raises OSError when a stream breaks and NotSaved when the candidate leaves with a grade that the disk
    refused.  Every grade told as saved is saved by then.
    """
    talk = Talk(lines, out)
    for sentence in desk.notices:
        talk.say(sentence)
    left = desk.unfinished()
    if left is not None and _fits(left, deck, minutes, mode):
        session: Session | None = desk.resume(left)
        talk.say("Going on where you stopped.")
    else:
        session = desk.begin(deck, minutes, mode)
    if session is None:
        return False
    PlainDrill(desk, session, talk).run()
    return True


def _fits(left: SessionRecord, deck: str | None, minutes: int | None, mode: Mode | None) -> bool:
    return minutes is None and deck in (None, left.deck) and mode in (None, left.mode)
