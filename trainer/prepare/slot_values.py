"""The slots as the notes fill them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from trainer.cards.slots import FURTHER
from trainer.prepare.figures import has_figure
from trainer.prepare.interviews import interviews
from trainer.prepare.notebook import Notebook, read_notebook
from trainer.prepare.person import Person
from trainer.prepare.sample import Sample
from trainer.prepare.skill import Skill
from trainer.prepare.story import Story
from trainer.text import one_line

if TYPE_CHECKING:
    from trainer.progress.store import Store

NOT_KNOWN = "?"
"""What is written where something is not known; it will be asked again."""
TRENDS = ("trend", "industry", "technology", "discovery")
_WORTH = ("money", "time")
_SYNONYMS = frozenset({"edge", "role.gap", "skill.1", "skill.2", "skill.3"})
"""Slots whose values carry other words for themselves."""


def slot_values(store: Store, interview: str) -> Mapping[str, Sequence[str]]:
    """The values of every filled slot for an interview, by its uid; empty when it is not known."""
    found = {one.uid: one for one in interviews(store)}.get(interview)
    return values_of(read_notebook(store, found))


def values_of(book: Notebook) -> Mapping[str, Sequence[str]]:
    """Slot name to its values, one line each; further words for the same value follow after ` | `.

    A slot that nothing fills is left out.
    """
    goals = book.goals
    filled: dict[str, Iterable[str]] = {
        "company.name": [book.interview.company if book.interview else ""],
        "company.vision": [book.plan.vision if book.plan else "", *_facts(book, "vision")],
        "company.products": _facts(book, "product"),
        "company.news": _facts(book, "news"),
        "company.rival": _facts(book, "rival"),
        "company.objective": [aim.text for aim in book.objectives],
        "company.obstacle": [aim.text for aim in book.obstacles],
        "industry.trend": _facts(book, *TRENDS),
        "role.requirements": _requirements(book),
        "role.gap": [_skill(skill) for skill in book.skills if skill.gap],
        "skill.1": [_skill(skill) for skill in book.skills[:1]],
        "skill.2": [_skill(skill) for skill in book.skills[1:2]],
        "skill.3": [_skill(skill) for skill in book.skills[2:]],
        "edge": [_edge(book)],
        "sample.title": [sample.name for sample in _shown(book.samples)],
        "sample.facts": [fact for sample in _shown(book.samples)[:1] for fact in sample.facts],
        "cv.line": [line.text for line in book.cv_lines],
        "interviewer.name": [person.name for person in by_weight(book.people)],
        "interviewer.looked_for": [
            wish for person in by_weight(book.people) for wish in known(person.looked_for)
        ],
        "interviewer.interest": [i for person in by_weight(book.people) for i in known(person.interests)],
        "weak.question": [question.text for question in book.loose_ends],
        "first.question": [question.text for question in book.questions],
        "plan.goal": [goal.what for goal in goals],
        "plan.method": [goal.method for goal in goals],
        "plan.metric": [goal.metric for goal in goals],
        "plan.stakeholders": [one.title for one in book.stakeholders if one.function or one.name],
        "plan.bridge": [book.plan.bridge if book.plan else ""],
        "salary.range": [book.pay.range if book.pay else ""],
        "salary.value_proof": [_worth(story) for story in proofs_of_worth(book)],
        "notice.period": [book.pay.notice if book.pay else ""],
        "offer.reply_date": [book.pay.reply_by if book.pay else ""],
        "ask.open": _open_questions(book),
    }
    tidy = {slot: _tidy(v if slot in _SYNONYMS else map(plain, v)) for slot, v in filled.items()}
    return {slot: values for slot, values in tidy.items() if values}


def person_values(person: Person) -> Mapping[str, Sequence[str]]:
    """The slots about who is asking, for a card about this person alone."""
    return {
        "interviewer.name": _tidy([plain(person.name)]),
        "interviewer.looked_for": _tidy(map(plain, known(person.looked_for))),
        "interviewer.interest": _tidy(map(plain, known(person.interests))),
    }


def known(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines without a question mark that stands for `not known`."""
    return tuple(line for line in lines if line.strip() != NOT_KNOWN)


def by_weight(people: Iterable[Person]) -> tuple[Person, ...]:
    """Who weighs most in the decision first."""
    return tuple(sorted(people, key=lambda person: -person.rank))


def proofs_of_worth(book: Notebook) -> tuple[Story, ...]:
    """The stories that justify the pay: those chosen, else those about money or time with a figure."""
    chosen = book.pay.proofs if book.pay else ()
    linked = tuple(story for story in book.stories if story.uid in chosen)
    return linked or tuple(story for story in book.stories if story.counted and set(_WORTH) & set(story.tags))


def _tidy(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(filter(None, map(one_line, values))))


def plain(value: str) -> str:
    """A text as it stands, where ` | ` in a CV or a title would begin another wording."""
    return one_line(value).replace(FURTHER, ", ")


def _facts(book: Notebook, *topics: str) -> list[str]:
    return [fact.text for fact in book.facts if fact.topic in topics]


def _requirements(book: Notebook) -> list[str]:
    picked = [line.text for line in book.ad_lines if line.picked]
    return picked or [line.text for line in book.ad_lines]


def _skill(skill: Skill) -> str:
    return FURTHER.join(plain(words) for words in (skill.words, *skill.also) if words)


def _edge(book: Notebook) -> str:
    """The edge; the plan in one sentence says it in other words."""
    edge, plan = book.pitch.edge if book.pitch else "", book.plan.headline if book.plan else ""
    return FURTHER.join(plain(words) for words in (edge, plan) if words)


def _shown(samples: Sequence[Sample]) -> list[Sample]:
    """Those that are brought along, or all when none is."""
    return [sample for sample in samples if sample.bring] or list(samples)


def _worth(story: Story) -> str:
    told = story.number if has_figure(story.number) else story.result
    return told or story.title


def _open_questions(book: Notebook) -> list[str]:
    still = book.debrief.unanswered if book.debrief else ()
    return [question.text for question in book.my_questions if question.open] + list(still)
