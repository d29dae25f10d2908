"""The report: one page for a browser, a telephone or a printer, with every picture of progress."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from trainer.cards.slots import AskedCard
from trainer.clock import date_of
from trainer.insights.calendar import last_weeks, shares_by_week
from trainer.insights.forecasts import forecast_check
from trainer.insights.groups import Group, by_area, by_deck
from trainer.insights.practice import Practice
from trainer.insights.readiness import AreaBoard
from trainer.insights.summary import Summary
from trainer.insights.telling import telling
from trainer.insights.threads import pillar_shares
from trainer.insights.weak_spots import missed_points, slipping_cards
from trainer.paper.html import document, heading, listed, paragraph, section
from trainer.paper.plots import Bar, Cell, Mark, bars, calendar, line
from trainer.text import counted, shortened

LEAST_WEEKS, WEEKS = 4, 26
"""Of the calendar and of the line of coverage."""
MOST_MISSED = 10
_GRADES = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}
NOTHING_YET = "No answers yet. Three sittings make a trend."


@dataclass(frozen=True, slots=True)
class Reported:
    """What the report is made of."""

    title: str
    countdown: str
    summary: Summary
    practice: Practice
    cards: Mapping[str, AskedCard]
    titles: Mapping[str, str]
    """Deck id to its title."""
    boards: Sequence[AreaBoard]


def report(about: Reported) -> str:
    """The whole page as HTML."""
    parts = [heading(about.title, 1), paragraph(about.countdown, "quiet")]
    if about.summary.answers:
        parts += [*_next(about), *_days(about), *_coverage(about), *_telling(about), *_forecasts(about)]
    else:
        parts.append(paragraph(NOTHING_YET))
    parts += _boards(about.boards)
    made = f"Made by Second Round on {date_of(about.summary.day):%d %B %Y}."
    parts.append(paragraph(f"{made} It holds your own notes: keep it to yourself.", "quiet"))
    return document(f"{about.title}: report", parts)


def _next(about: Reported) -> Iterator[str]:
    missed = missed_points(about.practice, about.cards)[:MOST_MISSED]
    slipping = slipping_cards(about.practice, about.cards)
    parts = [heading("What to practise next")]
    if missed:
        parts.append(
            "<ul>"
            + "".join(
                f"<li>{escape(one.label)}: left out in {one.missed} of {one.answers} answers"
                f"<br><span class='quiet'>{escape(shortened(one.question, 90))}</span></li>"
                for one in missed
            )
            + "</ul>"
        )
    else:
        parts.append(paragraph("No point was left out twice in your latest answers."))
    if slipping:
        parts.append(paragraph("Cards that keep slipping:"))
        parts.append(listed(f"{one.question} {one.advice}" for one in slipping))
    yield section(*parts)


def _days(about: Reported) -> Iterator[str]:
    summary, practice = about.summary, about.practice
    weeks = last_weeks(practice, summary.day, _weeks(about))
    most = max(day.answers for week in weeks for day in week)
    columns = [
        (
            f"{week[0].date:%d.%m.}",
            [
                Cell(day.answers / most if most else 0, f"{day.date:%d %B}: {counted(day.answers, 'answer')}")
                for day in week
            ],
        )
        for week in weeks
    ]
    minutes = sum(practice.seconds.values()) / 60
    words = (
        f"{counted(summary.answers, 'answer')} in {minutes:.0f} minutes, {summary.answers_today} today; "
        f"practised on {summary.days_practised} of the last 14 days."
    )
    yield section(heading("Practice by day"), paragraph(words), calendar(words, columns))


def _weeks(about: Reported) -> int:
    """As many as were practised in, within bounds."""
    days = about.summary.day - min(about.practice.answers, default=about.summary.day)
    return max(LEAST_WEEKS, min(WEEKS, days // 7 + 2))


def _coverage(about: Reported) -> Iterator[str]:
    summary, practice = about.summary, about.practice
    plain = {id_: asked.card for id_, asked in about.cards.items()}
    trend = [
        Mark(f"{week.monday:%d.%m.}", week.coverage)
        for week in shares_by_week(practice, summary.day, _weeks(about))
    ]
    share = "-" if summary.coverage is None else f"{summary.coverage:.0%}"
    words = f"Of the points of a card your checked answers held {share} on the whole."
    parts = [heading("How much of the points you say"), paragraph(words), line(f"{words} By week.", trend)]
    if summary.self_rated:
        own = summary.self_rated_coverage
        told = f"{counted(summary.self_rated, 'answer')} aloud, ticked by yourself"
        parts.append(
            bars("Aloud", [Bar("aloud", own or 0, "-" if own is None else f"{own:.0%}", hollow=True)])
        )
        parts.append(paragraph(f"{told}: an outline, as nobody checked it."))
    yield section(*parts)
    total = max(1, summary.answers)
    grades = [Bar(_GRADES[g], count / total, str(count)) for g, count in summary.grades.items()]
    yield section(heading("Grades"), bars("Answers by grade", grades))
    groups = [group for group in by_area(practice, plain) if group.latest is not None]
    if groups:
        words = "The latest answer to each card; behind it what the first one held."
        yield section(heading("By area"), paragraph(words), bars(words, [_bar(g, g.name) for g in groups]))
    decks = [group for group in by_deck(practice, plain) if group.latest is not None]
    yield section(
        heading("By deck"),
        bars("Coverage by deck", [_bar(g, shortened(about.titles.get(g.name, g.name), 19)) for g in decks]),
    )
    pillars = [
        Bar(s.name, s.share or 0, f"{s.hits} of {s.answers} cards good")
        for s in pillar_shares(practice, plain)
    ]
    yield section(heading("Vision, trust and goals"), bars("Pillars of your plan", pillars))


def _bar(group: Group, name: str) -> Bar:
    first = f", first {group.first:.0%}" if group.first is not None else ""
    return Bar(name, group.latest or 0, f"{group.latest or 0:.0%}{first}")


def _telling(about: Reported) -> Iterator[str]:
    told = telling(about.practice, {id_: asked.card for id_, asked in about.cards.items()})
    entries = []
    if told.seconds is not None and told.target is not None:
        spoken, target = f"{told.seconds:.0f} s", f"{told.target:.0f} s"
        entries.append(f"Your answers in whole sentences take about {spoken}; the target is {target}.")
        entries.append(f"{told.ran_on} of {told.in_full} ran on.")
    names = {
        "hedges": "hedged",
        "overclaim": "claimed too much",
        "soften": "suggested without a careful opening",
    }
    entries += [
        f"{told.flags[flag]} of {told.answers} {words}."
        for flag, words in names.items()
        if told.flags.get(flag)
    ]
    if entries:
        yield section(heading("How you tell it"), listed(entries))


def _forecasts(about: Reported) -> Iterator[str]:
    check = forecast_check(about.practice)
    if check.answers:
        words = "How often you knew a card, beside how often that was forecast."
        rows = [
            Bar(f"forecast {one.predicted:.0%}", one.actual, f"{one.actual:.0%} of {one.answers}")
            for one in check.bins
        ]
        yield section(heading("Forecast and memory"), paragraph(words), bars(words, rows))


def _boards(boards: Sequence[AreaBoard]) -> Iterator[str]:
    yield heading("What is still missing")
    for board in boards:
        name = board.area.capitalize()
        missing = (
            listed(gap.sentence for gap in board.gaps)
            if board.gaps
            else paragraph("Nothing that can be named.")
        )
        yield section(heading(name, 3), missing)
