"""What to practise next: points that stay out, and cards that keep slipping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from trainer.cards.slots import AskedCard
from trainer.insights.practice import Practice
from trainer.recall.cues.labels import shown

OFTEN = 2
"""Answers that must have left a point out before it is called a missed one."""
SLIPS = 4
"""Times that a known card was graded Again before it is called a slipping one."""
NEXT = 5
"""Cards that are offered to be drilled now."""


@dataclass(frozen=True, slots=True)
class MissedPoint:
    """A point that answers keep leaving out."""

    card: str
    point: str
    label: str
    question: str
    missed: int
    answers: int
    """Of how many last answers to the card."""


@dataclass(frozen=True, slots=True)
class SlippingCard:
    """A card that was known and forgotten again and again."""

    card: str
    question: str
    again: int
    advice: str


def missed_points(practice: Practice, cards: Mapping[str, AskedCard]) -> tuple[MissedPoint, ...]:
    """Points missing from two or more of a card's last five judged answers, the worst first."""
    found = []
    for id_, answers in practice.missed.items():
        if asked := cards.get(id_):
            counts = Counter(point for missed in answers for point in missed)
            labels = {point.id: shown(point.label) for point in asked.points}
            found += [
                MissedPoint(id_, point, labels[point], asked.questions[0], missed, len(answers))
                for point, missed in counts.items()
                if missed >= OFTEN and point in labels
            ]
    return tuple(sorted(found, key=lambda one: (-one.missed, -one.missed / one.answers, one.card, one.point)))


def slipping_cards(practice: Practice, cards: Mapping[str, AskedCard]) -> tuple[SlippingCard, ...]:
    """Cards graded Again four times or more since they were first known, the worst first."""
    found = [
        SlippingCard(id_, asked.questions[0], again, _advice(asked))
        for id_, again in practice.again.items()
        if again >= SLIPS and (asked := cards.get(id_)) and practice.latest_grade(id_) < 3
    ]
    return tuple(sorted(found, key=lambda one: (-one.again, one.card)))


def next_cards(practice: Practice, cards: Mapping[str, AskedCard], many: int = NEXT) -> tuple[str, ...]:
    """Full ids of what to practise next: where points stay out, what slips, then the weakest answers."""
    weak = sorted(
        (id_ for id_, told in practice.latest.items() if id_ in cards and told.grade < 3),
        key=lambda id_: (practice.latest[id_].coverage, id_),
    )
    missed = [one.card for one in missed_points(practice, cards)]
    slipping = [one.card for one in slipping_cards(practice, cards)]
    return tuple(dict.fromkeys([*missed, *slipping, *weak]))[:many]


def _advice(asked: AskedCard) -> str:
    if not any(point.personal for point in asked.points) and asked.card.kind in ("story", "pitch", "plan"):
        return "Write an answer of your own to it first: three points of yours stay better than any wording."
    if len(asked.points) > 5:
        return "It has many points. Keep the three that matter and drop the rest for now."
    return "Say it aloud once in your own words, then write down the one sentence that you miss."
