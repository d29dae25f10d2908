"""Which note fills a slot, so that an empty one can open its field."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from trainer.cards.slots import SLOTS
from trainer.prepare.ad_line import AdLine
from trainer.prepare.aim import Aim
from trainer.prepare.cv_line import CvLine
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
from trainer.prepare.strategic_plan import StrategicPlan


@dataclass(frozen=True, slots=True)
class SlotSource:
    """Where the value of a slot is written down."""

    kind: type[Note] | None
    """The kind of note; None for the form of the interview itself."""
    field: str
    known: Mapping[str, str] = dataclasses.field(default_factory=dict)
    """What a new note of the kind starts with."""


SLOT_SOURCES: Mapping[str, SlotSource] = {
    "company.name": SlotSource(None, "company"),
    "company.vision": SlotSource(StrategicPlan, "vision"),
    "company.products": SlotSource(Fact, "text", {"topic": "product"}),
    "company.news": SlotSource(Fact, "text", {"topic": "news"}),
    "company.rival": SlotSource(Fact, "text", {"topic": "rival"}),
    "company.objective": SlotSource(Aim, "text", {"side": "objective"}),
    "company.obstacle": SlotSource(Aim, "text", {"side": "obstacle"}),
    "industry.trend": SlotSource(Fact, "text", {"topic": "trend"}),
    "role.requirements": SlotSource(AdLine, "picked"),
    "role.gap": SlotSource(Skill, "rating", {"rating": "below"}),
    "skill.1": SlotSource(Skill, "words"),
    "skill.2": SlotSource(Skill, "words"),
    "skill.3": SlotSource(Skill, "words"),
    "edge": SlotSource(Pitch, "edge"),
    "sample.title": SlotSource(Sample, "name"),
    "sample.facts": SlotSource(Sample, "facts"),
    "cv.line": SlotSource(CvLine, "text"),
    "interviewer.name": SlotSource(Person, "name"),
    "interviewer.looked_for": SlotSource(Person, "looked_for"),
    "interviewer.interest": SlotSource(Person, "interests"),
    "weak.question": SlotSource(FirstQuestion, "text"),
    "weak.better_points": SlotSource(FirstQuestion, "better"),
    "first.question": SlotSource(FirstQuestion, "text"),
    "plan.goal": SlotSource(Goal, "what"),
    "plan.method": SlotSource(Goal, "method"),
    "plan.metric": SlotSource(Goal, "metric"),
    "plan.stakeholders": SlotSource(Stakeholder, "function"),
    "plan.bridge": SlotSource(StrategicPlan, "bridge"),
    "salary.range": SlotSource(Pay, "range"),
    "salary.value_proof": SlotSource(Pay, "proofs"),
    "notice.period": SlotSource(Pay, "notice"),
    "offer.reply_date": SlotSource(Pay, "reply_by"),
    "ask.open": SlotSource(MyQuestion, "text"),
}
"""For every slot there is."""

_BY_WORDS = {words: name for name, words in SLOTS.items()}


def slot_named(need: str) -> str | None:
    """The slot behind the words that a card shows as missing; None when they name none."""
    return _BY_WORDS.get(need)
