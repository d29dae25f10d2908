"""What plain FSRS would have forecast for the same answers: the measure of the forecasts that were made."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from trainer.progress.records import CardState, Document
from trainer.schedule.memory import outcome, recall

MOST = 20_000
"""Answers; more would keep somebody waiting who only wants to look."""
_LEAST, _MOST = 0.001, 0.999
"""Bounds of a forecast when its surprise is counted."""


def plain_log_loss(answers: Sequence[Document]) -> float | None:
    """Mean surprise of the answers that had a forecast, in nats, had plain FSRS-6 with its default
    parameters made it from the grades alone.  None when there is none, or when there are too many answers.
    """
    if len(answers) > MOST:
        return None
    states: dict[str, CardState] = {}
    surprise, count = 0.0, 0
    for answer in answers:
        rating, day = answer.get("rating"), answer["study_day"]
        if rating is None:
            continue
        state = states.get(answer["card"], CardState(answer["card"]))
        chance = recall(state, day)
        if chance is not None and answer.get("predicted") is not None:
            chance = min(max(chance, _LEAST), _MOST)
            surprise -= log(chance if rating > 1 else 1 - chance)
            count += 1
        states[state.card] = _after(state, day, rating)
    return surprise / count if count else None


def _after(state: CardState, day: int, rating: int) -> CardState:
    known = state.stability is not None and state.difficulty is not None
    before = (state.stability or 0.0, state.difficulty or 0.0) if known else None
    elapsed = 0 if state.last_day is None else max(0, day - state.last_day)
    stability, difficulty = outcome(before, elapsed, rating)
    return CardState(state.card, stability, difficulty, day)
