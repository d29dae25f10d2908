"""A candidate who prepares: writes notes, opens the program again, answers cards."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any, TypeVar

from tests.conftest import StandingClock
from trainer.cards.library import load_library
from trainer.cards.slots import AskedCard
from trainer.clock import Clock, study_day
from trainer.desk import Desk
from trainer.places import builtin_decks, places
from trainer.prepare import interviews
from trainer.prepare.interview import Interview, new_interview
from trainer.prepare.moment import Moment
from trainer.prepare.note import Note
from trainer.prepare.notebook import Notebook
from trainer.prepare.notes import remove, save
from trainer.progress.store import open_store
from trainer.recall.grade import Grade
from trainer.recall.verdict import Spoken, Verdict
from trainer.schedule.memory import after_review
from trainer.schedule.session import Session
from trainer.settings import Settings

EVENING = datetime(2026, 11, 24, 19, 0, tzinfo=UTC)
"""A Tuesday: the first interview was today, the second is on Friday of next week."""
N = TypeVar("N", bound=Note)


class Candidate:
    """Sits at a desk with the built-in decks."""

    def __init__(self, folder: Path, clock: StandingClock) -> None:
        self.clock = clock
        self._folder = folder
        self._random = Random(7)
        self.desk = opened(folder, clock)

    def restarts(self) -> None:
        """Leave the program and open it again."""
        self.desk.store.close()
        self.desk = opened(self._folder, self.clock)

    def invited(self, **known: Any) -> Interview:
        """To a second interview on Friday of next week, unless told otherwise."""
        usual = {"company": "Brandt Logistics", "role": "Sales planner"}
        moment = Moment(datetime(2026, 12, 4, tzinfo=UTC).date())
        interview = new_interview(self.clock.now(), self._random, **{"moment": moment, **usual, **known})
        interviews.save(self.desk.store, interview)
        return interview

    def writes(self, kind: type[N], **known: Any) -> N:
        """A note that is saved; it stands after the others."""
        interview = self.desk.interview
        note = kind.new(self.clock.now(), self._random, interview.uid if interview else "", **known)
        place = float(len(self.desk.store.documents(kind.TABLE)))
        note = replace(note, place=place)
        save(self.desk.store, note)
        return note

    def changes(self, note: N, **known: Any) -> N:
        """A note that is saved with other words."""
        changed = replace(note, **known)
        save(self.desk.store, changed)
        return changed

    def deletes(self, note: Note) -> None:
        remove(self.desk.store, note)

    @property
    def book(self) -> Notebook:
        return self.desk.notebook()

    @property
    def cards(self) -> dict[str, AskedCard]:
        return dict(self.desk.asked())

    def card(self, bare: str) -> AskedCard:
        """The card of the library with this id in its deck."""
        return self.cards[self.desk.library.find(bare).full_id]

    def made_of(self, note: Note) -> dict[str, AskedCard]:
        """The cards made of a note, by their id in the deck without its own part."""
        made = self.desk.asking().made
        return {
            id_.partition("/")[2].partition("@")[0]: self.cards[id_]
            for id_ in made
            if made[id_].source.uid == note.uid and id_ in self.cards
        }

    def says(self, asked: AskedCard, answer: str) -> Verdict:
        """The verdict on an answer in whole sentences."""
        return self.desk.judge.judge(Spoken.on(asked, asked.questions[0], answer, "full"))

    def covered(self, asked: AskedCard, answer: str) -> list[str]:
        """Labels of the points that an answer covers."""
        labels = {point.id: point.label for point in asked.points}
        return [labels[found.point] for found in self.says(asked, answer).points if found.band == "covered"]

    def practises(self, grade: Grade = Grade.GOOD, *, most: int = 30, deck: str | None = None) -> list[str]:
        """Today's queue from its beginning, each answered with this grade; full ids as they were asked."""
        session = self.desk.begin(deck, minutes=most * 2)
        return list(answered(session, grade, most)) if session else []


def answered(session: Session, grade: Grade, most: int) -> Iterator[str]:
    for _ in range(most):
        question = session.question()
        if question is None:
            break
        session.grade(session.attempt("an answer"), grade)
        yield question.asked.card.full_id
    session.end()


def opened(folder: Path, clock: Clock) -> Desk:
    """The desk as a face gets it, with a clock that stands still."""
    where = places(str(folder), {})
    store = open_store(where, clock, replay=after_review)
    return Desk(where, clock, Settings(), load_library(builtin_decks(), where.decks), store, Random(3))


@contextmanager
def candidate_at(folder: Path, moment: datetime = EVENING) -> Iterator[Candidate]:
    """A candidate whose program is closed at the end."""
    candidate = Candidate(folder, StandingClock(moment))
    try:
        yield candidate
    finally:
        candidate.desk.store.close()


def today(candidate: Candidate) -> int:
    return study_day(candidate.clock.now())
