"""The minutes of practice a day, as people write them: `15`, `20 min`, `1 hour`, `1 h 30`."""

from __future__ import annotations

import re
from unicodedata import normalize

from trainer.prepare.interview import LEAST_MINUTES, MOST_MINUTES
from trainer.prepare.trouble import Trouble
from trainer.text import one_line

_MINUTES = re.compile(
    r"(?:(?P<hours>\d{1,4}) ?h(?:(?:ou)?rs?)?)? ?(?:(?P<minutes>\d{1,9}) ?(?:m|mins?|minutes?)?)?"
)


def read_minutes(words: str) -> int | Trouble | None:
    """Minutes from 1 to 600; None when nothing was written, so that the settings hold.  Never raises."""
    plain = normalize("NFKC", one_line(words)).lower()
    if not plain:
        return None
    match = _MINUTES.fullmatch(plain)
    if match is None:
        return Trouble(
            "That is not clear as minutes. Write a number like 15, or leave it empty for the usual."
        )
    minutes = int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)
    if minutes < LEAST_MINUTES:
        return Trouble("No minutes hold no question. Write 5 or more, or leave it empty for the usual.")
    if minutes > MOST_MINUTES:
        return Trouble(f"That is more than a day of practice holds. Write at most {MOST_MINUTES}.")
    return minutes
