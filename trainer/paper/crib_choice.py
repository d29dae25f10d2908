"""What the candidate chose for the crib sheet, and the sheet as it is with that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.clock import date_of
from trainer.paper.crib import Crib, crib
from trainer.prepare.confidential import protected_words

if TYPE_CHECKING:
    from trainer.desk import Desk
    from trainer.progress.store import Store

TABLE = "crib"
"""One document an interview, by its uid."""
NO_INTERVIEW = "none"
VERSION = 1


@dataclass(frozen=True, slots=True)
class CribChoice:
    """Entries that were dropped, by their ids, and whether stories are short."""

    dropped: frozenset[str] = frozenset()
    short: bool = False


def crib_choice(store: Store, interview: str | None) -> CribChoice:
    """What was chosen for an interview; nothing is dropped before."""
    document = store.documents(TABLE).get(interview or NO_INTERVIEW, {})
    dropped = document.get("dropped") or ()
    return CribChoice(frozenset(filter(_is_text, dropped)), bool(document.get("short")))


def keep_choice(store: Store, interview: str | None, choice: CribChoice) -> None:
    """Save it.  Raises NotSaved."""
    document = {"v": VERSION, "dropped": sorted(choice.dropped), "short": choice.short}
    store.put(TABLE, interview or NO_INTERVIEW, document)


def todays_crib(desk: Desk, choice: CribChoice | None = None) -> tuple[Crib, CribChoice]:
    """The sheet of the open interview with what was chosen for it, or with another choice."""
    book = desk.notebook()
    interview = book.interview
    choice = choice or crib_choice(desk.store, interview.uid if interview else None)
    protected = protected_words(desk.store)
    return crib(book, date_of(desk.day), protected, short=choice.short), choice


def _is_text(value: object) -> bool:
    return isinstance(value, str)
