"""Where the candidate stands in the debrief: its stops, and the place that outlives a closed terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trainer.desk import Desk
from trainer.prepare.debrief import Debrief
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interviews import open_interview
from trainer.prepare.notes import notes, save, single
from trainer.tui.interview_news import DONE, OPEN

if TYPE_CHECKING:
    from trainer.prepare.interview import Interview

_DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the debrief."""

    name: str
    """As the debrief saves it."""
    step: int
    """1 to 6; two pages may belong to one step."""
    title: str
    about: str
    one: str = ""
    """What is counted there: `question` in `Debrief 3/6, question 2`."""


STOPS = (
    Stop(
        "people",
        1,
        "Who was there",
        "Everybody whom you met, also without a name. The level decides.",
        "person",
    ),
    Stop(
        "questions",
        2,
        "What they asked",
        "One line each, then a letter for how it went. Lines can be pasted.",
        "question",
    ),
    Stop(
        "answers",
        3,
        "Better answers",
        "What you said, what was missing, and what you would say now.",
        "question",
    ),
    Stop("learnt", 4, "What you learnt there", "As much as you know. All of it may stay empty."),
    Stop(
        "aims",
        4,
        "Their objectives and obstacles",
        "What they want to reach and what stands in the way; s turns one into the other.",
    ),
    Stop(
        "skills", 5, "What they want most", "Pick three to five, in their words. The first one weighs most."
    ),
    Stop("better", 6, "The next time", "What could you have done better, over all?"),
    Stop(DONE, 6, "Done", ""),
)
STEPS = 6
LAST = STOPS[-1].name


def stop_named(name: str) -> int:
    """The place of a stop; the first one for a name that is none."""
    return next((place for place, stop in enumerate(STOPS) if stop.name == name), 0)


def debrief_of(desk: Desk, interview: Interview) -> Debrief:
    """What is saved of the debrief, or an empty one."""
    found = single(desk.store, Debrief, interview.uid)
    return found or Debrief.new(desk.clock.now(), desk.random, interview.uid)


def stand_at(desk: Desk, interview: Interview, step: str, field: str) -> None:
    """Keep where the candidate stands.  Raises NotSaved."""
    debrief = debrief_of(desk, interview)
    if (debrief.step, debrief.field) != (step, field):
        save(desk.store, replace(debrief, step=step, field=field))


def set_open(desk: Desk, interview: Interview, *, on: bool) -> None:
    """Note that the debrief is on the screen, or no longer.  Raises NotSaved."""
    if on:
        desk.store.put(OPEN, _DEBRIEF, {"v": 1, "interview": interview.uid})
    else:
        desk.store.remove(OPEN, _DEBRIEF)


def left_open(desk: Desk) -> str:
    """Where the debrief was when the terminal closed: `Debrief 3/6, question 2`; empty when it was left."""
    opened = desk.store.documents(OPEN).get(_DEBRIEF)
    interview = open_interview(desk.store)
    if not opened or interview is None or opened.get("interview") != interview.uid:
        return ""
    return where_words(desk, interview)


def where_words(desk: Desk, interview: Interview) -> str:
    """`Debrief 3/6, question 2`."""
    debrief = debrief_of(desk, interview)
    stop = STOPS[stop_named(debrief.step)]
    place = f"Debrief {stop.step}/{STEPS}"
    uids = [note.uid for note in listed(desk, interview, stop.name)]
    uid = debrief.field.partition(" ")[0]
    return f"{place}, {stop.one} {uids.index(uid) + 1}" if stop.one and uid in uids else place


def listed(desk: Desk, interview: Interview, stop: str) -> list[FirstQuestion]:
    """The questions that a stop goes through, in their order: all of them, or the loose ends."""
    if stop not in ("questions", "answers"):
        return []
    found = notes(desk.store, FirstQuestion, interview.uid)
    return [question for question in found if stop == "questions" or question.loose]
