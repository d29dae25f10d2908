"""What the candidate wants to earn, and why that is right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Field
from trainer.prepare.note import Note


@dataclass(frozen=True, kw_only=True)
class Pay(Note):
    """The range with its sources; the floor below it is never said, printed or exported."""

    TABLE: ClassVar[str] = "pay"
    ONE: ClassVar[str] = "pay sheet"
    SINGLE: ClassVar[bool] = True
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("range", "The range I name", hint="For example: 52 to 58 thousand a year."),
        Field("sources", "Where the range is from", "lines", hint="Two or three sources, one a line."),
        Field("floor", "My floor", hint="Below it you say no. It is never printed, exported or asked."),
        Field("package", "What else counts", "text", hint="Holidays, hours, training, a car."),
        Field("proofs", "Stories that justify it", "links", links="stories"),
        Field("notice", "My notice period"),
        Field("reply_by", "When they hear from me", hint="How long you want to think about an offer."),
    )

    range: str = ""
    sources: tuple[str, ...] = ()
    floor: str = ""
    package: str = ""
    proofs: tuple[str, ...] = ()
    notice: str = ""
    reply_by: str = ""

    @property
    def title(self) -> str:
        return self.range or "Pay"

    @property
    def lacks(self) -> tuple[str, ...]:
        found = [] if self.range else ["Which range would you name?"]
        if self.range and not self.sources:
            found.append("The range has no source yet.")
        if not self.proofs:
            found.append("No story that justifies it yet.")
        return tuple(found)
