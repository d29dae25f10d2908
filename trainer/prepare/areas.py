"""The areas of the preparation: what is there in each, and what is missing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from trainer.prepare.after_words import after_sentence
from trainer.prepare.coverage import coverage
from trainer.prepare.decision import sum_up
from trainer.prepare.matrix import matrix, requirement_meter
from trainer.prepare.note import Note
from trainer.prepare.notebook import Notebook
from trainer.prepare.pay_checks import pay_missing
from trainer.prepare.plan_checks import findings, questions_to_ask
from trainer.prepare.question_checks import questions_missing
from trainer.prepare.research_meter import research_meter
from trainer.prepare.second_form import forecast
from trainer.prepare.slot_values import by_weight
from trainer.prepare.wanted_skills import kinds_used, skills_missing
from trainer.prepare.who_will_be_there import open_tasks


@dataclass(frozen=True, slots=True)
class Area:
    """One area as it stands."""

    there: tuple[str, ...]
    """Titles, one line each."""
    missing: tuple[str, ...]
    """What is open, one sentence each."""


def area(book: Notebook, name: str, now: datetime) -> Area:
    """An area by its name.  Raises KeyError when there is none of this name."""
    return _AREAS[name](book, now)


def _interview(book: Notebook, _: datetime) -> Area:
    interview = book.interview
    if interview is None:
        return Area((), ("No interview yet: company, role and date.",))
    moment = interview.moment.words() if interview.moment else ""
    there = [interview.title, moment, f"Form: {interview.format}", forecast(interview.first_format)]
    if interview.recruiter:
        there.append(f"Recruiter: {interview.recruiter}")
    missing = [] if moment else ["No date yet."]
    return Area(tuple(filter(None, there)), (*missing, *open_tasks(book)))


def _people(book: Notebook, _: datetime) -> Area:
    return _listed(by_weight(book.people)) if book.people else Area((), ("Nobody yet.",))


def _skills(book: Notebook, _: datetime) -> Area:
    missing = skills_missing(book)
    edge = book.pitch.lacks if book.pitch else ("What have you that the others may lack?",)
    return Area(_titles(book.skills), (*missing, kinds_used(book.skills), *edge))


def _stories(book: Notebook, _: datetime) -> Area:
    return Area(_titles(book.stories), (*coverage(book.stories).missing, *_lacking(book.stories)))


def _samples(book: Notebook, _: datetime) -> Area:
    return _listed(book.samples) if book.samples else Area((), ("No sample yet.",))


def _plan(book: Notebook, _: datetime) -> Area:
    plan = (book.plan.title,) if book.plan else ()
    return Area((*plan, *_titles(book.goals)), tuple(found.sentence for found in findings(book)))


def _research(book: Notebook, _: datetime) -> Area:
    meter = research_meter(book)
    missing = () if meter.done and not meter.hearsay else (meter.sentence,)
    return Area(_titles(book.facts), (*missing, *_lacking(book.facts)))


def _cv(book: Notebook, _: datetime) -> Area:
    return Area(_titles(book.cv_lines), () if book.cv_lines else ("No line yet: paste it, or name a file.",))


def _ad(book: Notebook, _: datetime) -> Area:
    open_ = sum(not line.picked for line in book.ad_lines)
    missing = [f"{open_} not looked at: wanted skill, or known?"] if open_ else []
    if any(row.empty for row in matrix(book) if row.kind == "requirement"):
        missing.append(requirement_meter(book))
    return Area(_titles(book.ad_lines), tuple(missing if book.ad_lines else ["No line yet: paste it."]))


def _questions(book: Notebook, _: datetime) -> Area:
    offered = [f"To be asked: {question}" for question in questions_to_ask(book)]
    return Area(_titles(book.my_questions), (*questions_missing(book), *offered))


def _pay(book: Notebook, _: datetime) -> Area:
    pay = book.pay
    there = (pay.range, *pay.sources) if pay else ()
    return Area(tuple(filter(None, there)), pay_missing(book))


def _after(book: Notebook, now: datetime) -> Area:
    went = book.after.went.split("\n")[0] if book.after else ""
    criteria = (sum_up(book.criteria),) if book.criteria else ()
    sentence = after_sentence(book, now)
    return Area(tuple(filter(None, (went, *criteria))), (sentence,) if sentence else ())


def _listed(notes: Iterable[Note]) -> Area:
    kept = tuple(notes)
    return Area(_titles(kept), _lacking(kept))


def _titles(notes: Iterable[Note]) -> tuple[str, ...]:
    return tuple(note.title for note in notes)


def _lacking(notes: Iterable[Note]) -> tuple[str, ...]:
    return tuple(f"{note.title}: {sentence}" for note in notes for sentence in note.lacks[:1])


_AREAS: Mapping[str, Callable[[Notebook, datetime], Area]] = {
    "interview": _interview,
    "people": _people,
    "skills": _skills,
    "stories": _stories,
    "samples": _samples,
    "plan": _plan,
    "research": _research,
    "cv": _cv,
    "ad": _ad,
    "questions": _questions,
    "pay": _pay,
    "after": _after,
}
AREAS = tuple(_AREAS)
"""Their names, in the order in which one goes through them."""
