"""What the job has to have for the candidate, and whether it has."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Choice, Field
from trainer.prepare.note import Note

WEIGHTS = (Choice("must", "must have"), Choice("nice", "nice to have"))
SEEN = (Choice("yes", "yes"), Choice("no", "no"), Choice("unknown", "not known"))


@dataclass(frozen=True, kw_only=True)
class Criterion(Note):
    """One line of the candidate's own decision sheet."""

    TABLE: ClassVar[str] = "criteria"
    ONE: ClassVar[str] = "criterion"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("text", "What matters to me"),
        Field("weight", "How much", "choice", choices=WEIGHTS),
        Field("seen", "Seen there before", "choice", choices=SEEN, hint="What you knew before the day."),
        Field("seen_after", "Seen there after", "choice", choices=SEEN, hint="What you know since the day."),
    )

    text: str = ""
    weight: str = "must"
    seen: str = "unknown"
    seen_after: str = ""
    """Empty until the interview is over."""

    @property
    def title(self) -> str:
        return self.text or "a criterion"
