"""Every kind of note there is."""

from __future__ import annotations

from collections.abc import Mapping

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
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.note import Note
from trainer.prepare.pay import Pay
from trainer.prepare.person import Person
from trainer.prepare.pitch import Pitch
from trainer.prepare.sample import Sample
from trainer.prepare.skill import Skill
from trainer.prepare.stakeholder import Stakeholder
from trainer.prepare.story import Story
from trainer.prepare.strategic_plan import StrategicPlan
from trainer.prepare.task import Task

KINDS: tuple[type[Note], ...] = (
    *(Person, FirstQuestion, Debrief, Aim, Skill, Pitch, Story, Sample, StrategicPlan, Goal, Stakeholder),
    *(Assumption, Fact, CvLine, AdLine, MyQuestion, Pay, Task, After, Criterion),
)
BY_TABLE: Mapping[str, type[Note]] = {kind.TABLE: kind for kind in KINDS}
"""The kind of a table, for fields that link to notes."""
