"""A note: one thing that the candidate wrote down while preparing, such as a person, a story or a goal."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import datetime
from random import Random
from typing import Any, ClassVar, Self

from trainer.prepare.field import Field
from trainer.progress.records import Document
from trainer.progress.uid import new_uid, utc_words
from trainer.text import clean, one_line

_OWN = frozenset({"uid", "created", "interview", "place"})


@dataclass(frozen=True, kw_only=True)
class Note:
    """What all notes share.  Every further attribute is a text, a tuple of texts, or yes or no.

    Texts are cleaned when a note is made, whether from a form, a file or the disk.
    """

    TABLE: ClassVar[str]
    FORM: ClassVar[tuple[Field, ...]]
    """What its form asks, in order."""
    ONE: ClassVar[str]
    """What one of them is called, in lower case: `person`."""
    SHARED: ClassVar[bool] = False
    """True for what serves every interview, like stories and samples."""
    SINGLE: ClassVar[bool] = False
    """True when an interview has exactly one of them; its uid is then that of the interview."""
    VERSION: ClassVar[int] = 1

    uid: str
    created: str
    """UTC, ISO 8601, milliseconds."""
    interview: str = ""
    """The uid of its interview; empty for what is shared by all."""
    place: float = 0.0
    """Its place in the list, the smallest first; equals stand in the order of making."""

    def __post_init__(self) -> None:
        texts = {field.name: field.shape for field in self.FORM}
        for field in fields(self):
            if field.name in _OWN:
                continue
            value = getattr(self, field.name)
            tidy = clean if texts.get(field.name) == "text" else one_line
            if isinstance(value, str):
                object.__setattr__(self, field.name, tidy(value).strip())
            elif isinstance(value, tuple):
                object.__setattr__(self, field.name, tuple(filter(None, (one_line(part) for part in value))))

    @classmethod
    def new(cls, now: datetime, random: Random, /, interview: str = "", **known: Any) -> Self:
        """A note with an id of its own, or with that of its interview when there is one an interview."""
        uid = interview if cls.SINGLE else new_uid(now, random)
        return cls(uid=uid, created=utc_words(now), interview="" if cls.SHARED else interview, **known)

    @classmethod
    def from_document(cls, document: Document) -> Self:
        """What was saved; a value that this program cannot use counts as empty.

        Raises KeyError when the document has no uid.
        """
        known: dict[str, Any] = {"uid": str(document["uid"]), "created": str(document.get("created", ""))}
        for field in fields(cls):
            value, usual = document.get(field.name), field.default
            if isinstance(usual, tuple) and isinstance(value, list):
                known[field.name] = tuple(part for part in value if isinstance(part, str))
            elif field.name == "place" and isinstance(value, int | float):
                known[field.name] = float(value)
            elif type(value) is type(usual) and not isinstance(usual, tuple):
                known[field.name] = value
        return cls(**known)

    def document(self) -> dict[str, Any]:
        """What is saved; what is empty is left out."""
        filled: dict[str, Any] = {"v": self.VERSION}
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                filled[field.name] = list(value) if isinstance(value, tuple) else value
        return filled

    @property
    def title(self) -> str:
        """The line that stands for it in a list."""
        raise NotImplementedError

    @property
    def lacks(self) -> tuple[str, ...]:
        """What is still missing, one short sentence each, the most important first."""
        return ()

    @property
    def empty(self) -> bool:
        """Nothing was written in it yet."""
        usual = {field.name: field.default for field in fields(self)}
        return all(getattr(self, field.name) == usual[field.name] for field in self.FORM)
