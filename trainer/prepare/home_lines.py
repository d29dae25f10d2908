"""What Home shows of the preparation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from trainer.prepare.after_words import after_sentence, asks_how_it_went
from trainer.prepare.debrief_steps import MINUTES, Stopped, due_tonight, where_stopped
from trainer.prepare.notebook import Notebook
from trainer.prepare.notes_page import reading_due
from trainer.prepare.who_will_be_there import open_tasks


@dataclass(frozen=True, slots=True)
class HomeLines:
    """Sentences and offers, each empty or None when there is nothing to say."""

    tasks: tuple[str, ...]
    """What is to be done, beginning with finding out who will be there."""
    debrief: str
    """The offer of a debrief that was not begun."""
    stopped: Stopped | None
    """Where a debrief was left."""
    due: str
    """Better answers that are to be written."""
    reading: str
    """Whether the page of notes is to be read today."""
    after: str
    """The day they promised, or the note that is in order."""
    how_did_it_go: bool
    """The interview is over: ask once how it went."""


def home_lines(book: Notebook, now: datetime) -> HomeLines:
    """The lines of the open interview; all are empty while there is none."""
    if book.interview is None:
        return HomeLines((), "", None, "", "", "", False)
    over = asks_how_it_went(book, now)
    begun = bool(book.people or book.questions or (book.debrief and not book.debrief.empty))
    offer = "" if begun or over else f"Debrief: about {MINUTES} minutes, can be left at any time."
    return HomeLines(
        tasks=() if over else open_tasks(book),
        debrief=offer,
        stopped=where_stopped(book),
        due=due_tonight(book),
        reading="" if over else reading_due(book, now),
        after=after_sentence(book, now),
        how_did_it_go=over,
    )
