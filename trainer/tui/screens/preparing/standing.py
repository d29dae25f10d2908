"""Where the candidate stands in the debrief: its pages, and the place that outlives a closed terminal."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trainer.desk import Desk
from trainer.prepare.debrief import Debrief
from trainer.prepare.debrief_steps import STEPS, DebriefStep, finished, step_named, where_stopped
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import Interview
from trainer.prepare.notes import notes, save, single
from trainer.tui.interview_news import OPEN

_DEBRIEF = "debrief"
AIMS, DONE = "aims", "done"
"""The second page of what one learnt, and the page after the last step."""
_NO_FIELD = "-"
"""Stands for the field while one is in the list of aims itself."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One page of the debrief."""

    name: str
    step: DebriefStep
    title: str
    about: str


def _stops(step: DebriefStep) -> tuple[Stop, ...]:
    one = Stop(step.name, step, step.title, step.about)
    if step.name == "learnt":
        aims = "What they want to reach, and what stands in their way."
        return (one, Stop(AIMS, step, "Their objectives and obstacles", aims))
    return (one, Stop(DONE, step, "Done", "")) if step is STEPS[-1] else (one,)


STOPS = tuple(stop for step in STEPS for stop in _stops(step))


def place_of(debrief: Debrief) -> int:
    """The page on which the debrief stopped, counted from 0."""
    name = step_named(debrief.step).name
    # A field that names its note stands in the list of aims, one without in the form before it.
    name = AIMS if name == "learnt" and " " in debrief.field else name
    return next(place for place, stop in enumerate(STOPS) if stop.name == name)


def field_of(debrief: Debrief) -> str:
    """The field there, or the note; empty when it was none."""
    uid, _, name = debrief.field.partition(" ")
    return ("" if uid == AIMS else uid) if name == _NO_FIELD else debrief.field


def debrief_of(desk: Desk, interview: Interview) -> Debrief:
    """What is saved of the debrief, or an empty one."""
    found = single(desk.store, Debrief, interview.uid)
    return found or Debrief.new(desk.clock.now(), desk.random, interview.uid)


def stand_at(desk: Desk, interview: Interview, stop: Stop, field: str) -> None:
    """Keep where the candidate stands; past the last step the debrief is finished.  Raises NotSaved."""
    debrief = debrief_of(desk, interview)
    if stop.name == AIMS and " " not in field:
        field = f"{field or AIMS} {_NO_FIELD}"
    after = finished(debrief) if stop.name == DONE else replace(debrief, step=stop.step.name, field=field)
    if after != debrief:
        save(desk.store, after)


def set_open(desk: Desk, interview: Interview, *, on: bool) -> None:
    """Note that the debrief is on the screen, or no longer.  Raises NotSaved."""
    if on:
        desk.store.put(OPEN, _DEBRIEF, {"v": 1, "interview": interview.uid})
    else:
        desk.store.remove(OPEN, _DEBRIEF)


def left_open(desk: Desk) -> str:
    """What to ask when the terminal closed over the debrief; empty when it was left or finished."""
    opened = desk.store.documents(OPEN).get(_DEBRIEF)
    interview = desk.interview
    if not opened or interview is None or opened.get("interview") != interview.uid:
        return ""
    stopped = where_stopped(desk.notebook())
    return stopped.sentence if stopped else ""


def loose_questions(desk: Desk, interview: Interview) -> list[FirstQuestion]:
    """The flagged questions of this round, in the order in which they were asked."""
    current = debrief_of(desk, interview).round
    found = notes(desk.store, FirstQuestion, interview.uid)
    return [question for question in found if question.loose and question.round == current]
