"""The plan in rows and sentences, the same for every face."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from trainer.cards.slots import AskedCard
from trainer.clock import date_of
from trainer.insights.areas import AREA_OF_DECK
from trainer.planning.kept_plan import KeptPlan
from trainer.planning.planner import MORE_MINUTES
from trainer.schedule.plan_of_days import Forecast
from trainer.text import counted

LEFT_OUT = 3
"""Cards that find no room and are named; the rest is counted."""
EVENING_BEFORE = "The last evening is short: what is loose once more, nothing new, then sleep."
TODAY_IT_IS = "It is today. Read your crib sheet once, and leave the rest: what you know now, you know."


@dataclass(frozen=True, slots=True)
class DayRow:
    """One study day of the plan."""

    day: int
    date: date
    minutes: float
    answers: int
    groups: tuple[tuple[str, int], ...]
    """What is asked, by area or by deck of one's own, the most first."""

    def what(self, columns: int) -> str:
        """`stories 5, plan 1, others 2`, in so many columns where that is possible."""
        words = [f"{name} {count}" for name, count in self.groups]
        for shown in range(len(words), 0, -1):
            rest = sum(count for _, count in self.groups[shown:])
            told = ", ".join([*words[:shown], *([f"others {rest}"] if rest else [])])
            if len(told) <= columns or shown == 1:
                return told
        return "nothing"


def day_rows(kept: KeptPlan, asked: Mapping[str, AskedCard], day: int) -> tuple[DayRow, ...]:
    """A row for every study day from `day` to the one before the interview."""
    return tuple(
        DayRow(
            planned.day,
            date_of(planned.day),
            planned.minutes,
            planned.answers,
            _groups(planned.cards, asked),
        )
        for planned in kept.plan.days
        if planned.day >= day
    )


def share(forecast: Forecast) -> str:
    """`71 % (62 to 79)`."""
    return f"{forecast.recall:.0%} ({forecast.low:.0%} to {forecast.high:.0%})".replace("%", " %")


def forecast_sentences(kept: KeptPlan) -> Iterator[str]:
    """What will be known on the day; with today left out, with no practice, and with five minutes more."""
    plan = kept.plan
    yield f"On the day you should recall about {share(plan.recall)} of what is asked, by its weight."
    skipped = f"{plan.without_today:.0%} if you leave today out"
    yield f"It would be about {skipped}, {plan.stop_now:.0%} if you stop now.".replace("%", " %")
    more = f"With {MORE_MINUTES} minutes more a day: {kept.more_minutes.recall:.0%}".replace("%", " %")
    fits = f", and {counted(kept.more_fitting, 'card')} more would fit" if kept.more_fitting > 0 else ""
    yield f"{more}{fits}."


def interview_day(kept: KeptPlan | None) -> dict[str, object] | None:
    """The forecast in its JSON form, for `trainer stats`; None without a plan."""
    if kept is None:
        return None
    plan = kept.plan
    return {
        "date": date_of(plan.until).isoformat(),
        "planned_on": date_of(plan.day).isoformat(),
        "recall": round(plan.recall.recall, 4),
        "low": round(plan.recall.low, 4),
        "high": round(plan.recall.high, 4),
        "without_today": round(plan.without_today, 4),
        "stopping_now": round(plan.stop_now, 4),
    }


def left_out_sentences(kept: KeptPlan, asked: Mapping[str, AskedCard]) -> Iterator[str]:
    """What does not fit and why, by name; nothing when everything fits."""
    gone = [asked[card] for card in kept.plan.not_fitting if card in asked]
    if not gone:
        return
    days = counted(len(kept.plan.days), "day")
    yield (
        f"{counted(len(gone), 'card')} will not be asked: {days} of {kept.basis.minutes} minutes hold the "
        "others, which count more or are nearer to being known."
    )
    by_area = Counter(_area(one) for one in gone)
    yield f"Left out: {', '.join(f'{name} {count}' for name, count in by_area.most_common())}."
    for one in sorted(gone, key=lambda one: -one.card.weight)[:LEFT_OUT]:
        yield f"- {one.questions[0]}"
    if len(gone) > LEFT_OUT:
        yield f"- and {len(gone) - LEFT_OUT} more"


def moved_sentence(kept: KeptPlan | None, day: int) -> str:
    """What became of days that were skipped since the plan was made; empty when none was."""
    if kept is None or day <= kept.plan.day:
        return ""
    missed = sum(planned.answers for planned in kept.plan.days if kept.plan.day < planned.day < day)
    skipped = day - kept.plan.day - 1
    if skipped <= 0 or not missed:
        return ""
    days = "One day" if skipped == 1 else f"{skipped} days"
    return f"{days} without practice: {counted(missed, 'answer')} moved to the days ahead. Nothing is lost."


def _groups(cards: Sequence[str], asked: Mapping[str, AskedCard]) -> tuple[tuple[str, int], ...]:
    names = Counter(_area(asked[card]) for card in cards if card in asked)
    return tuple(names.most_common())


def _area(asked: AskedCard) -> str:
    return AREA_OF_DECK.get(asked.card.deck, asked.card.deck)
