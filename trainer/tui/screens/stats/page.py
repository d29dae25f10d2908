"""One page of the statistics: what is seen, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content

from trainer.insights.figures import Figures
from trainer.planning.kept_plan import KeptPlan

TODAY = "go to today's questions"
TREND_FROM = 3
"""Days of practice before a trend is drawn."""
_IN_WORDS = ("none", "one", "two")
_MANY = ("two", "three", "four", "five")


@dataclass(frozen=True, slots=True)
class Seen:
    """What the pages are drawn from."""

    figures: Figures
    titles: dict[str, str]
    """Deck id to its title."""
    plan: KeptPlan | None
    """The plan of days until the interview, if there is one."""
    day: int
    """The study day."""
    plain_loss: float | None = None
    """Log loss that plain FSRS's forecasts would have had, where it is known."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A line that can be chosen, and the cards that enter asks then."""

    line: int
    cards: tuple[str, ...]
    below: str = ""
    """What is said of it while it is chosen."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page drawn for one width."""

    lines: tuple[Content, ...]
    act: str
    """What enter does, in words; empty when there is nothing to do."""
    cards: tuple[str, ...] = ()
    """What enter asks; none asks what today asks."""
    choices: tuple[Choice, ...] = ()
    """With choices enter asks the chosen one's cards."""


def too_early(days: int) -> str:
    """Why there is no trend yet, and when there is one."""
    return f"Three days of practice make a trend. So far: {_IN_WORDS[days] if days < 3 else days}."


def next_act(figures: Figures) -> tuple[str, tuple[str, ...]]:
    """The cards that are worth most now, in words and by id; else today's questions."""
    cards = figures.next_cards
    if not cards:
        return TODAY, ()
    many = "weakest card" if len(cards) == 1 else f"{_MANY[len(cards) - 2]} weakest cards"
    return f"drill your {many} now", cards
