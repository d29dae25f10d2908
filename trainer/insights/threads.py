"""What runs through the answers: one's edge in the pitch, and the three pillars of the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from trainer.cards.model import Card
from trainer.cards.slots import AskedCard
from trainer.insights.practice import LAST_OF_CARD, Practice

PILLARS = ("vision", "trust", "goals")
_PILLAR_OF_ROWS = {
    "S2.18": "vision", "S2.21": "vision", "S2.22": "vision",
    "S2.19": "trust", "S2.27": "trust", "S2.28": "trust", "S2.26": "trust",
    "S2.20": "goals", "S2.24": "goals", "S2.34": "goals", "S2.35": "goals",
}  # fmt: skip
"""Which pillar a card of the deck `plan` or `people` trains, by the advice it says it trains."""


@dataclass(frozen=True, slots=True)
class Share:
    """Some of some answers."""

    name: str
    hits: int
    answers: int

    @property
    def share(self) -> float | None:
        """0..1; None while nothing was answered."""
        return self.hits / self.answers if self.answers else None


def edge_share(practice: Practice, cards: Mapping[str, AskedCard], edge: str) -> Share:
    """How many of the last answers to cards that ask for the edge carried it; at most five a card."""
    hits = answers = 0
    for id_, asked in cards.items():
        points = [point.id for point in asked.points if edge and edge in point.wordings]
        if points and id_ in practice.missed:
            told = practice.missed[id_][-LAST_OF_CARD:]
            answers += len(told)
            hits += sum(points[0] not in missed for missed in told)
    return Share("answers carrying your edge", hits, answers)


def pillar_shares(practice: Practice, cards: Mapping[str, Card]) -> tuple[Share, ...]:
    """Vision, trust and goals: cards whose latest judged answer was Good or Easy, of all that train them."""
    ids: dict[str, set[str]] = {pillar: set() for pillar in PILLARS}
    for card in cards.values():
        for row in card.trains:
            if pillar := _PILLAR_OF_ROWS.get(row):
                ids[pillar].add(card.full_id)
    return tuple(
        Share(pillar, sum(practice.latest_grade(card) >= 3 for card in ids[pillar]), len(ids[pillar]))
        for pillar in PILLARS
    )
