"""All notes of one interview, read once: what the rules about them are asked of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
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
    from trainer.prepare.pay import Pay
    from trainer.prepare.person import Person
    from trainer.prepare.pitch import Pitch
    from trainer.prepare.sample import Sample
    from trainer.prepare.skill import Skill
    from trainer.prepare.stakeholder import Stakeholder
    from trainer.prepare.story import Story
    from trainer.prepare.strategic_plan import StrategicPlan
    from trainer.prepare.task import Task
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


INTERVIEWS = "interviews"
"""The table of the interviews themselves."""
_SAME = (
    *("people", "questions", "aims", "skills", "stories", "samples", "goals", "stakeholders", "assumptions"),
    *(
        "cv_lines",
        "ad_lines",
        "my_questions",
        "tasks",
        "criteria",
        "debrief",
        "pitch",
        "plan",
        "pay",
        "after",
    ),
)
TABLES: Mapping[str, str] = {name: name for name in _SAME} | {"facts": "research"}
"""The table of each part, by the attribute; by name, as a start without notes loads none of the kinds."""


def read_notebook(store: Store, interview: Interview | None) -> Notebook:
    """Everything noted for an interview; without one only what serves every interview."""
    filled = set(store.note_tables())
    parts = {name: table for name, table in TABLES.items() if table in filled}
    if not parts:
        return Notebook(interview=interview)
    from trainer.prepare.kinds import BY_TABLE
    from trainer.prepare.notes import notes

    uid = interview.uid if interview else ""
    found: dict[str, Any] = {}
    for name, table in parts.items():
        kind = BY_TABLE[table]
        if uid or kind.SHARED:
            written = notes(store, kind, uid)
            found[name] = (
                next(iter(written), None) if kind.SINGLE else tuple(n for n in written if not n.empty)
            )
    return Notebook(interview=interview, **found)
