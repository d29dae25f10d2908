"""Notes for tests: made in order, each with an id of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from typing import Any, TypeVar

from trainer.prepare.note import Note

NOW = datetime(2026, 11, 24, 19, 0, tzinfo=UTC)
"""A Tuesday evening."""
N = TypeVar("N", bound=Note)
_RANDOM = Random(11)


def a(kind: type[N], **known: Any) -> N:
    """A note of an interview that is called i1."""
    return kind.new(NOW, _RANDOM, "i1", **known)


def some(kind: type[N], *known: dict[str, Any]) -> tuple[N, ...]:
    """Several notes in their places."""
    return tuple(replace(a(kind, **one), place=float(place)) for place, one in enumerate(known))
