"""After the interview: how it went and what they promised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Field
from trainer.prepare.note import Note

NO_DAY = "No date yet: send a short note and ask."


@dataclass(frozen=True, kw_only=True)
class After(Note):
    """What is written down on the way home."""

    TABLE: ClassVar[str] = "after"
    ONE: ClassVar[str] = "after-log"
    SINGLE: ClassVar[bool] = True
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("went", "How did it go?", "text"),
        Field("decision_day", "They decide by", "day", hint="The day they named. Empty if they named none."),
        Field("who_writes", "Who writes", hint="They to you, or you to them, and the name."),
        Field("said", "What they said about it", "text"),
        Field("offered", "They made an offer", "yes"),
        Field("reply_by", "My answer by", "day"),
        Field("noted", "I have sent a short note", "yes"),
    )

    went: str = ""
    decision_day: str = ""
    """ISO 8601."""
    who_writes: str = ""
    said: str = ""
    offered: bool = False
    reply_by: str = ""
    """ISO 8601."""
    noted: bool = False
    """A note of thanks, or one that asks, has gone out since."""

    @property
    def title(self) -> str:
        return "After the interview"

    @property
    def lacks(self) -> tuple[str, ...]:
        return () if self.decision_day or self.noted else (NO_DAY,)
