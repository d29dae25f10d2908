"""Counting what came since gives the same as counting everything anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.insights.counting import Counting
from trainer.insights.practice import Practice

DAY = 20_000


@dataclass
class Log:
    """A store that holds answers and nothing else, and counts how often it was read."""

    kept: list[dict[str, Any]] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    changes: int = 0
    read: int = 0

    def answers(self) -> list[dict[str, Any]]:
        self.read += 1
        return [answer | {"card": self.moved.get(answer["card"], answer["card"])} for answer in self.kept]

    def aliases(self) -> Mapping[str, str]:
        return dict(self.moved)

    def change(self, what: tuple[str, int]) -> None:
        verb, number = what
        self.changes += 1
        if verb == "answer":
            self.kept.append(answer(self.changes, number))
        elif verb == "take back" and self.kept:
            del self.kept[number % len(self.kept)]
        elif verb == "move":
            self.moved["a/0"] = f"a/{number % 3 + 1}"


def answer(place: int, number: int) -> dict[str, Any]:
    """An answer that differs with its number in everything that is counted."""
    return {
        "uid": f"{place:08}",
        "study_day": DAY + place // 3,
        "card": f"a/{number % 3}",
        "rating": number % 4 + 1,
        "judge": ("words", "self")[number % 5 == 0],
        "coverage": None if number % 7 == 0 else number % 11 / 10,
        "seconds": number % 13 * 5.0,
        "predicted": None if number % 2 else number % 10 / 10,
        "first_key_s": number % 4 + 1.0,
        "answer": "one two three" if number % 3 else "",
        "flags": ["hedges"] * (number % 4) + ["blank"] * (number % 6 == 0),
        "points": [
            {
                "id": "p",
                "verdict": ("covered", "missing")[number % 2],
                "said_by_user": number % 3 == 0 or None,
            }
        ],
    }


def told(practice: Practice) -> dict[str, Any]:
    """Everything that is counted, sums rounded as their order differs."""
    counted = {name: value for name, value in vars(practice).items()}
    counted["surprise"] = round(counted["surprise"], 9)
    counted["forecast_sum"] = [round(value, 9) for value in counted["forecast_sum"]]
    for name in ("seconds", "coverage", "ticked"):
        counted[name] = {day: round(value, 9) for day, value in counted[name].items() if value}
    for name in ("again", "verdicts", "flags"):
        counted[name] = {key: value for key, value in counted[name].items() if value}
    return counted


def anew(log: Log) -> Practice:
    practice = Practice()
    practice.take(log.answers())
    return practice


STEPS = st.tuples(st.sampled_from(("answer", "answer", "answer", "take back", "move")), st.integers(0, 400))


@given(st.lists(st.tuples(STEPS, st.booleans()), max_size=40))
def test_whatever_happens_between_two_looks_the_count_is_that_of_all_answers(
    steps: list[tuple[tuple[str, int], bool]],
) -> None:
    log, counting = Log(), Counting()
    for step, look in steps:
        log.change(step)
        if look:
            assert told(counting.of(log)) == told(anew(log))
    assert told(counting.of(log)) == told(anew(log))


def test_nothing_is_read_while_nothing_is_saved() -> None:
    log, counting = Log(), Counting()
    log.change(("answer", 1))
    assert counting.of(log) is counting.of(log)
    assert log.read == 1


def test_a_further_answer_is_added_to_the_count(monkeypatch: pytest.MonkeyPatch) -> None:
    log, counting = Log(), Counting()
    log.change(("answer", 1))
    counting.of(log)
    sizes: list[int] = []
    monkeypatch.setattr(Practice, "take", lambda _self, answers: sizes.append(len(answers)))
    log.change(("answer", 2))
    counting.of(log)
    log.change(("take back", 0))
    counting.of(log)
    assert sizes == [1, 1]
