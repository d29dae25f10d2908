"""How long it is until the interview, as the header tells it."""

from __future__ import annotations

from datetime import datetime, timedelta

from trainer.clock import ROLLOVER_HOURS
from trainer.prepare.moment import Moment

NO_DATE = "no date yet"
LASTS = timedelta(hours=1)
"""So long after it began nobody is asked yet how it went."""


def countdown(moment: Moment | None, now: datetime) -> str:
    """`in 9 days`, `tomorrow 10:00`, `today`, `it was yesterday: how did it go?` or `no date yet`."""
    if moment is None:
        return NO_DATE
    days = moment.days_from(now)
    if days < 0 or (moment.at is not None and moment.passed(now - LASTS)):
        return f"it was {moment.distance(now)}: how did it go?"
    if days > 1 or moment.at is None:
        return moment.distance(now)
    near = "tomorrow" if days else "today"
    if moment.at.hour < ROLLOVER_HOURS:
        near = "tomorrow night" if days else "tonight"
    return f"{near} {moment.at:%H:%M}"
