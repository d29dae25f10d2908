"""The notes of the first interview on one page: to be read on the first, the middle and the last day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.prepare.notebook import Notebook
from trainer.prepare.person import LEVELS, REACTIONS, Person
from trainer.prepare.slot_values import by_weight, known
from trainer.prepare.who_will_be_there import new_faces
from trainer.text import one_line

NOT_WRITTEN = "the better answer is still to be written"


@dataclass(frozen=True, slots=True)
class Part:
    """Entries under one heading."""

    heading: str
    entries: tuple[str, ...]


def notes_sheet(book: Notebook) -> tuple[Part, ...]:
    """People, loose ends, objectives and obstacles, what stayed open; only parts that hold something."""
    debrief = book.debrief
    parts = (
        Part("The people", tuple(map(_person, by_weight(book.people)))),
        Part("New to you on the day", tuple(person.title for person in new_faces(book))),
        Part("Loose ends", tuple(_loose_ends(book))),
        Part("What they want to reach", tuple(one_line(aim.text) for aim in book.objectives)),
        Part("What stands in their way", tuple(one_line(aim.text) for aim in book.obstacles)),
        Part("Topics not reached", tuple(map(one_line, debrief.not_reached if debrief else ()))),
        Part("My questions still open", tuple(map(one_line, debrief.unanswered if debrief else ()))),
        Part("What I could have done better", (one_line(debrief.do_better),) if debrief else ()),
    )
    kept = (Part(part.heading, tuple(filter(None, part.entries))) for part in parts)
    return tuple(part for part in kept if part.entries)


def _person(person: Person) -> str:
    level = next((choice.label for choice in LEVELS if choice.value == person.level), "")
    reaction = next((choice.label for choice in REACTIONS if choice.value == person.reaction), "")
    wishes = "; ".join(known(person.looked_for))
    said = [
        f"Looked for: {wishes}." if wishes else "What they looked for is not known.",
        f"On your qualifications: {one_line(person.judged).rstrip('.')}." if person.judged else "",
        f"Was {reaction}." if reaction else "",
        f"Cares about: {'; '.join(person.interests)}." if person.interests else "",
    ]
    who = f"{person.title} ({level})" if level and level != person.function else person.title
    return f"{who}. {' '.join(filter(None, said))}"


def _loose_ends(book: Notebook) -> Iterator[str]:
    for question in book.loose_ends:
        asker = book.person(question.asked_by)
        who = f"{asker.name}: " if asker and asker.name else ""
        yield f"{who}{one_line(question.text)} → {one_line(question.better) or NOT_WRITTEN}"
