"""What a script is made from: cards, where they stand, people, and what the candidate has planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer.cards.slots import AskedCard
from trainer.prepare.person import Person
from trainer.progress.records import CardState


@dataclass(frozen=True, slots=True)
class Material:
    """Everything as it stands at the beginning; the same material and seed give the same script."""

    cards: Mapping[str, AskedCard]
    """By full id, with the slots filled."""
    states: Mapping[str, CardState] = field(default_factory=dict)
    day: int = 0
    """The study day."""
    people: tuple[Person, ...] = ()


def wordings_of(asked: AskedCard) -> tuple[int, ...]:
    """Which of the card's questions can be asked: those that do not wait for something prepared."""
    empty = [f"({words})" for words in asked.needs]
    return tuple(
        number for number, question in enumerate(asked.questions) if not any(gap in question for gap in empty)
    )
