"""A piece of the candidate's own work, to show or to speak about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Field
from trainer.prepare.note import Note
from trainer.prepare.story import CONFIDENT, CONFIDENTIAL

MEDIA = (
    *("plan", "report", "press text", "design", "drawing", "patent", "code", "lesson", "menu"),
    *("schedule", "spreadsheet", "presentation", "photograph", "article", "handbook", "recording"),
)
"""Kinds of work that people bring, offered while typing; any other word is as good."""


@dataclass(frozen=True, kw_only=True)
class Sample(Note):
    """What it is, what it proves, why it worked and what did not."""

    TABLE: ClassVar[str] = "samples"
    ONE: ClassVar[str] = "sample"
    SHARED: ClassVar[bool] = True
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("name", "Title", hint="What you would call it when you hand it over."),
        Field("medium", "What it is", hint=f"For example: {', '.join(MEDIA)}."),
        Field("proves", "Skills it proves", "links", links="skills"),
        Field("why_it_worked", "Why it worked", "text", hint="Because of what? They will ask."),
        Field("what_did_not", "What did not work", "text", hint="One honest thing."),
        Field("learned", "What I learnt", "text"),
        Field("facts", "Facts about it", "lines", hint="For whom, how long, what it brought. One a line."),
        Field("bring", "I bring it", "yes"),
        Field("confidential", "Confidential", "choice", choices=CONFIDENTIAL),
    )

    name: str = ""
    medium: str = ""
    proves: tuple[str, ...] = ()
    why_it_worked: str = ""
    what_did_not: str = ""
    learned: str = ""
    facts: tuple[str, ...] = ()
    bring: bool = False
    confidential: str = "no"

    @property
    def title(self) -> str:
        return self.name or self.medium or "a sample"

    @property
    def printable(self) -> bool:
        """It may be printed and exported."""
        return self.confidential != CONFIDENT

    @property
    def lacks(self) -> tuple[str, ...]:
        found = [] if self.why_it_worked else ["No why yet."]
        if not self.what_did_not:
            found.append("What did not work?")
        elif not self.learned:
            found.append("What did you learn from it?")
        return tuple(found)
