"""What of the notes may be printed or leave the machine."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from trainer.prepare.made_ids import made_id, made_of
from trainer.prepare.notebook import Notebook
from trainer.prepare.pay import Pay
from trainer.prepare.pay_checks import without_floor
from trainer.prepare.sample import Sample
from trainer.prepare.story import CONFIDENT, Story
from trainer.progress.ledger import REVIEWS

if TYPE_CHECKING:
    from trainer.progress.store import Store

_CONFIDENTIAL = (Story.TABLE, Sample.TABLE)
_SAID = ("answer", "probe", "points")


def printable(book: Notebook) -> Notebook:
    """The notes without confidential stories and samples, and without the floor of the pay."""
    return replace(
        book,
        stories=tuple(story for story in book.stories if story.printable),
        samples=tuple(sample for sample in book.samples if sample.printable),
        pay=without_floor(book.pay) if book.pay else None,
    )


def kept_back(book: Notebook) -> str:
    """`2 confidential stories and samples are left out.`; empty when none is."""
    count = (
        len(book.stories) + len(book.samples) - len(printable(book).stories) - len(printable(book).samples)
    )
    if not count:
        return ""
    return (
        f"{count} confidential {'story or sample is' if count == 1 else 'stories and samples are'} left out."
    )


@dataclass(frozen=True, slots=True)
class Export:
    """Says of everything that is saved what of it may be exported."""

    hidden: frozenset[str]
    """Ends of the ids of cards that are made from confidential notes."""

    def __call__(self, table: str, document: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """A saved document as it may be exported; None when it may not.

        An answer about something confidential is left out of its review.
        """
        if table in _CONFIDENTIAL and document.get("confidential") == CONFIDENT:
            return None
        if table == Pay.TABLE:
            return {name: value for name, value in document.items() if name != "floor"}
        if not self.hidden or not any(made_of(card) in self.hidden for card in _cards(document)):
            return document
        if table == REVIEWS:
            return {name: value for name, value in document.items() if name not in _SAID}
        return None


def _cards(document: Mapping[str, Any]) -> Iterator[str]:
    """Ids of all cards that a document names, however deep."""
    for name, value in document.items():
        if name == "card":
            yield str(value)
        for inner in value if isinstance(value, list | tuple) else (value,):
            if isinstance(inner, Mapping):
                yield from _cards(inner)


def export_of(store: Store) -> Export:
    """What of a store may be exported."""
    uids = (
        uid
        for table in _CONFIDENTIAL
        for uid, document in store.documents(table).items()
        if document.get("confidential") == CONFIDENT
    )
    return Export(frozenset(made_of(made_id("", uid)) for uid in uids))
