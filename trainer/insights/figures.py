"""Every figure about progress, worked out together: what the screens draw and `trainer stats` tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trainer.cards.slots import AskedCard
from trainer.clock import date_of
from trainer.insights.calendar import PractisedDay, WeekShares, last_weeks, shares_by_week
from trainer.insights.forecasts import ForecastCheck, forecast_check
from trainer.insights.groups import Group, by_area, by_deck, by_kind
from trainer.insights.practice import Practice
from trainer.insights.summary import Summary, rounded, summarise
from trainer.insights.telling import Telling, telling
from trainer.insights.threads import (
    Share,
    edge_share,
    pillar_shares,
    proven_skills,
    settled_ends,
    waiver_share,
)
from trainer.insights.weak_spots import MissedPoint, SlippingCard, missed_points, next_cards, slipping_cards
from trainer.prepare.notebook import Notebook
from trainer.progress.records import CardState
from trainer.recall.learning import Learning

LEAST_WEEKS, MOST_WEEKS = 4, 26
"""Of the calendar and of the trend."""
MOST_POINTS = 20
"""Missed points that are told."""


@dataclass(frozen=True, slots=True)
class Figures:
    """All figures on one study day; nothing in it changes any more."""

    summary: Summary
    days_practised: int
    """Study days with an answer."""
    minutes: float
    """Time spent answering."""
    weeks: tuple[tuple[PractisedDay, ...], ...]
    """Days by weeks from Monday on, the oldest week first."""
    trend: tuple[WeekShares, ...]
    """The same weeks with what their answers held."""
    areas: tuple[Group, ...]
    decks: tuple[Group, ...]
    kinds: tuple[Group, ...]
    missed: tuple[MissedPoint, ...]
    """At most twenty, the worst first."""
    slipping: tuple[SlippingCard, ...]
    next_cards: tuple[str, ...]
    """Full ids of five cards to practise next, or fewer."""
    telling: Telling
    forecasts: ForecastCheck
    edge: Share
    waiver: Share
    pillars: tuple[Share, ...]
    loose_ends: Share
    skills: Share

    def document(self) -> dict[str, Any]:
        """The JSON form that docs/stats.md describes."""
        return self.summary.document() | {
            "minutes": round(self.minutes, 1),
            "days": [
                {"date": day.date.isoformat(), "answers": day.answers, "minutes": round(day.minutes, 1)}
                for week in self.weeks
                for day in week
                if day.answers
            ],
            "weeks": [
                {
                    "monday": week.monday.isoformat(),
                    "coverage": rounded(week.coverage),
                    "self_rated": rounded(week.self_rated),
                }
                for week in self.trend
            ],
            "areas": [_group(group) for group in self.areas],
            "kinds": [_group(group) for group in self.kinds],
            "by_deck": [_group(group) for group in self.decks],
            "missed_points": [
                {"card": one.card, "point": one.label, "missed": one.missed, "answers": one.answers}
                for one in self.missed
            ],
            "slipping_cards": [
                {"card": one.card, "again": one.again, "advice": one.advice} for one in self.slipping
            ],
            "next_cards": list(self.next_cards),
            "telling": {
                "answers": self.telling.answers,
                "in_full": self.telling.in_full,
                "seconds": rounded(self.telling.seconds),
                "target_seconds": rounded(self.telling.target),
                "ran_on": self.telling.ran_on,
                "flags": dict(sorted(self.telling.flags.items())),
            },
            "forecast_check": {
                "answers": self.forecasts.answers,
                "log_loss": rounded(self.forecasts.log_loss),
                "log_loss_of_your_average": rounded(self.forecasts.log_loss_of_average),
                "bins": [
                    {
                        "from": one.low,
                        "answers": one.answers,
                        "predicted": rounded(one.predicted),
                        "actual": rounded(one.actual),
                    }
                    for one in self.forecasts.bins
                ],
            },
            "edge": _share(self.edge),
            "waiver": _share(self.waiver),
            "pillars": {share.name: _share(share) for share in self.pillars},
            "loose_ends_settled": _share(self.loose_ends),
            "skills_with_proof": _share(self.skills),
        }


def figures(
    practice: Practice,
    states: Mapping[str, CardState],
    asked: Mapping[str, AskedCard],
    book: Notebook,
    day: int,
    learning: Learning | None = None,
) -> Figures:
    """All figures on a study day; `asked` is what can be asked, by full id."""
    plain = {id_: one.card for id_, one in asked.items()}
    summary = summarise(practice, states, plain, day, learning)
    weeks = _weeks(practice, day)
    return Figures(
        summary=summary,
        days_practised=sum(count > 0 for count in practice.answers.values()),
        minutes=practice.minutes,
        weeks=last_weeks(practice, day, weeks),
        trend=shares_by_week(practice, day, weeks),
        areas=by_area(practice, plain),
        decks=by_deck(practice, plain),
        kinds=by_kind(practice, plain),
        missed=missed_points(practice, asked)[:MOST_POINTS],
        slipping=slipping_cards(practice, asked),
        next_cards=next_cards(practice, asked),
        telling=telling(practice, plain),
        forecasts=forecast_check(practice),
        edge=edge_share(practice, asked, book.pitch.edge if book.pitch else ""),
        waiver=waiver_share(practice, asked),
        pillars=pillar_shares(practice, plain),
        loose_ends=settled_ends(practice, book),
        skills=proven_skills(book),
    )


def _weeks(practice: Practice, day: int) -> int:
    """As many as were practised in, within bounds; answers from the future count for none."""
    first = min((d for d, count in practice.answers.items() if count and d <= day), default=day)
    monday = first - date_of(first).weekday()
    return max(LEAST_WEEKS, min(MOST_WEEKS, (day - monday) // 7 + 1))


def _group(group: Group) -> dict[str, Any]:
    return {
        "name": group.name,
        "cards": group.cards,
        "practised": group.practised,
        "first": rounded(group.first),
        "latest": rounded(group.latest),
        "good": group.good,
    }


def _share(share: Share) -> dict[str, int]:
    return {"hits": share.hits, "of": share.answers}
