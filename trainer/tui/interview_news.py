"""What Home tells about the interview: how long it is, what is open, and what the debrief offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from trainer.prepare.countdown import countdown
from trainer.text import counted
from trainer.tui.safe_text import joined, line
from trainer.tui.widgets.rows import Row

if TYPE_CHECKING:
    from trainer.prepare.interview import Interview
    from trainer.prepare.notebook import Notebook

OPEN = "open_screen"
"""The table of what stood on the screen: that the debrief did, and lines that were being typed."""
_MOST_TASKS = 2


def title_words(book: Notebook, now: datetime, due: int) -> str:
    """`6 days to go, 23 due, 4 loose ends`; empty without an interview."""
    if book.interview is None:
        return ""
    loose = len(book.loose_ends)
    parts = [_distance(book.interview, now), f"{due} due", counted(loose, "loose end") if loose else ""]
    return ", ".join(filter(None, parts))


def _distance(interview: Interview, now: datetime) -> str:
    moment = interview.moment
    days = moment.days_from(now) if moment else 0
    return f"{days} days to go" if days > 1 else countdown(moment, now)


def offer(book: Notebook, now: datetime, key: str) -> Sequence[Row]:
    """What the key of the debrief does now, while it is wanted; nothing once it is done."""
    if book.interview is None:
        return [(key, joined("Your interview, then how the first one went"))]
    from trainer.prepare.home_lines import home_lines  # a start without an interview needs none of it

    lines = home_lines(book, now)
    if lines.how_did_it_go:
        return [(key, joined(("How did it go?", "bold"), " And by when do they decide?"))]
    if lines.stopped:
        step = lines.stopped.step
        return [(key, joined(("Go on with the debrief", "bold"), f": {step.title.lower()}, {step.number}/6"))]
    return [(key, line(lines.debrief))] if lines.debrief else []


def facts(book: Notebook, now: datetime, key: str) -> Sequence[Row]:
    """The interview, what is still to be done, and what they promised; the key says who will be there."""
    if book.interview is None:
        return []
    from trainer.prepare.home_lines import home_lines

    lines = home_lines(book, now)
    rows = [("Interview", line(book.interview.title))]
    if todo := lines.tasks:
        more = f" And {counted(len(todo) - _MOST_TASKS, 'task')} more." if len(todo) > _MOST_TASKS else ""
        answer = f"  {key} answers it" if who_is_asked(book) else ""
        rows.append(
            ("To do", joined(line("; ".join(todo[:_MOST_TASKS])), more, (answer, "$foreground-muted")))
        )
    told = [sentence for sentence in (lines.after, lines.due, lines.reading) if sentence]
    return [*rows, *(("" if number else "Mind", line(sentence)) for number, sentence in enumerate(told))]


def who_is_asked(book: Notebook) -> bool:
    """It is not known yet who will be there, nor that they would not say."""
    if book.interview is None:
        return False
    from trainer.prepare.who_will_be_there import known_who

    return not known_who(book)


def is_over(book: Notebook, now: datetime) -> bool:
    """The interview has taken place, and nothing was written about it yet."""
    if book.interview is None:
        return False
    from trainer.prepare.after_words import asks_how_it_went

    return asks_how_it_went(book, now)
