"""What of the notes may be printed or leave the machine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from trainer.prepare.notebook import Notebook
from trainer.prepare.pay import Pay
from trainer.prepare.pay_checks import without_floor
from trainer.prepare.sample import Sample
from trainer.prepare.story import Story

_CONFIDENTIAL = (Story.TABLE, Sample.TABLE)


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


def exported(table: str, document: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """A saved note as it may be exported; None when it may not."""
    if table in _CONFIDENTIAL and document.get("confidential") == "yes":
        return None
    if table == Pay.TABLE:
        return {name: value for name, value in document.items() if name != "floor"}
    return document
