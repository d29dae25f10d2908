"""How long the candidate has been at it today, and when that is enough."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

ENOUGH_S = 2 * 3600.0
_BREAK_S = 15 * 60.0
"""Longer than this between two answers is a break, which counts for nothing."""
ENOUGH = "Enough for tonight. New material now costs more than it brings."


def practised_seconds(moments: Iterable[float]) -> float:
    """Seconds of practice, from the moments of the answers: what lies between two of them is no break."""
    return sum(gap for a, b in pairwise(sorted(moments)) if (gap := b - a) <= _BREAK_S)
