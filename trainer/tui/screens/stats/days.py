"""The second page: when there was practice, week by week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from trainer.clock import date_of
from trainer.insights.calendar import PractisedDay
from trainer.tui.phrases import counted
from trainer.tui.safe_text import Piece, joined
from trainer.tui.screens.stats.drawing import MUTED, NO_DAY, day, said
from trainer.tui.screens.stats.page import TODAY, Page, Seen

HEAD = 7
WIDE, NARROW = 6, 4
"""Columns of one day."""
NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
NOTHING_YET = "Every day on which you answer leaves its mark here. So far: none."
LEGEND = "· no answer   ▪ some   ■ at least half of your fullest day; the number counts answers."


def days(seen: Seen, width: int) -> Page:
    """A calendar, the newest week on top."""
    figures = seen.figures
    if not figures.summary.answers:
        return Page(tuple(said(NOTHING_YET, width)), TODAY)
    practised = figures.summary.days_practised
    lasted = figures.minutes / max(1, figures.days_practised)
    sentence = (
        f"You practised on {practised} of the last 14 days, about {max(1, round(lasted))} min a time. "
        f"{_next(seen)}"
    )
    most = max(one.answers for week in figures.weeks for one in week)
    column = WIDE if width >= HEAD + 7 * WIDE + 8 else NARROW
    lines = [
        *said(sentence, width, "bold"),
        Content(""),
        joined((" " * HEAD + "".join(f"{name:<{column}}" for name in NAMES), MUTED)),
        *(_week(week, most, column, seen.day) for week in reversed(figures.weeks)),
        Content(""),
        *said(LEGEND, width, MUTED),
    ]
    return Page(tuple(lines), TODAY)


def _next(seen: Seen) -> str:
    summary = seen.figures.summary
    if summary.answers_today:
        return f"Today: {counted(summary.answers_today, 'answer')}."
    due = summary.due_ahead[0]
    return (
        f"Nothing yet today; {counted(due, 'card is', 'cards are')} due." if due else "Nothing is due today."
    )


def _week(week: Sequence[PractisedDay], most: int, column: int, today: int) -> Content:
    pieces: list[Piece] = [(f"{week[0].date.day:>2} {week[0].date:%b} ", MUTED)]
    for one in week:
        words = day(one.answers, most) + (f"{one.answers}" if one.answers else "")
        style = MUTED if words == NO_DAY else "bold $text-accent" if words[0] == "■" else "$text-accent"
        if one.date == date_of(today):
            style = f"{style} underline"
        pieces += [(words, style), " " * max(0, column - len(words))]
    pieces += list(_total(week)) if column == WIDE else []
    return joined(*pieces)


def _total(week: Sequence[PractisedDay]) -> Iterator[Piece]:
    yield " " * ((7 - len(week)) * WIDE)
    if minutes := sum(one.minutes for one in week):
        yield (f"{max(1, round(minutes)):>4} min", MUTED)
