"""A candidate with three weeks of answers, and one whose cards are hostile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.tui.rig import Practice
from trainer.desk import Desk
from trainer.progress.records import CardState, PointRecord, Review
from trainer.progress.uid import new_uid, utc_words

HOSTILE = """\
---
title = "[red]Hostile[/] deck"
---

## one
kind: script

Q: [@click=app.quit]Do you[/nope] accept?

- [bold]that[/bold] you [/x]: thank you
- \x1b[31mred\u202e: delighted
"""


def keep_answers(desk: Desk, card: str, days: int) -> None:
    """An answer a day to a card up to today, each leaving its last point out; every fifth aloud."""
    points = desk.asked()[card].points
    now = desk.clock.now()
    for back in range(days - 1, -1, -1):
        moment, own = now - timedelta(days=back), back % 5 == 2
        records = tuple(
            PointRecord(point.id, 0.9, "covered" if point is not points[-1] else "missing")
            for point in points
        )
        uid, day = new_uid(moment, desk.random), desk.day - back
        review = Review(
            uid, utc_words(moment), 0, day, "d" * 8, card,
            mode="aloud" if own else "full", judge="self" if own else "words",
            answer=None if own else "thank you very much " * 10, points=() if own else records,
            flags=() if own else ("hedges",), coverage=0.4 + 0.5 * (days - back) / days,
            rating=2 + back % 2, predicted=None if back == days - 1 else 0.8, seconds=60.0, first_key_s=3.0,
        )  # fmt: skip
        state = CardState(card, 3.0, 5.0, day, day + 1 + back % 3, days - back, last_uid=uid)
        desk.store.save_review(review, state)


@pytest.fixture
def practised(practice: Practice) -> Callable[[int], Desk]:
    """A desk with so many days of answers to one card, and half as many to another."""

    def practise(days: int) -> Desk:
        desk = practice.desk()
        keep_answers(desk, "practice/offer", days)
        keep_answers(desk, "practice/lift", days // 2)
        return desk

    return practise


@pytest.fixture
def hostile(practice: Practice) -> Desk:
    """A desk whose only practised card is full of markup and control characters."""
    (practice.decks / "hostile.md").write_text(HOSTILE, "utf-8")
    desk = practice.desk()
    keep_answers(desk, "hostile/one", 6)
    return desk
