"""The plan as it was made last, kept in the state folder: a screen has it before a new one is made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from trainer.files import atomic_write, private_folder
from trainer.schedule.plan_of_days import CardForecast, DayPlan, Forecast, Plan

VERSION = 2


@dataclass(frozen=True, slots=True)
class Basis:
    """What a plan holds for; another day, date, budget, mode or set of cards needs another plan."""

    day: int
    """The study day on which it was made."""
    interview: str
    until: int
    """The study day of the interview."""
    minutes: int
    mode: str
    cards: str
    """A mark over the full ids and weights of all cards."""


@dataclass(frozen=True, slots=True)
class KeptPlan:
    """A plan and what it holds for."""

    basis: Basis
    plan: Plan
    more_minutes: Forecast
    """What five minutes more a day would come to."""
    more_fitting: int
    """Cards that would find room then."""

    def today(self, day: int) -> tuple[str, ...]:
        """What it asks on a study day; an older plan has only its expectation of that day."""
        if day == self.plan.day:
            return self.plan.today
        return next((planned.cards for planned in self.plan.days if planned.day == day), ())


def mark_of(cards: Iterable[tuple[str, float]]) -> str:
    """A mark that changes when a card comes, goes, or counts otherwise."""
    return sha256("\n".join(f"{card} {weight:g}" for card, weight in cards).encode()).hexdigest()[:16]


def keep(state: Path, kept: KeptPlan) -> None:
    """Write it in place of the last.  Raises OSError; the plan itself is as good without."""
    private_folder(state)
    document = {"v": VERSION, **asdict(kept)}
    atomic_write(_file(state), json.dumps(document, separators=(",", ":")).encode())


def kept_plan(state: Path) -> KeptPlan | None:
    """The plan that was kept last; None when there is none that this program can read."""
    try:
        document = json.loads(_file(state).read_bytes())
        if document["v"] != VERSION:
            return None
        return KeptPlan(
            Basis(**document["basis"]),
            _plan(document["plan"]),
            Forecast(**document["more_minutes"]),
            int(document["more_fitting"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None  # derived: the next one takes its place


def _plan(document: dict[str, Any]) -> Plan:
    document = dict(document)
    document["today"] = tuple(document["today"])
    document["not_fitting"] = tuple(document["not_fitting"])
    document["recall"] = Forecast(**document["recall"])
    document["days"] = tuple(DayPlan(**{**day, "cards": tuple(day["cards"])}) for day in document["days"])
    document["cards"] = tuple(
        CardForecast(**{**card, "planned": Forecast(**card["planned"]), "days": tuple(card["days"])})
        for card in document["cards"]
    )
    return Plan(**document)


def _file(state: Path) -> Path:
    return state / "plan.json"
