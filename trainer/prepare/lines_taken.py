"""Lines of a CV or an advert that join those that are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random
from typing import TypeVar

from trainer.prepare.ad_line import AdLine
from trainer.prepare.cv_line import CvLine
from trainer.prepare.lines_import import TakenLine

L = TypeVar("L", CvLine, AdLine)


@dataclass(frozen=True, slots=True)
class Joined:
    """What is to be saved."""

    notes: tuple[CvLine | AdLine, ...]
    """New lines, and lines whose place has changed."""
    new: int
    stay: int
    """Lines that were there and are not in the text: they stay, at the end."""


def joined(
    kind: type[L],
    taken: Sequence[TakenLine],
    there: Sequence[L],
    now: datetime,
    random: Random,
    interview: str,
) -> Joined:
    """The lines in the order of the text; one that is there already keeps its id, and so its progress."""
    known = {line.text.casefold(): line for line in there}
    notes: list[L] = []
    new = 0
    for place, line in enumerate(taken):
        old = known.pop(line.text.casefold(), None)
        new += old is None
        note = old or _made(kind, line, now, random, interview)
        notes.append(replace(note, place=float(place)))
    rest: list[L] = [replace(line, place=float(len(taken) + n)) for n, line in enumerate(known.values())]
    before = {line.uid: line for line in there}
    changed = tuple(line for line in (*notes, *rest) if before.get(line.uid) != line)
    return Joined(changed, new, len(rest))


def _made(kind: type[L], line: TakenLine, now: datetime, random: Random, interview: str) -> L:
    if kind is CvLine:
        return kind.new(now, random, interview, text=line.text, section=line.section)
    return kind.new(now, random, interview, text=line.text)
