"""Documents of earlier versions, brought up to today's while loading.

A line on disk is never rewritten for it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from trainer.progress.line import LINE_VERSION, Fields
from trainer.progress.records import CARD_STATE_VERSION, REVIEW_VERSION, SESSION_VERSION

Step = Callable[[Fields], Fields]

VERSIONS: Mapping[str, int] = {
    "line": LINE_VERSION,
    "reviews": REVIEW_VERSION,
    "cards": CARD_STATE_VERSION,
    "sessions": SESSION_VERSION,
}
"""What this program writes."""

STEPS: Mapping[str, Mapping[int, Step]] = {}
"""Table, version and the pure function that makes the next version of it.  All stand at their first."""


def upgraded(
    table: str,
    document: Fields,
    steps: Mapping[str, Mapping[int, Step]] = STEPS,
    versions: Mapping[str, int] = VERSIONS,
) -> Fields:
    """The document as today's program knows it; unknown fields and newer documents stay as they are."""
    newest = versions.get(table, 1)
    version = document.get("v", 1)
    while version < newest:
        document = {**steps[table][version](document), "v": version + 1}
        version += 1
    return document
