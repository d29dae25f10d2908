"""The commands that tell how practice stands."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING

from trainer.cli.prompt_line import keep_line, kept_line
from trainer.cli.refusal import FINE, REFUSED
from trainer.cli.words import Words
from trainer.clock import SystemClock, date_of, in_words, study_day
from trainer.places import places
from trainer.text import counted, one_line, shortened

if TYPE_CHECKING:
    from trainer.insights.figures import Figures

MOST_DECKS, MOST_MISSED = 6, 2
"""As many as leave everything on one screen."""


def due(words: Words) -> int:
    """One line for a shell prompt; it takes no lock and changes no progress."""
    where = places(words.data, os.environ)
    day = study_day(SystemClock(words.now).now())
    told = kept_line(where, day)
    if told is None:
        told = _what_is_due(words)
        keep_line(where, day, *told)
    line, code = told
    print(line)
    return code


def _what_is_due(words: Words) -> tuple[str, int]:
    from trainer.cli.opening import opened

    with opened(words, reading=True) as desk:
        today = desk.today()
    if today.due and today.new:
        return f"{today.due} due, {today.new} new: trainer", FINE
    if today.due or today.new:
        count = f"{today.due} due" if today.due else counted(today.new, "new question")
        return f"{count}: trainer", FINE
    later = f", next {in_words(today.next_due - desk.day)}" if today.next_due is not None else ""
    return f"nothing due{later}", REFUSED


def stats(words: Words) -> int:
    """What practice has come to, in words or as one JSON object."""
    import json

    from trainer.cli.opening import opened
    from trainer.insights.figures import figures

    since = study_day(words.since) if words.since else None
    with opened(words, reading=True) as desk:
        practice, states = desk.practice(since), desk.store.states()
        told = figures(practice, states, desk.asked(), desk.notebook(), desk.day, desk.learning)
        planner = desk.planner() if words.json else None
        plan = planner.kept() if planner else None
    if words.json:
        from trainer.planning.told import interview_day

        start = {"since": None if since is None else date_of(since).isoformat()}
        print(json.dumps(told.document() | start | {"interview_day": interview_day(plan)}))
    else:
        print("\n".join(_in_words(told)))
    return FINE


def _in_words(figures: Figures) -> list[str]:
    summary = figures.summary
    if not summary.answers:
        return ["No answers yet: `trainer` asks the first question."]
    return [*_on_the_whole(figures), "", *_decks(figures), "", *_next(figures)]


def _on_the_whole(figures: Figures) -> Iterator[str]:
    summary = figures.summary
    spent = f"in {figures.minutes:.0f} min" if figures.minutes >= 1 else "in under a minute"
    yield f"Answers      {summary.answers}, today {summary.answers_today}; {spent}"
    yield f"Practised on {summary.days_practised} of the last 14 days"
    grades = ", ".join(f"{count} {grade.name.title()}" for grade, count in summary.grades.items())
    yield f"Grades       {grades}"
    if summary.coverage is not None:
        yield f"Coverage     {summary.coverage:.0%} of the points, as judged"
    if summary.self_rated:
        share = _share(summary.self_rated_coverage)
        yield f"Aloud        {summary.self_rated} of the answers, {share} by your own ticks"
    if summary.agreement.share is not None:
        verdicts = counted(summary.agreement.decided, "verdict")
        yield f"The judge    you agreed with {_share(summary.agreement.share)} of the {verdicts}"
    if summary.blanks:
        yield f"Blank        {summary.blanks} in the last 7 days"
    if summary.first_key is not None:
        yield f"First word   after {_pace(summary.first_key, summary.first_key_before)}"
    if summary.first_clause is not None:
        yield f"First clause after {_pace(summary.first_clause, summary.first_clause_before)}"
    if summary.learning:
        yield f"Corrections  {summary.learning.sentence}"


def _decks(figures: Figures) -> Iterator[str]:
    practised = sorted((deck for deck in figures.decks if deck.practised), key=lambda d: -d.practised)
    yield "Deck                  practised      first → latest answer"
    for deck in practised[:MOST_DECKS]:
        count = f"{deck.practised} of {deck.cards}"
        yield f"{one_line(deck.name):<20}  {count:<13}  {_share(deck.first):>5} → {_share(deck.latest)}"
    if len(practised) > MOST_DECKS:
        yield f"and {counted(len(practised) - MOST_DECKS, 'deck')} more: `trainer stats --json`"


def _next(figures: Figures) -> Iterator[str]:
    for one in figures.missed[:MOST_MISSED]:
        yield f"Left out     {shortened(one_line(one.label), 45)}: in {one.missed} of {one.answers} answers"
    due = figures.summary.due_ahead
    yield f"Due          {due[0]} today, {due[1]} tomorrow, {sum(due)} within 14 days"


def _pace(seconds: float, earlier: float | None) -> str:
    before = f", {earlier:.0f} s before" if earlier is not None else ""
    return f"{seconds:.0f} s in the median{before}"


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"
