"""The areas of preparing: one kind of note each, and how its list is worked with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from trainer.prepare.kinds import BY_TABLE
from trainer.prepare.note import Note
from trainer.prepare.person import Person
from trainer.prepare.skill import MOST_SKILLS


@dataclass(frozen=True, slots=True)
class Area:
    """A kind of note on the screens."""

    table: str
    title: str
    about: str
    """One sentence: what it is good for."""
    many: str
    """What several are called, in lower case."""
    quick: bool = False
    """One line is enough to begin one, so that lines are added in the list itself."""
    flags: str = ""
    """The field whose choices are set by their letters in the list."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Further letters, each with the field that it changes."""
    badges: tuple[str, ...] = ()
    """Fields whose choice stands beside the title."""
    most: int = 0
    """So many and no more; 0 is no limit."""
    rules: str = ""
    """The area of the rules that say what is missing over all; empty when each note says it for itself."""
    order: Callable[[Note], float] | None = None
    """The list is in this order, and cannot be put in another."""

    @property
    def kind(self) -> type[Note]:
        return BY_TABLE[self.table]


def _weight(note: Note) -> float:
    return -note.rank if isinstance(note, Person) else 0


AREAS: Mapping[str, Area] = {
    area.table: area
    for area in (
        Area(
            "people",
            "People",
            "Who was there, who will be, and what they look for.",
            "people",
            badges=("level", "reaction"),
            letters={"r": "reaction", "l": "level"},
            order=_weight,
            rules="people",
        ),
        Area(
            "questions",
            "Questions they asked",
            "One line each, as they said it; then a letter for how it went.",
            "questions",
            quick=True,
            flags="flags",
            letters={"p": "asked_by", "r": "reaction"},
            badges=("flags", "asked_by", "reaction"),
        ),
        Area(
            "aims",
            "Objectives and obstacles",
            "What they want to reach, what stands in the way, and who said so.",
            "objectives and obstacles",
            quick=True,
            letters={"s": "side", "p": "said_by"},
            badges=("side", "said_by"),
        ),
        Area(
            "skills",
            "Wanted skills",
            "Three to five things they want most, in their own words.",
            "wanted skills",
            quick=True,
            letters={"r": "rating"},
            badges=("rating",),
            most=MOST_SKILLS,
            rules="skills",
        ),
        Area("pitch", "Pitch", "Why you and not another.", "pitches"),
        Area(
            "stories",
            "Stories",
            "Eight to ten things that happened, each with your part in it and a figure.",
            "stories",
            badges=("setting",),
            rules="stories",
        ),
        Area(
            "samples",
            "Work samples",
            "Pieces of your work to show or to speak about.",
            "samples",
            badges=("medium",),
            letters={"b": "bring"},
            rules="samples",
        ),
        Area(
            "plan",
            "The plan",
            "Vision, trust and the first ninety days.",
            "plans",
            rules="plan",
        ),
        Area("goals", "Goals", "What you would reach, by how much, by when, and how.", "goals"),
        Area(
            "stakeholders",
            "People to meet first",
            "Whom you would meet in the first weeks, what to ask there and what to offer.",
            "people to meet",
        ),
        Area(
            "assumptions",
            "Assumptions",
            "What your plan supposes, and how you would check it.",
            "assumptions",
            quick=True,
        ),
        Area(
            "research",
            "Research",
            "Facts about them, with source and date.",
            "facts",
            quick=True,
            letters={"t": "topic"},
            badges=("topic",),
            rules="research",
        ),
        Area(
            "cv_lines",
            "CV lines",
            "They may ask about every line. Paste it whole.",
            "lines of your CV",
            quick=True,
            badges=("section",),
            rules="cv",
        ),
        Area(
            "ad_lines",
            "Job advert",
            "What they ask for. Paste it whole.",
            "lines of the advert",
            quick=True,
            letters={"s": "picked"},
            badges=("picked",),
            rules="ad",
        ),
        Area(
            "my_questions",
            "Questions of yours",
            "Six open questions or more, each for somebody.",
            "questions of yours",
            quick=True,
            letters={"p": "whom", "a": "status"},
            badges=("whom", "status"),
            rules="questions",
        ),
        Area(
            "pay",
            "Pay",
            "The range you name, its sources, and your floor.",
            "pay sheets",
            rules="pay",
        ),
        Area(
            "tasks",
            "Tasks",
            "What is to be done before the day.",
            "tasks",
            quick=True,
            letters={"x": "done"},
            badges=("done",),
        ),
        Area(
            "criteria",
            "Is it the job for you?",
            "What matters to you, and whether you have seen it there.",
            "criteria",
            quick=True,
            letters={"w": "weight", "s": "seen"},
            badges=("weight", "seen", "seen_after"),
        ),
        Area("debrief", "What you learnt there", "The position, the organisation, the culture.", "notes"),
        Area("after", "After the interview", "How it went, and by when they decide.", "after-logs"),
    )
}
