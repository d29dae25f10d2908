"""The task that stands from the start: find out who will conduct the interview."""

from __future__ import annotations

from datetime import datetime
from random import Random

from trainer.clock import date_of, study_day
from trainer.prepare.moment import day_words
from trainer.prepare.notebook import Notebook
from trainer.prepare.person import Person
from trainer.prepare.task import Task

WHO = "Find out who will be there."
_UNKNOWN = "unknown, asked on"


def open_tasks(book: Notebook) -> tuple[str, ...]:
    """What is still to be done, one sentence each; finding out who will be there comes first."""
    still = [task.text for task in book.tasks if not task.done and not _is_who(task)]
    return tuple([WHO, *still] if book.interview and not known_who(book) else still)


def known_who(book: Notebook) -> bool:
    """An expected person is named, or they were asked and did not say."""
    named = any(person.expected and person.name for person in book.people)
    answered = any(_is_who(task) and (task.done or task.answer) for task in book.tasks)
    return named or answered


def asked_in_vain(book: Notebook, now: datetime, random: Random) -> Task:
    """The task, to be saved, as answered with `unknown, asked on <day>`."""
    answer = f"{_UNKNOWN} {day_words(date_of(study_day(now)))}"
    uid = book.interview.uid if book.interview else ""
    return Task.new(now, random, uid, text=WHO, answer=answer)


def new_faces(book: Notebook) -> tuple[Person, ...]:
    """Who is expected and was not met yet: they have heard nothing of you."""
    return tuple(person for person in book.people if person.expected and not person.met_before)


def _is_who(task: Task) -> bool:
    return task.text.casefold().startswith(WHO.casefold().rstrip("."))
