"""One step of a rehearsal: something that is asked, told, or ticked off."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from trainer.cards.ids import point_id
from trainer.cards.slots import AskedPoint

Does = Literal["asks", "tells", "lists"]
"""Waits for an answer, for enter, or for ticks on a list."""
MOST_PROBES = 3
"""Follow-ups to one question, at most."""


@dataclass(frozen=True, slots=True)
class Step:
    """What happens next, whatever the candidate answers."""

    part: str
    """What this part of the interview is called; the candidate does not see it during the run."""
    text: str
    """The question, or what is told."""
    persona: int = 0
    """Who asks, by place in the cast."""
    does: Does = "asks"
    card: str | None = None
    """Full id of the card that is asked; None for what belongs to the occasion alone."""
    wording: int = 0
    seconds: int = 60
    """How long the spoken answer should take."""
    countdown: int | None = None
    """Seconds after which the answer is taken as it stands."""
    probes: int = 0
    """Follow-ups, at most."""
    expects: tuple[str, ...] = ()
    """Accepted words where no card is asked, such as a name."""
    items: tuple[str, ...] = ()
    """What is to be ticked off."""

    @property
    def point(self) -> AskedPoint:
        """What `expects` means to the judge."""
        return AskedPoint(point_id(self.text), self.text, self.expects, (), False, None, personal=False)

    def document(self) -> dict[str, Any]:
        """Whatever differs from a plain question."""
        usual = {name: field.default for name, field in self.__dataclass_fields__.items()}
        held = {name: getattr(self, name) for name in usual}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in held.items()
            if value != usual[name]
        }

    @staticmethod
    def from_document(document: Mapping[str, Any]) -> Step:
        """Raises TypeError when it is none."""
        known = {name: value for name, value in document.items() if name in Step.__dataclass_fields__}
        for name in ("expects", "items"):
            known[name] = tuple(known.get(name, ()))
        return Step(**known)
