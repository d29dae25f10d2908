"""The pitch: why they should take this candidate and not another, in parts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Choice, Field
from trainer.prepare.note import Note

NO_BECAUSE = "Best, because of what?"
OPENINGS = (
    Choice("met", "when we first met you told me"),
    Choice("colleague", "your colleague told me"),
)


@dataclass(frozen=True, kw_only=True)
class Pitch(Note):
    """What sets the candidate apart, and the reason that closes the pitch."""

    TABLE: ClassVar[str] = "pitch"
    ONE: ClassVar[str] = "pitch"
    SINGLE: ClassVar[bool] = True
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("edge", "What I have and others may lack", hint="One thing, with its proof."),
        Field("because", "I am the best choice because", "text", hint="The reason, in a sentence or two."),
        Field("close", "How I end it", hint="One sentence about them, not about you."),
    )

    edge: str = ""
    because: str = ""
    close: str = ""

    @property
    def title(self) -> str:
        return self.edge or "The pitch"

    @property
    def lacks(self) -> tuple[str, ...]:
        found = [] if self.because else [NO_BECAUSE]
        return tuple(found if self.edge else [*found, "What have you that the others may lack?"])
