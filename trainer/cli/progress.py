"""The commands that tell how practice stands."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from trainer.cli.prompt_line import keep_line, kept_line
from trainer.cli.refusal import FINE, REFUSED
from trainer.cli.words import Words
from trainer.clock import SystemClock, in_words, study_day
from trainer.places import places
from trainer.text import counted

if TYPE_CHECKING:
    from trainer.insights.summary import Summary


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
    from trainer.insights.summary import summarise

    with opened(words, reading=True) as desk:
        cards = {id_: asked.card for id_, asked in desk.asked().items()}
        summary = summarise(desk.practice(), desk.store.states(), cards, desk.day)
        summary = replace(summary, learning=desk.learning)
    if words.json:
        print(json.dumps(summary.document()))
    else:
        print("\n".join(_in_words(summary)))
    return FINE


def _in_words(summary: Summary) -> list[str]:
    if not summary.answers:
        return ["No answers yet: `trainer` asks the first question."]
    grades = ", ".join(f"{count} {grade.name.title()}" for grade, count in summary.grades.items())
    lines = [
        f"Answers      {summary.answers}, today {summary.answers_today}",
        f"Practised on {summary.days_practised} of the last 14 days",
        f"Grades       {grades}",
    ]
    if summary.coverage is not None:
        lines.append(f"Coverage     {summary.coverage:.0%} of the points, as judged")
    if summary.self_rated:
        share = _share(summary.self_rated_coverage)
        lines.append(f"Aloud        {summary.self_rated} of the answers, {share} by your own ticks")
    if summary.agreement.share is not None:
        share = _share(summary.agreement.share)
        verdicts = counted(summary.agreement.decided, "verdict")
        lines.append(f"The judge    you agreed with {share} of the {verdicts}")
    if summary.blanks:
        lines.append(f"Blank        {summary.blanks} in the last 7 days")
    if summary.first_key is not None:
        before = f", {summary.first_key_before:.0f} s before" if summary.first_key_before is not None else ""
        lines.append(f"First word   after {summary.first_key:.0f} s in the median{before}")
    if summary.first_clause is not None:
        earlier = summary.first_clause_before
        before = f", {earlier:.0f} s before" if earlier is not None else ""
        lines.append(f"First clause after {summary.first_clause:.0f} s in the median{before}")
    if summary.learning:
        lines.append(f"Corrections  {summary.learning.sentence}")
    lines += ["", "Deck                  practised      coverage"]
    lines += [
        f"{deck.deck:<20}  {f'{deck.practised} of {deck.cards}':<13}  {_share(deck.coverage)}"
        for deck in summary.decks
    ]
    today, tomorrow, *_ = summary.due_ahead
    lines += ["", f"Due          {today} today, {tomorrow} tomorrow, {sum(summary.due_ahead)} within 14 days"]
    return lines


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"
