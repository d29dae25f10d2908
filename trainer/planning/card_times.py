"""How long a card takes the candidate: by their own times, for each mode and length of card."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from statistics import median

from trainer.cards.model import Card
from trainer.progress.records import Document
from trainer.schedule.today import SECONDS_A_CARD, least_seconds

KNOWN_FROM = 5
"""Answers in a mode before its own pace counts."""
LATEST = 50
LONGEST = 900.0
BETWEEN_S, LONGEST_BETWEEN_S = 20.0, 300.0
"""Reading the verdict, as long as it is not known, and at most: a longer pause was no practice."""


@dataclass(frozen=True, slots=True)
class CardTimes:
    """What was measured of the candidate's own answers."""

    pace: Mapping[str, float]
    """Seconds of answering for each second of a card's target, by mode."""
    between: float = BETWEEN_S
    """Seconds from an answer handed in to the next question."""

    def seconds(self, card: Card, mode: str) -> float:
        """What a card takes with its verdict, up to 900 s; 90 s while the mode has no pace of its own.

        Not less than a third of its target or 20 s: hurried answers are no pace.
        """
        if mode not in self.pace:
            return SECONDS_A_CARD
        return min(max(self.pace[mode] * card.seconds + self.between, least_seconds(card)), LONGEST)


def card_times(answers: Sequence[Document], cards: Mapping[str, Card]) -> CardTimes:
    """The median pace of the last fifty timed answers in each mode, to cards that are still there.

    A rehearsal has a pace of its own, which is not the drill's.
    """
    answers = [answer for answer in answers if not answer.get("rehearsal")]
    paces: dict[str, list[float]] = {}
    for answer in answers:
        card, seconds, mode = cards.get(answer["card"]), answer.get("seconds"), answer.get("mode")
        if card and seconds and mode:
            paces.setdefault(mode, []).append(seconds / card.seconds)
    pace = {mode: median(all_[-LATEST:]) for mode, all_ in paces.items() if len(all_) >= KNOWN_FROM}
    return CardTimes(pace, _between(answers[-2 * LATEST :]))


def _between(answers: Sequence[Document]) -> float:
    """The median time that went by between answers of one sitting, beside the answering itself."""
    gaps = []
    for before, after in pairwise(answers):
        if before.get("session") and before.get("session") == after.get("session"):
            passed = datetime.fromisoformat(after["ts"]) - datetime.fromisoformat(before["ts"])
            gap = passed.total_seconds() - (after.get("seconds") or 0.0)
            if 0 <= gap <= LONGEST_BETWEEN_S:
                gaps.append(gap)
    return median(gaps) if len(gaps) >= KNOWN_FROM else BETWEEN_S
