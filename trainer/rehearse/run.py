"""A rehearsal on its way: the script, what was answered so far, and what comes next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from trainer.cards.slots import AskedCard, AskedPoint
from trainer.progress.records import MODES, Mode
from trainer.rehearse.given import Given
from trainer.rehearse.persona import Persona
from trainer.rehearse.script import Script
from trainer.rehearse.step import Step

Stage = Literal["going", "paused", "stopped", "ended"]
STAGES: tuple[Stage, ...] = get_args(Stage)
PROBE_SECONDS = 40
"""How long the answer to a follow-up should take."""

Cards = Mapping[str, AskedCard]


@dataclass(frozen=True, slots=True)
class Prompt:
    """What stands there now."""

    step: Step
    persona: Persona
    number: int
    """1 for the first step."""
    total: int
    text: str
    seconds: int
    probe: AskedPoint | None = None
    """The point that a follow-up is about."""

    @property
    def countdown(self) -> int | None:
        return None if self.probe else self.step.countdown


@dataclass(frozen=True, slots=True)
class Run:
    """One rehearsal.  Going on makes a new one."""

    uid: str
    begun: str
    """UTC, ISO 8601."""
    interview: str
    """The uid of the interview it prepares for; empty without one."""
    mode: Mode
    script: Script
    given: tuple[Given, ...] = ()
    stage: Stage = "going"
    overall: tuple[str, ...] | None = None
    """Ids of the threads that were ticked by hand after answers aloud; None while nobody was asked."""

    @property
    def over(self) -> bool:
        return self.stage in ("stopped", "ended")

    @property
    def answered(self) -> int:
        """Questions that have an answer, follow-ups not counted."""
        return sum(1 for given in self.given if not given.probe and self.step_of(given).does == "asks")

    @property
    def seconds(self) -> float:
        """How long the candidate has been at it: pauses count for nothing."""
        return sum(given.seconds or 0.0 for given in self.given)

    def step_of(self, given: Given) -> Step:
        return self.script.steps[given.step]

    def persona_of(self, given: Given) -> Persona:
        return self.script.cast[self.step_of(given).persona]

    def prompt(self, cards: Cards) -> Prompt | None:
        """What is asked now; None when the script is through or the run is over.

        A follow-up at a card that is gone in the meantime is passed over.
        """
        if self.over:
            return None
        last = self.given[-1] if self.given else None
        if last and last.then and (point := _point(cards, self.step_of(last), last.then[0])):
            return self._prompt(last.step, point)
        place = last.step + 1 if last else 0
        return self._prompt(place, None) if place < len(self.script.steps) else None

    def with_given(self, given: Given) -> Run:
        """One step on; the run ends with its last one."""
        on = replace(self, given=(*self.given, given), stage="going")
        through = given.step + 1 == len(self.script.steps) and not given.then
        return replace(on, stage="ended") if through else on

    def ticked(self, number: int, said: Sequence[str]) -> Run:
        """With the ticks on what was given as the `number`th."""
        given = list(self.given)
        given[number] = replace(given[number], said=tuple(said))
        return replace(self, given=tuple(given))

    def paused(self) -> Run:
        return self if self.over else replace(self, stage="paused")

    def stopped(self) -> Run:
        """For good; what was answered stays."""
        return self if self.over else replace(self, stage="stopped")

    def untaken(self, cards: Cards) -> tuple[int, ...]:
        """Which of the answers aloud still wait to be ticked, as places in `given`."""
        return tuple(
            number
            for number, given in enumerate(self.given)
            if given.mode == "aloud" and not given.probe and not given.gave_up and given.said is None
            and self.step_of(given).does == "asks"
            and ((self.step_of(given).card or "") in cards or self.step_of(given).expects)
        )  # fmt: skip

    def _prompt(self, place: int, probe: AskedPoint | None) -> Prompt:
        step = self.script.steps[place]
        return Prompt(
            step,
            self.script.cast[step.persona],
            place + 1,
            len(self.script.steps),
            (probe.probe or "") if probe else step.text,
            PROBE_SECONDS if probe else step.seconds,
            probe,
        )

    def document(self) -> dict[str, Any]:
        """The run without what was given, which is saved step by step."""
        return {
            "v": 1,
            "uid": self.uid,
            "begun": self.begun,
            "interview": self.interview,
            "mode": self.mode,
            "script": self.script.document(),
            "stage": self.stage,
            **({} if self.overall is None else {"overall": list(self.overall)}),
        }

    @staticmethod
    def from_document(document: Mapping[str, Any], given: Sequence[Given]) -> Run:
        """Raises KeyError, TypeError, ValueError or IndexError when this program cannot play it."""
        run = Run(
            str(document["uid"]),
            str(document["begun"]),
            str(document["interview"]),
            MODES[MODES.index(document["mode"])],
            Script.from_document(document["script"]),
            tuple(given),
            STAGES[STAGES.index(document["stage"])],
            tuple(document["overall"]) if "overall" in document else None,
        )
        for step in (*run.script.steps, *(run.step_of(one) for one in run.given)):
            run.script.cast[step.persona]
        return run


def _point(cards: Cards, step: Step, id_: str) -> AskedPoint | None:
    asked = cards.get(step.card or "")
    points = asked.points if asked else ()
    return next((point for point in points if point.id == id_ and point.probe), None)
