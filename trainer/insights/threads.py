"""What runs through the answers: the edge, careful openings, the three pillars; and what stands proven."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trainer.cards.model import Card
from trainer.cards.slots import AskedCard, AskedPoint
from trainer.insights.practice import LAST_OF_CARD, Practice
from trainer.prepare.loose_ends import is_settled
from trainer.prepare.matrix import matrix
from trainer.prepare.notebook import Notebook

WAIVER = "waiver"
"""The cue of a careful opening, as in 'as far as I can see from outside'."""
PILLARS = ("vision", "trust", "goals")
_PILLAR_OF_ROWS = {
    "S2.18": "vision", "S2.21": "vision", "S2.22": "vision",
    "S2.19": "trust", "S2.27": "trust", "S2.28": "trust", "S2.26": "trust",
    "S2.20": "goals", "S2.24": "goals", "S2.34": "goals", "S2.35": "goals",
}  # fmt: skip
"""Which pillar a card of the deck `plan` or `people` trains, by the advice it says it trains."""


@dataclass(frozen=True, slots=True)
class Share:
    """Some of some answers, cards or notes."""

    name: str
    hits: int
    answers: int

    @property
    def share(self) -> float | None:
        """0..1; None while there is nothing to count."""
        return self.hits / self.answers if self.answers else None


def edge_share(practice: Practice, cards: Mapping[str, AskedCard], edge: str) -> Share:
    """How many of the last answers to cards that ask for the edge carried it; at most five a card."""
    return _said("answers carrying your edge", practice, cards, lambda p: bool(edge) and edge in p.wordings)


def waiver_share(practice: Practice, cards: Mapping[str, AskedCard]) -> Share:
    """How many of the last answers to cards that ask for a careful opening had one; at most five a card."""
    return _said("careful openings", practice, cards, lambda point: WAIVER in point.cues)


def settled_ends(practice: Practice, book: Notebook) -> Share:
    """Loose ends that were answered well on two days, of all."""
    ends = book.loose_ends
    settled = sum(is_settled(question, practice.good_days) for question in ends)
    return Share("loose ends settled", settled, len(ends))


def proven_skills(book: Notebook) -> Share:
    """Wanted skills for which a story, a sample or a sentence stands, of all."""
    rows = [row for row in matrix(book) if row.kind == "skill"]
    return Share("wanted skills with proof", sum(not row.empty for row in rows), len(rows))


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


def _said(
    name: str, practice: Practice, cards: Mapping[str, AskedCard], wanted: Callable[[AskedPoint], bool]
) -> Share:
    hits = answers = 0
    for id_, asked in cards.items():
        point = next((point.id for point in asked.points if wanted(point)), None)
        if point and id_ in practice.missed:
            told = practice.missed[id_][-LAST_OF_CARD:]
            answers += len(told)
            hits += sum(point not in missed for missed in told)
    return Share(name, hits, answers)
