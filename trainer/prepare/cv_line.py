"""A line of the candidate's CV."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Field
from trainer.prepare.note import Note


@dataclass(frozen=True, kw_only=True)
class CvLine(Note):
    """Something they may ask about, in the order of the page."""

    TABLE: ClassVar[str] = "cv_lines"
    ONE: ClassVar[str] = "line of your CV"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("text", "The line"),
        Field("section", "Section", hint="The heading it stands under."),
        Field("shows", "Requirements it meets", "links", links="ad_lines"),
    )

    text: str = ""
    section: str = ""
    shows: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.text or "a line"
