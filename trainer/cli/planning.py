"""The command that shows the plan of days."""

from __future__ import annotations

from trainer.cli.opening import opened
from trainer.cli.refusal import FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.prepare.countdown import countdown
from trainer.text import one_line

COLUMNS = 56
"""Of the names of what is practised on a day."""


def plan(words: Words) -> int:
    """One row a day, what will be known on the day, and what does not fit."""
    from trainer.planning.told import (
        EVENING_BEFORE,
        TODAY_IT_IS,
        day_rows,
        forecast_sentences,
        left_out_sentences,
    )

    with opened(words, reading=True) as desk:
        interview = desk.interview
        if interview is None:
            raise Refusal("no interview yet. Start `trainer` and press d: company, role and date.", REFUSED)
        print(f"{one_line(interview.title)}: {countdown(interview.moment, desk.clock.now())}")
        if interview.moment is None:
            print("Without a date, cards come back just before you would forget them.")
            return FINE
        planner = desk.planner()
        kept = (planner.fresh() or planner.make()) if planner else None
        if planner is None or kept is None:
            print(
                TODAY_IT_IS
                if interview.study_day == desk.day
                else "That day is over; plain practice goes on."
            )
            return FINE
        print()
        for row in day_rows(kept, planner.asked, desk.day):
            name = "today" if row.day == desk.day else f"{row.date:%a}"
            print(
                f"{name:<5} {row.date:%d %b}  {row.minutes:>3.0f} min  {row.answers:>3}  {row.what(COLUMNS)}"
            )
        print()
        for sentence in forecast_sentences(kept):
            print(sentence)
        if kept.basis.until - desk.day == 1:
            print(EVENING_BEFORE)
        for sentence in left_out_sentences(kept, planner.asked):
            print(one_line(sentence))
    return FINE
