"""What the strategic plan still needs before it can be presented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from trainer.prepare.goal import Goal
from trainer.prepare.note import Note
from trainer.prepare.notebook import Notebook
from trainer.prepare.stakeholder import SUGGESTED_STAKEHOLDERS
from trainer.text import counted

WAIVERS = (
    "From my limited understanding",
    "As somebody who looks at it from outside",
    "Correct me if I am wrong",
    "I may be missing something, but",
)
"""Careful openings for a suggestion: what comes after them is easier to hear."""
ASK_WHAT_SUCCESS_IS = "What would you expect of me in the first six months?"
"""The question that stands in when it is not known what they expect."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is open in the plan."""

    sentence: str
    note: Note | None = None
    """The note that it is about; None when one is still to be written."""
    stops: bool = False
    """The plan cannot be presented before this is done."""


def findings(book: Notebook) -> tuple[Finding, ...]:
    """What is open, by part: vision, trust, goals, their aims, assumptions."""
    return tuple(found for part in (_plan, _goals, _people, _aims, _assumptions) for found in part(book))


def plan_ready(book: Notebook) -> bool:
    """At least one goal, and none that is vague or without a way to get there."""
    return bool(book.goals) and not any(found.stops for found in findings(book))


def pillars(book: Notebook) -> dict[str, bool]:
    """Whether vision, trust and goals can be spoken about."""
    plan = book.plan
    return {
        "vision": bool(plan and plan.now and plan.then and plan.bridge),
        "trust": bool(plan and plan.trust_clients and plan.trust_colleagues and plan.introductions),
        "goals": any(goal.ready for goal in book.goals),
    }


def goal_ticks(goal: Goal) -> dict[str, bool]:
    """What speaks for a goal, by words, for the ticks beside it."""
    return {
        "clear": goal.ready,
        "touches the revenue": bool(goal.revenue_link),
        "agreed": bool(goal.agreed_with),
        "attainable": bool(goal.attainable_because),
        "done before": bool(goal.past_proof),
    }


def questions_to_ask(book: Notebook) -> tuple[str, ...]:
    """Questions that the plan itself raises: of their aims, and what they expect when that is not known."""
    asked = [aim.question for aim in book.aims if aim.question]
    if book.plan and not book.plan.expect_of_me:
        asked.append(ASK_WHAT_SUCCESS_IS)
    there = {question.text.casefold() for question in book.my_questions}
    return tuple(question for question in dict.fromkeys(asked) if question.casefold() not in there)


def _plan(book: Notebook) -> Iterator[Finding]:
    if book.plan is None:
        yield Finding("No plan yet: where they are, where they want to be, and the way between.")
        return
    for sentence in book.plan.lacks:
        yield Finding(sentence, book.plan)


def _goals(book: Notebook) -> Iterator[Finding]:
    if not book.goals:
        yield Finding("No goal yet: one that is clear is worth more than five.", stops=True)
    for number, goal in enumerate(book.goals, 1):
        if not goal.method:
            yield Finding(f"Goal {number} has no way to get there yet.", goal, stops=True)
        if goal.vague:
            yield Finding(f'Goal {number}: "{goal.vague}" gives no amount. By how much?', goal, stops=True)
        needs = [("what", goal.what), ("by how much", goal.metric), ("by when", goal.by_when)]
        if missing := [name for name, value in needs if not value]:
            yield Finding(f"Goal {number} is not ready: {', '.join(missing)}?", goal, stops=True)
        if not goal.steps:
            yield Finding(f"Goal {number} has no steps yet: who does what, and when?", goal)
        if not goal.revenue_link:
            yield Finding(f"Goal {number}: how does it touch the revenue?", goal)


def _people(book: Notebook) -> Iterator[Finding]:
    count = len(book.stakeholders)
    if count < SUGGESTED_STAKEHOLDERS:
        yield Finding(f"{counted(count, 'person', 'people')} to meet first: three are a good start.")
    for one in book.stakeholders:
        for sentence in one.lacks:
            yield Finding(f"{one.title}: {sentence}", one)


def _aims(book: Notebook) -> Iterator[Finding]:
    for aim in book.aims:
        for sentence in aim.lacks:
            yield Finding(f"{aim.title}: {sentence}", aim)


def _assumptions(book: Notebook) -> Iterator[Finding]:
    supposed = {one.about for one in book.assumptions if one.text}
    anywhere = "" in supposed
    for aim in book.aims:
        if aim.steps and aim.uid not in supposed and not anywhere:
            yield Finding(f"{aim.title}: what does your suggestion suppose? How would you check it?", aim)
    for one in book.assumptions:
        for sentence in one.lacks:
            yield Finding(f"{one.title}: {sentence}", one)
