"""A card that is made from a note: a loose end, a story to tell, a line of the CV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from trainer.cards.model import Card, Slot
from trainer.cards.slots import AskedCard, Values, ask
from trainer.prepare.fact import Fact
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.made_ids import made_id
from trainer.prepare.note import Note


@dataclass(frozen=True, slots=True)
class MadeCard:
    """A card, its own slot values, and where it comes from."""

    card: Card
    source: Note
    """The note it was made from; without it the card is asked no more, and its history stays."""
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """Slots that it fills itself; all others are filled as everywhere."""
    personal: bool = False
    """Its points are the candidate's own, so that they count as such."""
    first: str = ""
    """What is to be written before it can be drilled, in a sentence; empty when nothing is."""
    first_field: str = ""
    """The field of the source that it is written in."""
    pressing: bool = False
    """Something is missing there, or was never asked: it comes before other new cards."""
    asker: str = ""
    """Who asks, in words; empty when nobody in particular does."""

    @property
    def full_id(self) -> str:
        return self.card.full_id

    @property
    def question(self) -> FirstQuestion | None:
        """The question of an earlier round that it asks again; None for any other card."""
        return self.source if isinstance(self.source, FirstQuestion) else None

    @property
    def fact(self) -> Fact | None:
        """The fact that it asks for; None for any other card."""
        return self.source if isinstance(self.source, Fact) else None

    def asked(self, values: Values) -> AskedCard:
        """The card as it is asked, its own values above those that hold everywhere."""
        asked = ask(self.card, {**values, **self.values})
        if not self.personal:
            return asked
        return replace(asked, points=tuple(replace(point, personal=True) for point in asked.points))


def made_after(card: Card, source: str, weight: float = 1.0) -> Card:
    """A card of a deck with the id of one made from this source, and its weight multiplied."""
    return replace(card, id=made_id(card.id, source), weight=card.weight * weight)


def without_slot(card: Card, slot: str) -> Card:
    """The card without the point that is nothing but this slot."""
    return replace(card, points=tuple(point for point in card.points if point.alternatives != (Slot(slot),)))
