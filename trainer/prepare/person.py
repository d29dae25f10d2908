"""A person of the interview: met in the first round, or expected in the second."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Choice, Field
from trainer.prepare.note import Note

LEVELS = (
    Choice("hr", "HR"),
    Choice("peer", "team member"),
    Choice("manager", "line manager"),
    Choice("expert", "expert"),
    Choice("head", "head of department"),
    Choice("director", "director"),
    Choice("board", "owner or board"),
)
"""From the least weight in the decision to the most."""
REACTIONS = (Choice("keen", "keen"), Choice("neutral", "neutral"), Choice("doubtful", "doubtful"))
PURPOSES = (
    Choice("approval", "has the last word"),
    Choice("fit", "whether I fit the team"),
    Choice("compare", "chooses between candidates"),
)


@dataclass(frozen=True, kw_only=True)
class Person(Note):
    """Somebody who asks, doubts or decides."""

    TABLE: ClassVar[str] = "people"
    ONE: ClassVar[str] = "person"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("name", "Name", hint='Or what you remember: "the tall man from finance".'),
        Field("say_as", "Say it as", hint="How the name is pronounced, if that is not plain."),
        Field("function", "What they do", hint="Their job, in a few words."),
        Field("level", "Level", "choice", choices=LEVELS),
        Field("met_before", "I have met them", "yes"),
        Field("expected", "They will be there", "yes", hint="In the second round."),
        Field("purpose", "Why they are there", "choice", choices=PURPOSES),
        Field("looked_for", "What they looked for", "lines", hint="One thing a line. Not known: ?"),
        Field("judged", "How they think the qualifications are met", "text"),
        Field("reaction", "How they reacted", "choice", choices=REACTIONS),
        Field("interests", "What they care about", "lines", hint="A question about it is likely."),
    )

    name: str = ""
    say_as: str = ""
    function: str = ""
    level: str = ""
    met_before: bool = False
    expected: bool = False
    purpose: str = ""
    looked_for: tuple[str, ...] = ()
    judged: str = ""
    reaction: str = ""
    interests: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return ", ".join(filter(None, (self.name, self.function))) or "somebody"

    @property
    def rank(self) -> int:
        """How much the person weighs in the decision: 0 not known, 1 HR, to 7 owner or board."""
        return next((n for n, level in enumerate(LEVELS, 1) if level.value == self.level), 0)

    @property
    def lacks(self) -> tuple[str, ...]:
        return () if self.looked_for else ("What did they look for?",)
