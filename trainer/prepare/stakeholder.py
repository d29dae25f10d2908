"""Somebody whom the candidate would meet in the first weeks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Field
from trainer.prepare.note import Note

SUGGESTED_STAKEHOLDERS = 3


@dataclass(frozen=True, kw_only=True)
class Stakeholder(Note):
    """A function, perhaps a name, what to ask there and what to offer."""

    TABLE: ClassVar[str] = "stakeholders"
    ONE: ClassVar[str] = "person to meet"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("function", "Function", hint="For example: head of purchasing."),
        Field("name", "Name", hint="If you know it."),
        Field("i_ask", "What I would ask", hint="How they see the company, and what they are working on."),
        Field("i_offer", "What I can offer", hint="Something of yours that helps them."),
    )

    function: str = ""
    name: str = ""
    i_ask: str = ""
    i_offer: str = ""

    @property
    def title(self) -> str:
        return ", ".join(filter(None, (self.function, self.name))) or "somebody to meet"

    @property
    def lacks(self) -> tuple[str, ...]:
        found = [] if self.i_ask else ["What would you ask?"]
        return tuple(found if self.i_offer else [*found, "What can you offer?"])
