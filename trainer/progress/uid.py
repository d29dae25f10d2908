"""Names for saved things, and moments in words."""

from __future__ import annotations

from datetime import UTC, datetime
from random import Random


def new_uid(moment: datetime, random: Random) -> str:
    """Twelve hex digits of milliseconds since 1970, then sixteen random ones: sorts by time."""
    return f"{int(moment.timestamp() * 1000):012x}{random.getrandbits(64):016x}"


def moment_of(uid: str) -> float:
    """Seconds since 1970 of a uid's first twelve digits.  Raises ValueError when it is no uid."""
    return int(uid[:12], 16) / 1000


def utc_words(moment: datetime) -> str:
    """UTC as ISO 8601 with milliseconds, ending in Z."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").removesuffix("+00:00") + "Z"
