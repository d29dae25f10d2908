"""What a note of another program becomes: a question with points made of its answer, and nothing else."""

from __future__ import annotations

import re
from typing import NamedTuple

from trainer.cards.model import Card, KeyPoint, Wording

_NOT_PLAIN_LINE = re.compile(r"\n(?:[QAC]:|[-~#<\\\s])")


class PlainCard(NamedTuple):
    """It stands for a Card, which takes ten times as long to make, and is made of it when somebody looks."""

    deck: str
    """Empty while it is not decided."""
    id: str
    question: str
    labels: tuple[str, ...]
    """Of its key points; each is the point's only wording."""
    tags: tuple[str, ...]
    prepared: str | None

    @property
    def full_id(self) -> str:
        return f"{self.deck}/{self.id}"

    @property
    def unfinished(self) -> bool:
        return not self.labels

    @property
    def card(self) -> Card:
        """The same as a Card; the ids of its points are left empty."""
        points = tuple([KeyPoint("", label, (Wording(label),)) for label in self.labels])
        return Card(self.deck, self.id, (self.question,), points, tags=self.tags, prepared=self.prepared)

    def written(self) -> str | None:
        """Its lines in a deck file; None when a character in it would have to be written otherwise."""
        labels, prepared = self.labels, self.prepared
        said = "\n- ".join(labels)
        if not labels or prepared is None or _NOT_PLAIN_LINE.search(f"\n{prepared}"):
            return None
        if ":" in said or "|" in said or "{" in said or "\\" in said or "@" in said or "!" in said:
            return None
        tags = f"tags: {' '.join(self.tags)}\n" if self.tags else ""
        return f"## {self.id}\n{tags}\nQ: {self.question}\n\n- {said}\n\nA: {prepared}\n"


def whole_card(card: Card | PlainCard) -> Card:
    """The card itself."""
    return card.card if isinstance(card, PlainCard) else card
