"""What the candidate did at one step of a rehearsal."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.progress.records import MODES, Mode


@dataclass(frozen=True, slots=True)
class Given:
    """An answer to a question or to a follow-up; a step that was only told has one without words."""

    step: int
    """Which step of the script, from 0."""
    probe: str | None = None
    """The id of the point whose follow-up this answers."""
    answer: str = ""
    mode: Mode = "full"
    first_key: float | None = None
    """Seconds to the first key or word."""
    seconds: float | None = None
    """How long the answer took."""
    blank: bool = False
    """The candidate said 'I am blank' before going on."""
    gave_up: bool = False
    """Nothing came, and the next question was asked for."""
    then: tuple[str, ...] = ()
    """Ids of the points whose follow-ups come next."""
    said: tuple[str, ...] | None = None
    """What was ticked: ids of points, or items of a list; None while nobody has ticked."""
    at: str = ""
    """UTC, ISO 8601."""
    review: str = ""
    """The uid under which it counts as a review, should it count."""

    @property
    def spoken_text(self) -> bool:
        """There are words to judge."""
        return self.mode != "aloud" and bool(self.answer.strip())

    def document(self) -> dict[str, Any]:
        """Whatever is not as usual."""
        held = {name: getattr(self, name) for name in self.__dataclass_fields__}
        usual = {name: field.default for name, field in self.__dataclass_fields__.items()}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in held.items()
            if value != usual[name]
        }

    @staticmethod
    def from_document(document: Mapping[str, Any]) -> Given:
        """Raises KeyError or TypeError when it is none."""
        known = {name: value for name, value in document.items() if name in Given.__dataclass_fields__}
        known["then"] = tuple(known.get("then", ()))
        if known.get("said") is not None:
            known["said"] = tuple(known["said"])
        if known.get("mode", "full") not in MODES:
            raise TypeError(f"there is no mode {known['mode']}")
        return Given(**known)
