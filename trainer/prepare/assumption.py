"""Something that the plan supposes, and how it would be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Field
from trainer.prepare.note import Note


@dataclass(frozen=True, kw_only=True)
class Assumption(Note):
    """What is supposed, how to check it, and whom to ask."""

    TABLE: ClassVar[str] = "assumptions"
    ONE: ClassVar[str] = "assumption"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("text", "What I suppose", hint="What has to be true for your suggestion to work."),
        Field("check", "How I would check it", hint="What you would look at."),
        Field("whom", "Whom I would ask"),
        Field("about", "For which of their aims", "link", links="aims"),
    )

    text: str = ""
    check: str = ""
    whom: str = ""
    about: str = ""

    @property
    def title(self) -> str:
        return self.text or "an assumption"

    @property
    def lacks(self) -> tuple[str, ...]:
        found = [] if self.check else ["How would you check it?"]
        return tuple(found if self.whom else [*found, "Whom would you ask?"])
