"""Who asks in a rehearsal: the candidate's own people, or somebody of a kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from trainer.prepare.person import LEVELS, PURPOSES, Person
from trainer.rehearse.concern import Concern, concerns
from trainer.rehearse.form import FORMS, FormName

KINDS = tuple(level.value for level in LEVELS)
WORDS = {level.value: level.label for level in LEVELS}
SENIOR = 3
"""From this rank on somebody asks about vision, plan, and why you."""
_PURPOSES = {purpose.value for purpose in PURPOSES}


@dataclass(frozen=True, slots=True)
class Persona:
    """Somebody who asks."""

    id: str
    """The uid of the candidate's own person, else the kind."""
    name: str
    kind: str
    """A level of `person.LEVELS`."""
    function: str = ""
    met_before: bool = False
    purpose: str = ""
    """approval, fit, compare, or empty when it is not known."""
    concerns: tuple[Concern, ...] = ()

    @property
    def rank(self) -> int:
        """1 for HR to 7 for the owner or the board."""
        return KINDS.index(self.kind) + 1

    @property
    def senior(self) -> bool:
        return self.rank >= SENIOR

    @property
    def title(self) -> str:
        """`Ada Winter, head of finance`, or `the director`."""
        return ", ".join(filter(None, (self.name, self.function)))

    def document(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "name": self.name,
            "kind": self.kind,
            "function": self.function,
            "met_before": self.met_before,
            "purpose": self.purpose,
            "concerns": [[c.label, list(c.wordings), list(c.cues)] for c in self.concerns],
        }

    @staticmethod
    def from_document(document: Mapping[str, Any]) -> Persona:
        """Raises KeyError, TypeError or ValueError when it is none."""
        held = tuple(Concern(label, tuple(words), tuple(cues)) for label, words, cues in document["concerns"])
        persona = Persona(**{**document, "concerns": held})
        KINDS.index(persona.kind)
        return persona


def own(person: Person) -> Persona:
    """One of the candidate's own people; a level that is not known counts as line manager."""
    kind = person.level if person.level in KINDS else "manager"
    return Persona(
        person.uid,
        person.name or f"the {WORDS[kind]}",
        kind,
        person.function,
        person.met_before,
        person.purpose if person.purpose in _PURPOSES else "",
        concerns(person.looked_for, kind),
    )


def of_kind(kind: str, *, met_before: bool = False) -> Persona:
    """Somebody of a kind, with what such people usually look for."""
    article = "" if kind == "hr" else "the "
    return Persona(kind, f"{article}{WORDS[kind]}", kind, "", met_before, "", concerns((), kind))


_USUAL_CAST: Mapping[FormName, tuple[tuple[str, bool], ...]] = {
    "one-on-one": (("manager", True),),
    "panel": (("manager", True), ("head", False), ("hr", True), ("peer", False), ("expert", False)),
    "new-face": (("director", False),),
    "remote": (("manager", True),),
    "tour": (("peer", False),),
    "quickfire": (("head", False),),
    "offer": (("director", False),),
    "money": (("hr", True),),
    "cv": (("manager", True),),
    "dress": (("manager", True), ("director", False), ("hr", True), ("peer", False), ("expert", False)),
}
"""Who sits there when the candidate has noted nobody: the kind, and whether they met before."""


def cast(form: FormName, people: Sequence[Person], number: int | None = None) -> tuple[Persona, ...]:
    """Who asks: the candidate's own people, those expected first, then by weight; the rest by kind.

    `number` is how many, within what the form allows; None takes all that are expected, or the usual.
    """
    low, high = FORMS[form].people
    known = sorted(people, key=lambda person: (not person.expected, -person.rank))
    if form == "new-face":
        known = [person for person in known if not person.met_before]
    expected = sum(person.expected for person in known) or len(known)
    wanted = number or max(expected if high > 1 else 1, FORMS[form].usual_people)
    wanted = min(max(wanted, low), high)
    chosen = [own(person) for person in known[:wanted]]
    kinds = {persona.kind for persona in chosen}
    spare = [pair for pair in _USUAL_CAST[form] if pair[0] not in kinds]
    for kind, met in (*spare, *_USUAL_CAST[form])[: max(0, wanted - len(chosen))]:
        chosen.append(of_kind(kind, met_before=met))
    return tuple(chosen)
