"""A line of the job advert."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Choice, Field
from trainer.prepare.note import Note

PICKED = (Choice("", "not looked at"), Choice("skill", "wanted skill"), Choice("known", "known"))


@dataclass(frozen=True, kw_only=True)
class AdLine(Note):
    """A requirement or a duty, and what became of it."""

    TABLE: ClassVar[str] = "ad_lines"
    ONE: ClassVar[str] = "line of the advert"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("text", "The line"),
        Field("picked", "What I made of it", "choice", choices=PICKED),
    )

    text: str = ""
    picked: str = ""

    @property
    def title(self) -> str:
        return self.text or "a line"
