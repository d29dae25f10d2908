"""What a rehearsal came to, in figures and sentences that stand for themselves."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from trainer.prepare.made_ids import made_of


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing that was to be said, and whether it was."""

    what: str
    said: bool


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody who asked, and whether an answer touched what they look for."""

    name: str
    new_face: bool
    asked: int
    """Questions that they asked and that were answered."""
    concerns: tuple[Heard, ...] = ()


@dataclass(frozen=True, slots=True)
class Long:
    """An answer that ran on."""

    question: str
    seconds: float
    target: int
    card: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a listener would have noticed at one answer."""

    question: str
    text: str
    card: str = ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A point that no answer and no follow-up held."""

    card: str
    label: str
    must: bool
    question: str = ""
    """At which it was expected; empty in reports from before it was kept."""


@dataclass(frozen=True, slots=True)
class Report:
    """One rehearsal, after it.  None stands for what the form of the interview does not ask for."""

    uid: str
    interview: str
    form: str
    title: str
    begun: str
    seed: int
    whole: bool
    """It was played to its end."""
    answered: int
    questions: int
    seconds: float
    coverage: float | None
    """Mean share of the points, over the answers that were compared with them."""
    own_coverage: float | None
    """The same over the answers aloud, by the candidate's own ticks."""
    people: tuple[Listener, ...] = ()
    pillars: tuple[Heard, ...] = ()
    pitch: Heard | None = None
    """`what` tells how many of its points were said."""
    asked_date: bool | None = None
    own_questions: int | None = None
    ran_on: tuple[Long, ...] = ()
    longest: float | None = None
    median: float | None = None
    """Spoken seconds; answers in key words have none."""
    first_word: float | None = None
    """Median seconds to the first key or word."""
    slowest: float | None = None
    blanks: int = 0
    names: tuple[int, int] | None = None
    """Remembered, of how many."""
    ready: tuple[int, int] | None = None
    """Ticked on the checklist, of how many."""
    remarks: tuple[Remark, ...] = ()
    missing: tuple[Missing, ...] = ()
    unticked: int = 0
    """Answers aloud that nobody ticked: they count for nothing."""
    judge: str | None = None
    """Which judges compared the written answers with the points: `words`, `meaning` or `both`."""

    @property
    def concerns(self) -> tuple[int, int]:
        """Touched, of how many."""
        all_ = [concern for person in self.people for concern in person.concerns]
        return sum(concern.said for concern in all_), len(all_)

    def without(self, hidden: Collection[str]) -> Report:
        """Without what was asked or left out at cards that are made from confidential notes.

        `hidden` are the ends of their ids.
        """

        def told(card: str) -> bool:
            return made_of(card) not in hidden

        return replace(
            self,
            ran_on=tuple(one for one in self.ran_on if told(one.card)),
            remarks=tuple(one for one in self.remarks if told(one.card)),
            missing=tuple(one for one in self.missing if told(one.card)),
        )

    def document(self) -> dict[str, Any]:
        return asdict(self)

    @staticmethod
    def from_document(document: Mapping[str, Any]) -> Report:
        """Raises KeyError or TypeError when it is none."""
        known = {name: value for name, value in document.items() if name in Report.__dataclass_fields__}
        known["people"] = tuple(
            Listener(**{**person, "concerns": tuple(Heard(**concern) for concern in person["concerns"])})
            for person in known["people"]
        )
        known["pillars"] = tuple(Heard(**pillar) for pillar in known["pillars"])
        known["pitch"] = Heard(**known["pitch"]) if known["pitch"] else None
        known["ran_on"] = tuple(Long(**one) for one in known["ran_on"])
        known["remarks"] = tuple(Remark(**one) for one in known["remarks"])
        known["missing"] = tuple(Missing(**one) for one in known["missing"])
        for name in ("names", "ready"):
            known[name] = tuple(known[name]) if known[name] else None
        return Report(**known)
