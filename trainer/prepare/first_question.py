"""A question of an earlier round, as the candidate remembers it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Choice, Field
from trainer.prepare.note import Note
from trainer.prepare.person import REACTIONS

FLAGS = (
    Choice("struggled", "struggled", "s"),
    Choice("muddled", "muddled", "m"),
    Choice("incomplete", "incomplete", "i"),
    Choice("out_of_time", "out of time", "t"),
    Choice("concern", "of concern to them", "c"),
    Choice("good", "went well", "g"),
)
"""How the answer went; several may hold."""
GOOD = "good"


@dataclass(frozen=True, kw_only=True)
class FirstQuestion(Note):
    """What was asked, how the answer went, and the better answer for the next time."""

    TABLE: ClassVar[str] = "questions"
    ONE: ClassVar[str] = "question"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("text", "What they asked", hint="One line, as they said it."),
        Field("flags", "How it went", "choices", choices=FLAGS),
        Field("asked_by", "Who asked", "link", links="people"),
        Field("reaction", "How they reacted", "choice", choices=REACTIONS),
        Field("mine", "What I said", "text", hint="In a few words."),
        Field("missing", "What was missing", "text", hint="What you would have liked to say."),
        Field("better", "A better answer", "text", hint="Two or three sentences, as you would say them."),
        Field("variants", "Other ways to ask it", "lines", hint="One a line."),
    )

    text: str = ""
    flags: tuple[str, ...] = ()
    asked_by: str = ""
    reaction: str = ""
    mine: str = ""
    missing: str = ""
    better: str = ""
    variants: tuple[str, ...] = ()
    round: str = ""
    """The round in which it was asked: empty for the first, else `2`, `3` and so on."""

    @property
    def title(self) -> str:
        return self.text or "a question"

    @property
    def marks(self) -> tuple[str, ...]:
        """The flags in their order, with `concern` when the person who asked was doubtful."""
        doubtful = self.reaction == "doubtful"
        return tuple(
            flag.value for flag in FLAGS if flag.value in self.flags or (doubtful and flag.value == "concern")
        )

    @property
    def loose(self) -> bool:
        """A loose end: something about the answer was not right."""
        return any(mark != GOOD for mark in self.marks)

    @property
    def lacks(self) -> tuple[str, ...]:
        if self.loose and not self.better.strip():
            return ("Write the better answer first. You can drill it once it is written.",)
        return ()
