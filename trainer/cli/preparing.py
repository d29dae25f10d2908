"""The command about preparing: what is there and what is missing, and taking in a CV or an advert."""

from __future__ import annotations

import sys
from pathlib import Path

from trainer.cli.opening import opened
from trainer.cli.practice import app, is_terminal
from trainer.cli.refusal import FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.desk import Desk
from trainer.files import told
from trainer.prepare.ad_line import AdLine
from trainer.prepare.areas import AREAS, area
from trainer.prepare.cv_line import CvLine
from trainer.prepare.file_text import Unreadable, file_text
from trainer.prepare.lines_import import LONGEST_FILE, take_lines
from trainer.prepare.lines_taken import joined
from trainer.prepare.notebook import Notebook
from trainer.prepare.notes import save_all
from trainer.progress.problems import NotSaved
from trainer.text import clean, counted, one_line, shortened

_WIDTH = 100
_TAKEN = ("cv", "ad")


def prepare(words: Words) -> int:
    """Show the preparation, in the app where there is a terminal; with a file take in a CV or an advert."""
    if words.file is not None:
        return _take(words)
    if is_terminal():
        return app(words, f"prepare {words.area or ''}".strip())
    with opened(words, reading=True) as desk:
        book, now = desk.notebook(), desk.clock.now()
        if words.area:
            shown = area(book, words.area, now)
            lines = [*shown.there, *(f"- {sentence}" for sentence in shown.missing)]
        else:
            lines = _overview(book, desk)
    for line in lines:
        print(shortened(clean(line).replace("\n", " "), _WIDTH))
    return FINE


def debrief(words: Words) -> int:
    """Open the app where the debrief is written."""
    if not is_terminal():
        raise Refusal("the debrief is written in the app, and this is no terminal.", REFUSED)
    return app(words, "debrief")


def _overview(book: Notebook, desk: Desk) -> list[str]:
    lines = []
    for name in AREAS:
        shown = area(book, name, desk.clock.now())
        there = counted(len(shown.there), "line")
        lines.append(f"{name:<10} {there:>9}  {counted(len(shown.missing), 'thing')} open")
    return lines


def _take(words: Words) -> int:
    if words.area not in _TAKEN:
        raise Refusal("a file can be taken in for cv and ad: `trainer prepare cv FILE`.")
    taken = take_lines(_text(words.file))
    if not taken.lines:
        raise Refusal(f"{_name(words.file)} has no line that could be asked about. Nothing was changed.")
    with opened(words) as desk:
        interview = desk.interview
        if interview is None:
            raise Refusal(
                "there is no interview yet that it belongs to: `trainer prepare interview`.", REFUSED
            )
        book, now = desk.notebook(), desk.clock.now()
        try:
            if words.area == "cv":
                result = joined(CvLine, taken.lines, book.cv_lines, now, desk.random, interview.uid)
            else:
                result = joined(AdLine, taken.lines, book.ad_lines, now, desk.random, interview.uid)
            save_all(desk.store, result.notes)
        except NotSaved as problem:
            raise Refusal(f"not saved: {problem.reason}. Nothing was changed.", REFUSED) from None
    print(taken.sentence)
    stay = f" {result.stay} that are not in it stay." if result.stay else ""
    print(f"{counted(result.new, 'new line')}.{stay}")
    return FINE


def _text(name: str) -> str:
    try:
        if name == "-":
            if sys.stdin is None:
                raise Refusal("standard input is closed. Name a file instead.")
            return clean(sys.stdin.buffer.read(LONGEST_FILE).decode("utf-8-sig", "replace"))
        return file_text(Path(name).expanduser())
    except Unreadable as error:
        raise Refusal(f"{_name(name)}: {error}") from None
    except OSError as error:
        raise Refusal(f"{_name(name)} was not read: {told(error)}.") from None


def _name(name: str) -> str:
    return "standard input" if name == "-" else one_line(name)
