"""All notes of one interview, read once: what the rules about them are asked of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trainer.prepare.ad_line import AdLine
from trainer.prepare.after import After
from trainer.prepare.aim import Aim
from trainer.prepare.assumption import Assumption
from trainer.prepare.criterion import Criterion
from trainer.prepare.cv_line import CvLine
from trainer.prepare.debrief import Debrief
from trainer.prepare.fact import Fact
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.goal import Goal
from trainer.prepare.interview import Interview
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.note import Note
from trainer.prepare.notes import notes
from trainer.prepare.pay import Pay
from trainer.prepare.person import Person
from trainer.prepare.pitch import Pitch
from trainer.prepare.sample import Sample
from trainer.prepare.skill import Skill
from trainer.prepare.stakeholder import Stakeholder
from trainer.prepare.story import Story
from trainer.prepare.strategic_plan import StrategicPlan
from trainer.prepare.task import Task

if TYPE_CHECKING:
    from trainer.progress.store import Store


@dataclass(frozen=True, kw_only=True)
class Notebook:
    """The notes of the open interview, and the stories and samples that serve every one."""

    interview: Interview | None = None
    people: tuple[Person, ...] = ()
    questions: tuple[FirstQuestion, ...] = ()
    debrief: Debrief | None = None
    aims: tuple[Aim, ...] = ()
    skills: tuple[Skill, ...] = ()
    pitch: Pitch | None = None
    stories: tuple[Story, ...] = ()
    samples: tuple[Sample, ...] = ()
    plan: StrategicPlan | None = None
    goals: tuple[Goal, ...] = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    assumptions: tuple[Assumption, ...] = ()
    facts: tuple[Fact, ...] = ()
    cv_lines: tuple[CvLine, ...] = ()
    ad_lines: tuple[AdLine, ...] = ()
    my_questions: tuple[MyQuestion, ...] = ()
    pay: Pay | None = None
    tasks: tuple[Task, ...] = ()
    after: After | None = None
    criteria: tuple[Criterion, ...] = ()

    @property
    def objectives(self) -> tuple[Aim, ...]:
        return tuple(aim for aim in self.aims if not aim.obstacle)

    @property
    def obstacles(self) -> tuple[Aim, ...]:
        return tuple(aim for aim in self.aims if aim.obstacle)

    @property
    def loose_ends(self) -> tuple[FirstQuestion, ...]:
        return tuple(question for question in self.questions if question.loose)

    @property
    def round(self) -> str:
        """The round that is written about: empty for the first, else `2`, `3` and so on."""
        return self.debrief.round if self.debrief else ""

    def person(self, uid: str) -> Person | None:
        return next((person for person in self.people if person.uid == uid), None)


_LISTS: dict[str, type[Note]] = {
    "people": Person,
    "questions": FirstQuestion,
    "aims": Aim,
    "skills": Skill,
    "stories": Story,
    "samples": Sample,
    "goals": Goal,
    "stakeholders": Stakeholder,
    "assumptions": Assumption,
    "facts": Fact,
    "cv_lines": CvLine,
    "ad_lines": AdLine,
    "my_questions": MyQuestion,
    "tasks": Task,
    "criteria": Criterion,
}
_SINGLES: dict[str, type[Note]] = {
    "debrief": Debrief,
    "pitch": Pitch,
    "plan": StrategicPlan,
    "pay": Pay,
    "after": After,
}


def read_notebook(store: Store, interview: Interview | None) -> Notebook:
    """Everything noted for an interview; without one only what serves every interview."""
    filled = set(store.note_tables())
    found: dict[str, Any] = {"interview": interview}
    uid = interview.uid if interview else ""
    for name, kind in _LISTS.items():
        if kind.TABLE in filled and (uid or kind.SHARED):
            found[name] = tuple(note for note in notes(store, kind, uid) if not note.empty)
    for name, kind in _SINGLES.items():
        if kind.TABLE in filled and uid:
            found[name] = next(iter(notes(store, kind, uid)), None)
    return Notebook(**found)
