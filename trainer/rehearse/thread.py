"""What runs through a whole rehearsal: each person's concerns, the pillars of the plan, the date."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from trainer.cards.slots import AskedPoint
from trainer.rehearse.concern import Concern
from trainer.rehearse.form import FormName
from trainer.rehearse.script import Script

PILLARS: Mapping[str, Concern] = {
    "vision": Concern(
        "vision: where they are going",
        ("your vision", "where you are heading", "where you want to be", "the company's direction",
         "in three years", "in five years"),
    ),
    "trust": Concern(
        "trust: how you win people",
        ("win their trust", "earn trust", "listen first", "meet each of them", "keep my word",
         "keep my promises", "get to know the people", "ask them what they need"),
    ),
    "goals": Concern(
        "goals: what you would reach, and how",
        ("my goal", "goals I would set", "by the end of the first", "in the first 90 days",
         "within the first quarter", "after six months I", "in my first year"),
    ),
}  # fmt: skip
"""The three parts of the plan that a candidate brings."""
DATE = Concern(
    "that you asked when they will decide",
    ("when will you decide", "when can I expect", "when do you expect to decide", "when will I hear from you",
     "by what date", "by when will you", "when might that be", "roughly when will", "likely to decide",
     "when you will make a decision"),
)  # fmt: skip
ASKED = Concern("that you asked a question of your own", cues=("ask",))
TALKS: frozenset[FormName] = frozenset({"one-on-one", "panel", "new-face", "remote", "dress"})
"""Forms long enough for concerns, pillars and the pitch."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Something that may be said at any moment of a run."""

    id: str
    what: str
    """concern, pillar, date, asked"""
    head: str
    """Whose concern it is; empty for all else."""
    point: AskedPoint


def threads(script: Script, plan: Mapping[str, Sequence[str]]) -> tuple[Thread, ...]:
    """What this script gives room for; `plan` has the candidate's own lines by pillar."""
    found: list[Thread] = []
    if script.setup.form in TALKS:
        for number, persona in enumerate(script.cast):
            found += [
                _thread("concern", f"{number}-{place}", persona.title, concern)
                for place, concern in enumerate(persona.concerns)
            ]
        for name, concern in PILLARS.items():
            own = tuple(line for line in plan.get(name, ()) if line.strip())
            found.append(_thread("pillar", name, "", replace(concern, wordings=(*concern.wordings, *own))))
    parts = {step.part for step in script.steps}
    if "Your questions" in parts:
        found.append(_thread("asked", "own", "", ASKED))
    if "The end" in parts:
        found.append(_thread("date", "next", "", DATE))
    return tuple(found)


def _thread(what: str, name: str, head: str, concern: Concern) -> Thread:
    id_ = f"{what}-{name}"
    return Thread(id_, what, head, replace(concern.point, id=id_))
