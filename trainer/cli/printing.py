"""The commands that make something to print or to look at: the crib sheet and the report."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.new_file import write_new
from trainer.cli.opening import opened
from trainer.cli.refusal import FINE, Refusal
from trainer.cli.words import Words
from trainer.desk import Desk
from trainer.prepare.countdown import countdown
from trainer.text import counted, one_line

if TYPE_CHECKING:
    from trainer.paper.report import Reported


def crib(words: Words) -> int:
    """The crib sheet, on the screen or into a file."""
    from trainer.paper.crib_choice import todays_crib
    from trainer.paper.crib_forms import FORMS, as_text
    from trainer.paper.page import LINES

    path = Path(words.out).expanduser() if words.out else None
    if path and path.suffix.lower() not in FORMS:
        raise Refusal(f"{one_line(str(path))}: the file ends with {', '.join(FORMS)}. Nothing was written.")
    with opened(words, reading=True) as desk:
        sheet, choice = todays_crib(desk)
    if path:
        write_new(path, FORMS[path.suffix.lower()](sheet, choice.dropped))
        print(f"Written: {one_line(str(path))}")
    else:
        print(as_text(sheet, choice.dropped), end="")
    for sentence in sheet.lacks:
        print(f"! {one_line(sentence)}")
    if over := sheet.too_long(choice.dropped):
        print(f"! {counted(over, 'line')} more than a page of {LINES} holds. The app lets you drop some.")
    return FINE


def report(words: Words) -> int:
    """Everything about progress as one page for a browser."""
    from trainer.paper.report import report as made

    path = Path(words.out).expanduser()
    if path.suffix.lower() not in (".html", ".htm"):
        raise Refusal(f"{one_line(str(path))}: the report is a page, so the file ends with .html.")
    with opened(words, reading=True) as desk:
        write_new(path, made(_reported(desk)))
    print(f"Written: {one_line(str(path))}")
    return FINE


def _reported(desk: Desk) -> Reported:
    from trainer.insights.readiness import readiness
    from trainer.insights.summary import summarise
    from trainer.paper.report import Reported

    asked = desk.asked()
    cards = {id_: one.card for id_, one in asked.items()}
    practice, interview = desk.practice(), desk.interview
    return Reported(
        title=interview.title if interview else "Second interview",
        countdown=countdown(interview.moment if interview else None, desk.clock.now()),
        summary=summarise(practice, desk.store.states(), cards, desk.day),
        practice=practice,
        cards=asked,
        titles={deck.id: deck.title for deck in desk.library.decks},
        boards=readiness(desk.notebook(), practice, cards),
    )
