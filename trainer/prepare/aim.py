"""What they want to reach, or what stands in their way, and what the candidate would do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Choice, Field
from trainer.prepare.note import Note

SIDES = (Choice("objective", "they want to reach it"), Choice("obstacle", "it stands in their way"))


@dataclass(frozen=True, kw_only=True)
class Aim(Note):
    """An objective or an obstacle of theirs."""

    TABLE: ClassVar[str] = "aims"
    ONE: ClassVar[str] = "objective or obstacle"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("text", "What it is", hint="In their words, on one line."),
        Field("side", "Objective or obstacle", "choice", choices=SIDES),
        Field("said_by", "Who said it", "link", links="people"),
        Field("steps", "How I would help", "lines", hint="Your steps, one a line. The first one first."),
        Field("past_example", "Where I did that before", "link", links="stories"),
        Field("question", "What I would ask about it", hint="It begins with how, what or which."),
    )

    text: str = ""
    side: str = "objective"
    said_by: str = ""
    steps: tuple[str, ...] = ()
    past_example: str = ""
    question: str = ""

    @property
    def title(self) -> str:
        return self.text or ("an obstacle" if self.obstacle else "an objective")

    @property
    def obstacle(self) -> bool:
        return self.side == "obstacle"

    @property
    def lacks(self) -> tuple[str, ...]:
        if self.steps:
            return ()
        return ("No first step yet.",) if self.obstacle else ("No line of yours yet: how would you help?",)
