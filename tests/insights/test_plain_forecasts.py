"""Plain FSRS as the measure of the forecasts that were made."""

from __future__ import annotations

from math import log
from typing import Any

import pytest

from trainer.insights import plain_forecasts
from trainer.insights.plain_forecasts import plain_log_loss
from trainer.progress.records import CardState
from trainer.schedule.memory import outcome, recall

DAY = 20_000


def answer(
    day: int, rating: int | None, predicted: float | None = None, card: str = "a/one"
) -> dict[str, Any]:
    return {"card": card, "study_day": DAY + day, "rating": rating, "predicted": predicted}


def test_it_forecasts_from_the_grades_alone() -> None:
    stability, difficulty = outcome(None, 0, 3)
    chance = recall(CardState("a/one", stability, difficulty, DAY), DAY + 4)
    assert chance
    assert plain_log_loss([answer(0, 3), answer(4, 3, 0.2)]) == pytest.approx(-log(chance))
    assert plain_log_loss([answer(0, 3), answer(4, 1, 0.2)]) == pytest.approx(-log(1 - chance))


def test_cards_are_kept_apart_and_only_answers_with_a_forecast_count() -> None:
    alone = plain_log_loss([answer(0, 3), answer(4, 3, 0.9)])
    others = [answer(1, 1, card="a/two"), answer(2, None), answer(3, 2, card="a/two")]
    assert plain_log_loss([answer(0, 3), *others, answer(4, 3, 0.9)]) == alone
    assert plain_log_loss([answer(0, 3), answer(4, 3)]) is None
    assert plain_log_loss([]) is None


def test_years_of_answers_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain_forecasts, "MOST", 1)
    assert plain_log_loss([answer(0, 3), answer(4, 3, 0.9)]) is None
