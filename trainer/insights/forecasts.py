"""How well recall was forecast: predicted against actual, for the candidate's own answers."""

from __future__ import annotations

from dataclasses import dataclass
from math import log

from trainer.insights.practice import BINS, Practice


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers whose recall was forecast alike."""

    low: float
    """0..1; the bin is a tenth wide."""
    answers: int
    predicted: float
    """Mean of the forecasts."""
    actual: float
    """Share that was not graded Again."""


@dataclass(frozen=True, slots=True)
class ForecastCheck:
    """Predicted against actual over all answers that had a forecast."""

    bins: tuple[Bin, ...]
    """Those that hold an answer, the lowest first."""
    answers: int
    log_loss: float | None
    """Mean surprise of the outcomes, in nats; .69 is a coin's, 0 a prophet's.  None without answers."""
    log_loss_of_average: float | None
    """The same of one who forecasts the share that was known on the whole, every time: to be beaten."""
    planned: int = 0
    """Answers that both the plan of days and plain FSRS had forecast."""
    log_loss_of_plan: float | None = None
    """Over these; None without any."""
    log_loss_of_fsrs: float | None = None
    """Of plain FSRS over the same answers."""


def forecast_check(practice: Practice) -> ForecastCheck:
    """What the forecasts of recall were worth."""
    bins = tuple(
        Bin(place / BINS, count, practice.forecast_sum[place] / count, practice.recalled[place] / count)
        for place, count in enumerate(practice.forecast)
        if count
    )
    answers = sum(practice.forecast)
    if not answers:
        return ForecastCheck(bins, 0, None, None)
    known = sum(practice.recalled) / answers
    average = sum(share * log(1 / share) for share in (known, 1 - known) if share)
    plan, plain = (loss / practice.both if practice.both else None for loss in practice.surprise_of_both)
    return ForecastCheck(bins, answers, practice.surprise / answers, average, practice.both, plan, plain)
