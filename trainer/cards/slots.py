"""Slots: places in a card that the candidate's own preparation fills."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.cards.model import Card, Cue, KeyPoint, Slot, Wording

SLOTS: Mapping[str, str] = {
    "company.name": "the company's name",
    "company.vision": "where the company wants to go",
    "company.products": "what the company makes",
    "company.news": "a recent piece of news about the company",
    "company.rival": "a competitor",
    "company.objective": "what they want to reach",
    "company.obstacle": "what stands in their way",
    "industry.trend": "a trend of the industry",
    "role.requirements": "what the role asks for",
    "role.gap": "what the role asks for and you lack",
    "skill.1": "the first skill they want",
    "skill.2": "the second skill they want",
    "skill.3": "a further skill they want",
    "edge": "what you have and others may lack",
    "sample.title": "a work sample",
    "sample.facts": "the facts of that sample",
    "cv.line": "the line of your CV",
    "interviewer.name": "who is asking",
    "interviewer.looked_for": "what they looked for",
    "interviewer.interest": "what they care about",
    "weak.question": "the first-round question",
    "weak.better_points": "the points of your better answer",
    "first.question": "a question from the first round",
    "plan.goal": "a goal of your plan",
    "plan.method": "how you would reach it",
    "plan.metric": "how it would be measured",
    "plan.stakeholders": "who would be involved",
    "plan.bridge": "how you get from now to then",
    "salary.range": "your pay range",
    "salary.value_proof": "why you are worth it",
    "notice.period": "your notice period",
    "offer.reply_date": "when they will hear from you",
    "ask.open": "a question you want to ask",
}
"""Every slot a deck may name, and its name in words."""

Values = Mapping[str, Sequence[str]]
"""Slot name to its values; a missing name or an empty sequence is a slot not yet filled."""
FURTHER = " | "
"""Between a value and other words for the same: they count as it does."""

_SLOT = re.compile(r"\\\{|\{([a-z0-9_.]+)\}")


@dataclass(frozen=True, slots=True)
class AskedPoint:
    """A key point as it is asked today: slots filled, only words and cues left."""

    id: str
    label: str
    wordings: tuple[str, ...]
    cues: tuple[str, ...]
    must: bool
    probe: str | None
    personal: bool
    """Earned from the candidate's own preparation."""
    named_by_slot: bool = False
    """Its label begins with the name of a slot, which nobody has to say."""


@dataclass(frozen=True, slots=True)
class AskedCard:
    """A card as it is asked today."""

    card: Card
    questions: tuple[str, ...]
    points: tuple[AskedPoint, ...]
    needs: tuple[str, ...]
    """Slots without a value, in words: shown as 'prep needed', never counted as missed."""
    waits: bool = False
    """Every wording of the question has an empty slot: it is not asked before one is filled."""


def ask(card: Card, values: Values) -> AskedCard:
    """The card with its slots filled.

    A point that is nothing but an empty slot is left out, and so is a wording with an empty slot as long as
    there is another.
    """
    points: list[AskedPoint] = []
    needs: list[str] = []
    for point in card.points:
        points.extend(_asked(point, values, needs))
    whole = [
        wording
        for wording in card.wordings
        if all(_given(name, values) for name in slots_in(wording) if name in SLOTS)
    ]
    questions = tuple(_filled(question, values, needs) for question in whole or card.wordings)
    return AskedCard(card, questions, tuple(points), tuple(dict.fromkeys(needs)), waits=not whole)


def slots_in(question: str) -> tuple[str, ...]:
    """The names of the slots in the wording of a question."""
    if "{" not in question:
        return ()
    return tuple(match[1] for match in _SLOT.finditer(question) if match[1])


def with_wordings(asked: AskedCard, granted: Mapping[str, Sequence[str]]) -> AskedCard:
    """The card with further accepted wordings, by point id."""
    points = tuple(
        replace(point, wordings=tuple(dict.fromkeys((*point.wordings, *granted.get(point.id, ())))))
        for point in asked.points
    )
    return replace(asked, points=points)


def _asked(point: KeyPoint, values: Values, needs: list[str]) -> list[AskedPoint]:
    wordings = [a.text for a in point.alternatives if isinstance(a, Wording)]
    cues = tuple(a.name for a in point.alternatives if isinstance(a, Cue))
    slots = [a.name for a in point.alternatives if isinstance(a, Slot)]
    given = list({_key(value): value for name in slots for value in _given(name, values)}.values())
    spoken = [words for value in given for words in value.split(FURTHER)]
    asked = AskedPoint(
        point.id, point.label, (*wordings, *spoken), cues, point.must, point.probe, personal=bool(given)
    )
    if wordings or cues:
        return [asked]
    needs.extend(SLOTS[name] for name in slots if not _given(name, values))
    slot = SLOTS.get(point.label.removeprefix("{").removesuffix("}"))
    return [
        replace(
            asked,
            id=f"{point.id}={_key(value.partition(FURTHER)[0])}" if len(given) > 1 else point.id,
            label=f"{slot or point.label}: {value.partition(FURTHER)[0]}",
            wordings=tuple(value.split(FURTHER)),
            named_by_slot=slot is not None,
        )
        for value in given
    ]


def _given(name: str, values: Values) -> list[str]:
    return [value for value in values.get(name, ()) if value.strip()]


def _key(value: str) -> str:
    return "-".join(value.casefold().split())


def _filled(question: str, values: Values, needs: list[str]) -> str:
    def fill(match: re.Match[str]) -> str:
        name = match[1]
        if name is None:
            return "{"
        if name not in SLOTS:  # a mistake, reported with its line; the question is asked as it stands
            return match[0]
        given = _given(name, values)
        if not given:
            needs.append(SLOTS[name])
            return f"({SLOTS[name]})"
        return given[0].partition(FURTHER)[0]

    return _SLOT.sub(fill, question)
