"""The time of day in what people write: `10:00`, `fri 10.30`, `at 10`, `4 pm`, `14h30`, `10 uhr`, `noon`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from trainer.prepare.trouble import Trouble

AFTERNOON_UNTIL = 6
"""A bare `4` or `4:30` is taken for the afternoon: nobody is invited for before seven in the morning."""

NO_SUCH_TIME = Trouble("No such time. Try 10:00 or 4 pm, or leave the time out.")
MORE_THAN_ONE_TIME = Trouble("That is more than one time. Write only when it begins, like 10:00.")

_TIME = re.compile(
    r"(?<![\w.:/-])(?:(?P<at>at\b|@)\s*)?"
    r"(?:(?P<noon>noon|midday)|(?P<hour>\d{1,2})(?:[:h](?P<minute>\d\d)(?::\d\d)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\b\.?)?(?:\s*(?P<mark>o'?clock|h|hrs|uhr)\b)?)"
    r"(?:\s*(?:-|–|to|until)\s*\d{1,2}:\d\d)?(?![\w:]|\.\d)"
)

_DOTTED = re.compile(r"(?<![\w.:/-])(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?![\w.:/-])")
_AFTER_A_DAY = re.compile(r"\b(?:today|tonight|tomorrow|next)\b|(?<![\d:])\d+(?![\d:])")
_MARKED = re.compile(r"\s*(?:[ap]\.?m\b|uhr\b|o'?clock\b|h\b|hrs\b)")
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class FoundTime:
    """What stood there about the time, and the words without it."""

    at: time | None
    rest: str
    note: str = ""
    """What was supposed, in a sentence; empty when nothing was."""


def take_time(words: str) -> FoundTime | Trouble:
    """Take the time out of lower-case words."""
    words = _with_colons(words)
    # A number alone is part of the date.
    found = [
        m for m in _TIME.finditer(words) if any(m[name] for name in ("at", "noon", "minute", "half", "mark"))
    ]
    if not found:
        return FoundTime(None, words)
    if len(found) > 1:
        return MORE_THAN_ONE_TIME
    match = found[0]
    rest = f"{words[: match.start()]} {words[match.end() :]}"
    if match["noon"]:
        return FoundTime(time(12), rest)
    hour, minute, note = int(match["hour"]), int(match["minute"] or 0), ""
    if match["half"]:
        if not 1 <= hour <= 12:
            return NO_SUCH_TIME
        hour = hour % 12 + (12 if match["half"] == "p" else 0)
    elif 1 <= hour <= AFTERNOON_UNTIL and len(match["hour"]) == 1:
        note = f"Read as the afternoon; for the morning write {hour:02}:{minute:02}."
        hour += 12
    elif "tonight" in words and hour < 12:
        hour += 12
    try:
        return FoundTime(time(hour, minute), rest, note)
    except ValueError:
        return NO_SUCH_TIME


def _with_colons(words: str) -> str:
    """With `10:30` for a `10.30` that can be no date, or that stands after one."""
    told = ""
    end = 0
    for match in _DOTTED.finditer(words):
        told += words[end : match.start()]
        no_date = not 1 <= int(match["minute"]) <= _LAST_MONTH
        is_time = no_date or _AFTER_A_DAY.search(told) or _MARKED.match(words, match.end())
        told += match[0].replace(".", ":") if is_time else match[0]
        end = match.end()
    return told + words[end:]
