"""When somebody who answers has got going: the first full clause."""

from __future__ import annotations

import re

LEAST_WORDS = 3
"""Words of a clause that ends with a mark; "Well," and "Good morning." are none."""
ENOUGH_WORDS = 8
"""So many words are a clause, whatever marks are left out."""

_CLAUSE = re.compile(r"[^,.;:!?\n]+")


def has_clause(text: str) -> bool:
    """True when a full clause stands in a text: three words up to a mark, or eight words without one."""
    for match in _CLAUSE.finditer(text):
        words = len(match[0].split())
        if words >= ENOUGH_WORDS or (words >= LEAST_WORDS and match.end() < len(text)):
            return True
    return False
