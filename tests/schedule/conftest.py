"""Cards, a clock that stands still and a judge that counts words, for the tests of this room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from trainer.cards.model import Card, KeyPoint, Kind, Wording
from trainer.cards.slots import AskedCard, ask
from trainer.recall.verdict import PointVerdict, Spoken, Verdict


class StandingClock:
    """Stands still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment
        self.counted = 0.0

    def now(self) -> datetime:
        return self.moment

    def seconds(self) -> float:
        return self.counted

    def pass_by(self, **duration: float) -> None:
        """Let real time go by: the zone's own changes of the clock are applied."""
        zone = self.moment.tzinfo
        gone = timedelta(**duration)
        self.moment = (self.moment.astimezone(UTC) + gone).astimezone(zone)
        self.counted += gone.total_seconds()

    def travel(self, zone: str) -> None:
        self.moment = self.moment.astimezone(ZoneInfo(zone))


class WordCount:
    """A judge for tests: a point is covered when its first wording stands in the answer."""

    def judge(self, spoken: Spoken) -> Verdict:
        found = [spoken.answer.find(point.wordings[0]) for point in spoken.points]
        return Verdict(
            tuple(
                PointVerdict(
                    point.id,
                    1.0 if at >= 0 else 0.0,
                    "covered" if at >= 0 else "missing",
                    ((at, at + len(point.wordings[0])),) if at >= 0 else (),
                )
                for point, at in zip(spoken.points, found, strict=True)
            )
        )


MakeCard = Callable[..., AskedCard]


def make_card(
    full_id: str = "fit/why-us",
    *,
    points: tuple[str, ...] = ("mission", "people", "growth", "place"),
    questions: tuple[str, ...] = ("Why us?",),
    kind: Kind = "script",
    must: bool = False,
) -> AskedCard:
    """A card whose points are one word each; with `must` the first has to be said and has a probe."""
    deck, _, name = full_id.partition("/")
    key_points = tuple(
        KeyPoint(word[:8], word, (Wording(word),), must=must and not n, probe=f"And {word}?")
        for n, word in enumerate(points)
    )
    return ask(Card(deck, name, questions, key_points, kind), {})


@pytest.fixture
def card() -> MakeCard:
    return make_card


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(datetime(2026, 11, 20, 18, 30, tzinfo=ZoneInfo("Europe/Vienna")))
