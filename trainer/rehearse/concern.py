"""What the people at the table look for when nothing is known of them in person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.cards.ids import point_id
from trainer.cards.slots import AskedPoint


@dataclass(frozen=True, slots=True)
class Concern:
    """One thing that somebody wants to be sure of."""

    label: str
    wordings: tuple[str, ...] = ()
    """Words that touch it; without any, and without cues, those of the label do."""
    cues: tuple[str, ...] = ()

    @property
    def own(self) -> bool:
        """In a person's own words: there is nothing else to know it by."""
        return not self.wordings and not self.cues

    @property
    def point(self) -> AskedPoint:
        """As the judge takes it."""
        words = (self.label,) if self.own else self.wordings
        return AskedPoint(point_id(self.label), self.label, words, self.cues, False, None, personal=self.own)


USUAL: Mapping[str, tuple[Concern, ...]] = {
    "hr": (
        Concern(
            "that you fit the people here",
            ("get on with people", "the way you work", "your values", "your culture", "at home here"),
        ),
        Concern(
            "why you want to change, and stay",
            (
                "what I want next",
                "ready for the next step",
                "I would like to stay",
                "the reason I want to move",
            ),
        ),
    ),
    "peer": (
        Concern(
            "that you help when it gets tight",
            (
                "helped a colleague",
                "I took over",
                "we shared the work",
                "offered to help",
                "stayed late with",
            ),
        ),
        Concern(
            "that you are easy to work with",
            ("ask them how", "listen first", "talk to them first", "sat down with", "say so early"),
        ),
    ),
    "manager": (
        Concern(
            "that things get done with you",
            ("on time", "I delivered", "finished", "kept my promise", "met the deadline"),
        ),
        Concern(
            "that you work on your own and in the team",
            ("on my own", "by myself", "together with the team", "as a team", "my part was"),
        ),
    ),
    "expert": (
        Concern(
            "that you know the trade",
            ("I have worked with", "my training", "the method", "the system", "I tested"),
        ),
        Concern("how you go about a problem", ("first I", "step by step", "found out why", "the cause was")),
    ),
    "head": (
        Concern("what it brought, in figures", cues=("measured",)),
        Concern(
            "that you see where the department is going",
            ("your goals", "this year", "the direction", "where you want to be", "your priorities"),
        ),
    ),
    "director": (
        Concern(
            "what the company gets for it",
            ("saved", "more revenue", "lower cost", "new customers", "fewer complaints", "pays for itself"),
        ),
        Concern(
            "that you share where the company wants to go",
            ("your vision", "where you are heading", "in five years", "the company's goals", "your strategy"),
        ),
    ),
}
USUAL = {**USUAL, "board": USUAL["director"]}
"""By the level of a person."""


def concerns(looked_for: tuple[str, ...], level: str) -> tuple[Concern, ...]:
    """A person's own, one a line, else the usual ones of the level; `?` stands for not known."""
    own = tuple(Concern(line) for line in looked_for if line.strip(" ?"))
    return own or USUAL.get(level, USUAL["manager"])
