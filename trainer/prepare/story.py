"""A story of the candidate's own, in the order situation, task, action, result."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Choice, Field
from trainer.prepare.figures import has_figure
from trainer.prepare.note import Note

SETTINGS = (Choice("alone", "alone"), Choice("team", "in a team"), Choice("both", "both"))
TAGS = (
    Choice("money", "money saved"),
    Choice("time", "time saved"),
    Choice("reliability", "reliability"),
    Choice("failure", "a failure"),
    Choice("creative", "a new idea of mine"),
    Choice("adaptable", "a sudden change"),
    Choice("conflict", "a conflict"),
    Choice("leadership", "leading others"),
)
CONFIDENT = "yes"
CONFIDENTIAL = (
    Choice("no", "no"),
    Choice("redacted", "only without names and figures"),
    Choice(CONFIDENT, "yes: never printed or exported"),
)
LEAST_STEPS = 2
NO_FIGURE = "By how much, by when, compared with what? Leave empty if it cannot be counted."
NO_LINK = "So what for them?"
THIN = "Thin: name at least two steps that you took."


@dataclass(frozen=True, kw_only=True)
class Story(Note):
    """What happened, what was one's own part, and what it means for them."""

    TABLE: ClassVar[str] = "stories"
    ONE: ClassVar[str] = "story"
    SHARED: ClassVar[bool] = True
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("name", "Title", hint="Four words that bring it back."),
        Field("role", "Which job", hint="What you were then."),
        Field("current_job", "It is my present job", "yes"),
        Field("situation", "Situation", "text", hint="When and where? One or two sentences."),
        Field("task", "Task", "text", hint="What was yours to do?"),
        Field("actions", "What I did", "lines", hint="Step by step, one a line. This is the longest part."),
        Field("result", "Result", "text", hint="How did it end?"),
        Field("number", "The figure", hint="By how much, by when, compared with what?"),
        Field("learned", "What I learnt", "text"),
        Field("link", "What it means for them", "text", hint="So what for them?"),
        Field("strengths", "Strengths it shows", "lines", hint="One a line."),
        Field("setting", "Alone or in a team", "choice", choices=SETTINGS),
        Field("tags", "What it is about", "choices", choices=TAGS),
        Field("confidential", "Confidential", "choice", choices=CONFIDENTIAL),
        Field("told", "As I would tell it", "text", hint="The whole, about a minute. Points come from it."),
    )

    name: str = ""
    role: str = ""
    current_job: bool = False
    situation: str = ""
    task: str = ""
    actions: tuple[str, ...] = ()
    result: str = ""
    number: str = ""
    learned: str = ""
    link: str = ""
    strengths: tuple[str, ...] = ()
    setting: str = ""
    tags: tuple[str, ...] = ()
    confidential: str = "no"
    told: str = ""

    @property
    def title(self) -> str:
        return self.name or "a story"

    @property
    def printable(self) -> bool:
        """It may be printed and exported."""
        return self.confidential != CONFIDENT

    @property
    def counted(self) -> bool:
        """It has a figure."""
        return has_figure(self.number) or has_figure(self.result)

    @property
    def ready(self) -> bool:
        """It can be told: a situation, two steps, a result, and what it means for them."""
        whole = self.situation and self.result and self.link
        return bool(whole) and len(self.actions) >= LEAST_STEPS

    @property
    def lacks(self) -> tuple[str, ...]:
        found = [] if self.link else [NO_LINK]
        if len(self.actions) < LEAST_STEPS:
            found.append(THIN)
        if not self.situation:
            found.append("When and where was it?")
        if not self.result:
            found.append("How did it end?")
        elif not self.counted:
            found.append(NO_FIGURE)
        return tuple(found)
