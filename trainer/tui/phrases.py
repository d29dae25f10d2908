"""Counts, times and dates as the screens say them."""

from __future__ import annotations

from datetime import date

from trainer.clock import date_of, in_words
from trainer.progress.records import Mode
from trainer.recall.grade import Grade
from trainer.text import counted as counted

MODE_WORDS: dict[Mode, str] = {"keywords": "key words", "full": "in full", "aloud": "aloud"}
MODE_HINTS: dict[Mode, str] = {
    "keywords": "type what you would say, in fragments",
    "full": "type it as you would say it",
    "aloud": "say it, then tick what you said",
}
GRADE_WORDS: dict[Grade, str] = {
    Grade.AGAIN: "Again",
    Grade.HARD: "Hard",
    Grade.GOOD: "Good",
    Grade.EASY: "Easy",
}


def coming_back(cards: int) -> str:
    """'nothing comes back', '1 card comes back', '5 cards come back'."""
    return counted(cards, "card comes back", "cards come back") if cards else "nothing comes back"


def percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.0%}"


def watch(seconds: float) -> str:
    """Minutes and seconds: '0:52'."""
    whole = max(0, int(seconds))
    return f"{whole // 60}:{whole % 60:02}"


def minutes(seconds: float) -> str:
    """'under a minute', '1 minute', '12 minutes'."""
    whole = round(seconds / 60)
    return counted(whole, "minute") if whole else "under a minute"


def short_date(day: date) -> str:
    """'Thu 26 Nov'."""
    return f"{day:%a} {day.day} {day:%b}"


def when(day: int, today: int) -> str:
    """A study day as one says it: 'tomorrow', 'on Thu 26 Nov', with the year when it is another."""
    if day - today in (0, 1):
        return in_words(day - today)
    there, here = date_of(day), date_of(today)
    return f"on {short_date(there)}" + (f" {there.year}" if there.year != here.year else "")
