"""The debrief: what stayed of the interview that is over, and where its writing stopped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Field
from trainer.prepare.note import Note


@dataclass(frozen=True, kw_only=True)
class Debrief(Note):
    """What was learnt about them and about oneself, apart from people, questions, aims and skills."""

    TABLE: ClassVar[str] = "debrief"
    ONE: ClassVar[str] = "debrief"
    SINGLE: ClassVar[bool] = True
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("position", "The position", "text", hint="What you know now that the advert did not say."),
        Field("organisation", "The organisation", "text", hint="How they are set up, who decides."),
        Field("culture", "The culture", "text", hint="How people there talk, help and disagree."),
        Field("not_reached", "Topics not reached", "lines", hint="One a line. They may come up now."),
        Field("unanswered", "My questions still open", "lines", hint="What stayed unanswered? One a line."),
        Field("do_better", "What I could have done better", "text", hint="Over all, not one question."),
        Field("note", "Anything else", "text", hint="A long text that you pasted stands here too."),
    )

    position: str = ""
    organisation: str = ""
    culture: str = ""
    not_reached: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    do_better: str = ""
    step: str = ""
    """The step where the candidate stopped, by its name in `debrief_steps`."""
    field: str = ""
    """The field there: `uid attribute` of a note, or the attribute alone."""
    note: str = ""
    """A long text that was pasted whole."""
    round: str = ""
    """The round that is written about: empty for the first, else `2`, `3` and so on."""
    read_on: tuple[str, ...] = ()
    """The days, ISO 8601, on which the page of notes was read."""

    @property
    def title(self) -> str:
        return f"Round {self.round}" if self.round else "The first interview"

    @property
    def lacks(self) -> tuple[str, ...]:
        missing = [
            name for name in ("position", "organisation", "culture") if not getattr(self, name).strip()
        ]
        return tuple(f"What did you learn about the {name}?" for name in missing)
