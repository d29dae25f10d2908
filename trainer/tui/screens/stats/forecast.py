"""The fifth page: what was forecast and came true, what the interview day looks like, what lies ahead."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from trainer.clock import date_of
from trainer.insights.forecasts import ForecastCheck
from trainer.planning.told import forecast_sentences
from trainer.tui.phrases import counted, percent
from trainer.tui.screens.stats.drawing import COLUMN, MUTED, bar, counts, entry, said, span
from trainer.tui.screens.stats.page import TODAY, Page, Seen

HEIGHT = 3
HEAD, WORDS, LONGEST = 16, 22, 30
NOTHING_YET = (
    "A forecast is made when a card is asked for the second time. From then on you see here "
    "how well it holds."
)
NO_PLAN = "With a date for the interview you see here what you will know on that day."


def forecast(seen: Seen, width: int) -> Page:
    """The interview day, predicted against actual, and the cards that come back."""
    lines = [
        *_interview_day(seen, width),
        Content(""),
        *_check(seen.figures.forecasts, seen.plain_loss, width),
    ]
    lines += [Content(""), *_ahead(seen, width)]
    return Page(tuple(lines), TODAY)


def _interview_day(seen: Seen, width: int) -> Iterator[Content]:
    kept = seen.plan
    if kept is None:
        yield from said(NO_PLAN, width)
        return
    plan, room = kept.plan, max(8, min(LONGEST, width - HEAD - WORDS))
    first, second, *_ = forecast_sentences(kept)
    yield from said(f"{first} {second}", width, "bold")
    yield Content("")
    recall = plan.recall
    bounds = f"{percent(recall.recall):>4}"
    if width >= HEAD + room + WORDS:
        bounds += f" ({recall.low:.0%} to {recall.high:.0%})"
    yield entry("As planned", span(recall.low, recall.recall, recall.high, room), bounds, HEAD)
    for name, share in (("Without today", plan.without_today), ("Stopping now", plan.stop_now)):
        yield entry(name, span(share, share, share, room), f"{percent(share):>4}", HEAD)


def _check(check: ForecastCheck, plain: float | None, width: int) -> Iterator[Content]:
    if not check.answers:
        yield from said(NOTHING_YET, width)
        return
    yield from said(_verdict(check), width, "bold")
    room = max(8, min(LONGEST, width - HEAD - WORDS))
    yield from said("█ is the share you knew, │ what was forecast:", width)
    for one in check.bins:
        name = f"{one.low:.0%} to {one.low + 0.1:.0%}"
        yield entry(
            name, bar(one.actual, room, one.predicted), f"{percent(one.actual):>4} of {one.answers}", HEAD
        )
    if check.log_loss is not None:
        known = (("plain FSRS", plain), ("always your average", check.log_loss_of_average))
        beside = "".join(f", {name} {loss:.2f}" for name, loss in known if loss is not None)
        yield from said(f"Log loss {check.log_loss:.2f}{beside}; less is better.", width, MUTED)


def _verdict(check: ForecastCheck) -> str:
    known = sum(one.actual * one.answers for one in check.bins) / check.answers
    expected = sum(one.predicted * one.answers for one in check.bins) / check.answers
    over = counted(check.answers, "answer")
    told = f"Forecast {percent(expected)}, known {percent(known)} over {over}."
    if abs(known - expected) < 0.05:
        return f"{told} The forecast holds."
    return f"{told} You know {'more' if known > expected else 'less'} than was forecast."


def _ahead(seen: Seen, width: int) -> Iterator[Content]:
    ahead = seen.figures.summary.due_ahead
    total = sum(ahead)
    if not total:
        yield from said("Nothing comes back within 14 days.", width)
        return
    shown = ahead[: max(1, (width - COLUMN) // COLUMN)]
    busiest = max(range(len(shown)), key=lambda n: shown[n])
    when = "today" if busiest == 0 else f"{date_of(seen.day + busiest):%A}"
    back = counted(total, "card comes back", "cards come back")
    yield from said(
        f"{back} within 14 days, most of them {when if busiest == 0 else f'on {when}'}.", width, "bold"
    )
    names = ["today", *(f"{date_of(seen.day + n):%a}" for n in range(1, len(shown)))]
    yield from counts(names, shown, HEIGHT)
