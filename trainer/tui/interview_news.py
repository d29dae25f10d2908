"""What Home tells about the interview: how long it is, what is open, and what `d` offers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from trainer.prepare.countdown import NO_DATE, countdown
from trainer.prepare.interview import Interview
from trainer.prepare.notebook import Notebook
from trainer.tui.phrases import counted
from trainer.tui.safe_text import joined, line
from trainer.tui.widgets.rows import Row

OPEN = "open_screen"
"""The table whose one document is there while the debrief is on the screen."""
DONE = "done"
"""The stop of a debrief that was gone through."""
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
    if moment is None:
        return NO_DATE
    days = moment.days_from(now)
    return f"{days} days to go" if days > 1 else countdown(moment, now)


def offer(book: Notebook, now: datetime, key: str) -> Sequence[Row]:
    """What the key of the debrief does now, while it is wanted; nothing once it is done."""
    if book.interview is None:
        return [(key, joined("Your interview, then how the first one went"))]
    if is_over(book.interview, now):
        return [] if book.after else [(key, joined(("How did it go?", "bold"), " By when do they decide?"))]
    if book.debrief is None or not book.debrief.step:
        return [(key, joined(("Debrief", "bold"), ", about 25 minutes; you can leave at any time"))]
    if book.debrief.step != DONE:
        return [(key, joined(("Go on with the debrief", "bold"), " where you stopped"))]
    return []


def facts(book: Notebook) -> Sequence[Row]:
    """The interview and what is still to be done."""
    if book.interview is None:
        return []
    rows = [("Interview", line(book.interview.title))]
    todo = [task.text for task in book.tasks if not task.done]
    if todo:
        more = f" and {counted(len(todo) - _MOST_TASKS, 'task')} more" if len(todo) > _MOST_TASKS else ""
        rows.append(("To do", joined(line("; ".join(todo[:_MOST_TASKS])), more)))
    return rows


def is_over(interview: Interview, now: datetime) -> bool:
    """The interview has taken place."""
    return interview.moment is not None and "how did it go" in countdown(interview.moment, now)


def question_about(where: str) -> str:
    """What is asked when the terminal closed over the debrief."""
    return f"You were at {where}. Go on? (y/n)"
