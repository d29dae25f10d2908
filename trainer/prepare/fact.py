"""Something the candidate found out about them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Choice, Field
from trainer.prepare.note import Note

TOPICS = (
    Choice("vision", "vision"),
    Choice("product", "product or service"),
    Choice("rival", "competitor"),
    Choice("news", "news"),
    Choice("industry", "industry"),
    Choice("trend", "trend"),
    Choice("technology", "technology"),
    Choice("discovery", "discovery"),
    Choice("culture", "culture"),
    Choice("person", "person"),
    Choice("other", "other"),
)
SOURCES = (
    Choice("blog", "blog"),
    Choice("magazine", "magazine"),
    Choice("press", "press release"),
    Choice("report", "report"),
    Choice("talk", "talk"),
    Choice("person", "somebody told me"),
    Choice("website", "their website"),
)
HEARSAY = "Hearsay: where is it from?"


@dataclass(frozen=True, kw_only=True)
class Fact(Note):
    """A fact with its source and date; with a question it is asked like a card."""

    TABLE: ClassVar[str] = "research"
    ONE: ClassVar[str] = "fact"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("text", "The fact", hint="One line, as you would say it."),
        Field("topic", "About", "choice", choices=TOPICS),
        Field("source", "Source", hint="Where it stands, or who said it."),
        Field("kind", "Kind of source", "choice", choices=SOURCES),
        Field("day", "Of which day", "day"),
        Field("about", "About whom", "links", links="people"),
        Field("question", "A question it answers", hint="It is asked in the drill then."),
    )

    text: str = ""
    topic: str = "other"
    source: str = ""
    kind: str = ""
    day: str = ""
    about: tuple[str, ...] = ()
    question: str = ""

    @property
    def title(self) -> str:
        return self.text or "a fact"

    @property
    def hearsay(self) -> bool:
        """Nobody could look it up: it has no source."""
        return not self.source

    @property
    def lacks(self) -> tuple[str, ...]:
        found = [HEARSAY] if self.hearsay else []
        return tuple(found if self.day else [*found, "Of which day is it?"])
