"""Something to do before the interview."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Field
from trainer.prepare.note import Note


@dataclass(frozen=True, kw_only=True)
class Task(Note):
    """A task, whether it is done, and what came of it."""

    TABLE: ClassVar[str] = "tasks"
    ONE: ClassVar[str] = "task"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("text", "What to do"),
        Field("done", "Done", "yes"),
        Field("answer", "What came of it"),
    )

    text: str = ""
    done: bool = False
    answer: str = ""

    @property
    def title(self) -> str:
        return self.text or "a task"
