"""The drill line by line: for pipes, dumb terminals and screen readers.  No cursor, no colour, only words."""

from __future__ import annotations

from typing import TextIO

from trainer.desk import Desk
from trainer.plain.drill import PlainDrill
from trainer.plain.talk import Talk
from trainer.progress.records import Mode, SessionRecord
from trainer.schedule.session import Session
from trainer.text import counted

MORE = 5
"""New questions on offer once the day's work is done."""


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
        session = _more(desk, talk, deck, minutes, mode)
        if session is None:
            return False
    while session is not None and PlainDrill(desk, session, talk).run():
        session = _more(desk, talk, deck, minutes, mode)
    return True


def _more(desk: Desk, talk: Talk, deck: str | None, minutes: int | None, mode: Mode | None) -> Session | None:
    """A further sitting with new questions, when nothing else waits and somebody who types wants it."""
    if not talk.live or desk.today(deck, minutes).queue:
        return None
    count = len(desk.today(deck, minutes, more=MORE).queue)
    if not count:
        return None
    try:
        wanted = talk.ask(f"{counted(count, 'new question')} more? yes goes on, enter ends.") == "yes"
    except EOFError:
        return None
    return desk.begin(deck, minutes, mode, more=MORE) if wanted else None


def _fits(left: SessionRecord, deck: str | None, minutes: int | None, mode: Mode | None) -> bool:
    return minutes is None and deck in (None, left.deck) and mode in (None, left.mode)
