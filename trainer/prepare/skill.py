"""A skill or quality that they want, and how the candidate proves it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Choice, Field
from trainer.prepare.note import Note

RATINGS = (Choice("below", "below"), Choice("meets", "meets it"), Choice("exceeds", "exceeds it"))
EVIDENCE = (
    Choice("experience", "experience", "x"),
    Choice("education", "education", "e"),
    Choice("skills", "skills", "s"),
    Choice("quality", "high-quality work", "q"),
    Choice("discipline", "discipline in getting things done", "d"),
    Choice("teamwork", "teamwork", "t"),
    Choice("attitude", "attitude", "a"),
)
"""The seven kinds of evidence."""
LEAST_SKILLS, MOST_SKILLS = 3, 5


@dataclass(frozen=True, kw_only=True)
class Skill(Note):
    """One of the three to five things that they want most, in their own words."""

    TABLE: ClassVar[str] = "skills"
    ONE: ClassVar[str] = "wanted skill"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("words", "What they want", hint="In their own words."),
        Field("also", "Other words for it", "lines", hint="They count too. One a line."),
        Field("rating", "How I stand to it", "choice", choices=RATINGS),
        Field("kinds", "Kinds of evidence", "choices", choices=EVIDENCE),
        Field("stories", "Stories that prove it", "links", links="stories"),
        Field("samples", "Samples that prove it", "links", links="samples"),
        Field("sentence", "The proof in a sentence", "text", hint="Say the number, not the adjective."),
        Field("source", "Where it comes from", hint="Who said it, or the advert."),
    )

    words: str = ""
    also: tuple[str, ...] = ()
    rating: str = ""
    kinds: tuple[str, ...] = ()
    stories: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    sentence: str = ""
    source: str = ""

    @property
    def title(self) -> str:
        return self.words or "a skill"

    @property
    def gap(self) -> bool:
        """The candidate stands below what they want."""
        return self.rating == "below"

    @property
    def proven(self) -> bool:
        """A story, a sample or a sentence stands behind it."""
        return bool(self.stories or self.samples or self.sentence.strip())

    @property
    def lacks(self) -> tuple[str, ...]:
        if self.proven:
            return () if self.rating else ("How do you stand to it: below, meets or exceeds?",)
        if self.rating == "exceeds":
            return ("You say you exceed it. What proves it?",)
        return ("No proof yet: a story, a sample or a sentence.",)
