"""The third page: how much of the points the answers hold, over time and by area and deck."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from trainer.insights.figures import Figures
from trainer.insights.groups import Group
from trainer.tui.phrases import GRADE_WORDS, counted, percent
from trainer.tui.screens.stats.drawing import COLUMN, MUTED, bar, columns, entry, said
from trainer.tui.screens.stats.page import TREND_FROM, Page, Seen, next_act, too_early

HEIGHT = 5
NAME, WORDS, LONGEST, SHORTEST = 21, 24, 24, 6
NOTHING_YET = "What your answers hold of the points stands here after the first one."
LEGEND = "█ is the latest answer to each card, │ where its first one stood."


def answers(seen: Seen, width: int) -> Page:
    """The trend, the first answers against the latest, and the grades."""
    figures = seen.figures
    if not figures.summary.answers:
        return Page(tuple(said(NOTHING_YET, width)), "")
    act, cards = next_act(figures)
    lines = [
        *said(_sentence(figures), width, "bold"),
        Content(""),
        *_trend(figures, width),
        Content(""),
        *_groups("By area", figures.areas, {}, width),
        *_groups("By deck", figures.decks, seen.titles, width),
        *_grades(figures, width),
        *_aloud(figures, width),
    ]
    return Page(tuple(lines), act, cards)


def _sentence(figures: Figures) -> str:
    summary = figures.summary
    judged = [group for group in figures.decks if group.first is not None and group.latest is not None]
    count = sum(group.good for group in judged)
    practised = sum(group.practised for group in figures.decks)
    if not judged:
        return "All your answers were aloud so far; what you type is held against its points."
    whole = f"On the whole your answers held {percent(summary.coverage)} of the points. "
    return whole + f"The latest answer was good for {count} of {counted(practised, 'card')} asked so far."


def _trend(figures: Figures, width: int) -> Iterator[Content]:
    if figures.days_practised < TREND_FROM:
        yield from said(too_early(figures.days_practised), width)
        return
    shown = figures.trend[-max(1, (width - COLUMN) // COLUMN) :]
    names = [f"{week.monday.day}.{week.monday.month}" for week in shown]
    rings = [week.self_rated for week in shown]
    told = ", ○ what you ticked yourself, aloud" if any(ring is not None for ring in rings) else ""
    yield from said(f"Points held, by week from its Monday on{told}:", width)
    yield from columns(names, [week.coverage for week in shown], HEIGHT, rings)


def _groups(title: str, groups: tuple[Group, ...], titles: dict[str, str], width: int) -> Iterator[Content]:
    judged = [group for group in groups if group.latest is not None]
    if not judged:
        return
    head = min(NAME, max(12, width // 3))
    room = max(SHORTEST, min(LONGEST, width - head - WORDS))
    yield from said(f"{title}. {LEGEND}", width)
    for group in judged:
        words = f"{percent(group.first):>4} → {percent(group.latest):>4}"
        if width >= head + room + WORDS:
            words += f"  {group.practised} of {group.cards}"
        yield entry(titles.get(group.name, group.name), bar(group.latest, room, group.first), words, head)
    yield Content("")


def _grades(figures: Figures, width: int) -> Iterator[Content]:
    yield from said("Grades of all answers:", width)
    total = max(1, figures.summary.answers)
    for grade, count in figures.summary.grades.items():
        room = max(SHORTEST, min(LONGEST, width - 20))
        yield entry(GRADE_WORDS[grade], bar(count / total, room), f"{count}", 8)


def _aloud(figures: Figures, width: int) -> Iterator[Content]:
    summary = figures.summary
    if not summary.self_rated:
        return
    yield Content("")
    room = max(SHORTEST, min(LONGEST, width - 20))
    share = summary.self_rated_coverage
    yield entry("Aloud", bar(share, room, hollow=True), percent(share), 8)
    yield from said(f"○ {counted(summary.self_rated, 'answer')} that nobody checked but you.", width, MUTED)
