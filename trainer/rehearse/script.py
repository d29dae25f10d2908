"""The script of a rehearsal: who sits there and what they ask, settled by a seed before it begins."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from random import Random
from typing import Any

from trainer.rehearse.drawing import Drawing
from trainer.rehearse.dress import dress
from trainer.rehearse.form import FORMS, LEAST_MINUTES, MOST_MINUTES, FormName
from trainer.rehearse.material import Material
from trainer.rehearse.occasions import cv, money, offer, quickfire, tour
from trainer.rehearse.persona import Persona, cast
from trainer.rehearse.step import Step
from trainer.rehearse.talks import new_face, one_on_one, panel, remote

HIGHEST_SEED = 999_999


@dataclass(frozen=True, slots=True)
class Setup:
    """What the candidate chose."""

    form: FormName
    seed: int
    minutes: int | None = None
    """None takes what the form usually takes."""
    people: int | None = None
    """How many ask; None takes those who are expected."""

    @property
    def length(self) -> int:
        """Minutes, within what makes sense."""
        return min(max(self.minutes or FORMS[self.form].minutes, LEAST_MINUTES), MOST_MINUTES)


@dataclass(frozen=True, slots=True)
class Script:
    """Everything that will be asked, but for the follow-ups, which depend on the answers."""

    setup: Setup
    cast: tuple[Persona, ...]
    steps: tuple[Step, ...]

    @property
    def empty(self) -> bool:
        """No card is asked in it."""
        return not any(step.card for step in self.steps)

    def document(self) -> dict[str, Any]:
        return {
            "setup": asdict(self.setup),
            "cast": [persona.document() for persona in self.cast],
            "steps": [step.document() for step in self.steps],
        }

    @staticmethod
    def from_document(document: Mapping[str, Any]) -> Script:
        """Raises KeyError, TypeError or ValueError when it is none."""
        setup = Setup(**document["setup"])
        FORMS[setup.form]
        return Script(
            setup,
            tuple(Persona.from_document(persona) for persona in document["cast"]),
            tuple(Step.from_document(step) for step in document["steps"]),
        )


_TALKS: Mapping[FormName, Callable[[Drawing, int], list[Step]]] = {
    "one-on-one": one_on_one,
    "panel": panel,
    "new-face": new_face,
    "remote": remote,
    "tour": tour,
    "quickfire": quickfire,
    "offer": offer,
    "money": money,
    "cv": cv,
}


def write_script(setup: Setup, material: Material) -> Script:
    """The script; the same setup and material give the same one."""
    people = cast(setup.form, material.people, setup.people)
    draw = Drawing(material, people, Random(f"script {setup.seed}"))
    whole = setup.form == "dress"
    steps = dress(draw, setup.seed) if whole else _TALKS[setup.form](draw, setup.length)
    return Script(setup, people, tuple(steps))
