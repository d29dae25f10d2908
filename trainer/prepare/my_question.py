"""A question that the candidate wants to ask them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Choice, Field
from trainer.prepare.note import Note

STATUS = (Choice("open", "open"), Choice("answered", "answered"))
QUESTION_TAGS = (
    Choice("environment", "how one works there"),
    Choice("role", "the role"),
    Choice("strategy", "where they are heading"),
    Choice("team", "the team"),
    Choice("next", "the next steps"),
)


@dataclass(frozen=True, kw_only=True)
class MyQuestion(Note):
    """What to ask, whom, and what it grew from."""

    TABLE: ClassVar[str] = "my_questions"
    ONE: ClassVar[str] = "question of yours"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("text", "What I want to ask", hint="It begins with how, what or which."),
        Field("whom", "Whom", "links", links="people"),
        Field("born_from", "What it grew from", "link", links="research"),
        Field("status", "Open or answered", "choice", choices=STATUS),
        Field("tags", "What it is about", "choices", choices=QUESTION_TAGS),
    )

    text: str = ""
    whom: tuple[str, ...] = ()
    born_from: str = ""
    """The uid of a fact, or of any other note it grew from."""
    status: str = "open"
    tags: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.text or "a question"

    @property
    def open(self) -> bool:
        return self.status != "answered"
