"""How the cards of a deck, an area or a kind have come out: the first answer beside the latest."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from trainer.cards.model import Card
from trainer.insights.areas import AREA_OF_DECK, AREAS
from trainer.insights.practice import Practice


@dataclass(frozen=True, slots=True)
class Group:
    """Cards that belong together."""

    name: str
    cards: int
    practised: int
    """Of these, answered at least once."""
    first: float | None
    """Mean coverage of the first judged answer to each practised card, 0..1."""
    latest: float | None
    """Of the latest one."""
    good: int
    """Cards whose latest judged answer was graded Good or Easy."""


def by_deck(practice: Practice, cards: Mapping[str, Card]) -> tuple[Group, ...]:
    """One group a deck, in the order of their ids."""
    return _groups(practice, cards, lambda card: card.deck)


def by_kind(practice: Practice, cards: Mapping[str, Card]) -> tuple[Group, ...]:
    """One group a kind of card, in the order of their names."""
    return _groups(practice, cards, lambda card: card.kind)


def by_area(practice: Practice, cards: Mapping[str, Card]) -> tuple[Group, ...]:
    """One group an area of the interview, in their order; decks of one's own are in none."""
    groups = {group.name: group for group in _groups(practice, cards, lambda c: AREA_OF_DECK.get(c.deck))}
    return tuple(groups[area] for area in AREAS if area in groups)


def _groups(
    practice: Practice, cards: Mapping[str, Card], name_of: Callable[[Card], str | None]
) -> tuple[Group, ...]:
    ids: dict[str, list[str]] = {}
    for card in cards.values():
        if name := name_of(card):
            ids.setdefault(name, []).append(card.full_id)
    return tuple(_group(practice, name, members) for name, members in sorted(ids.items()))


def _group(practice: Practice, name: str, ids: list[str]) -> Group:
    judged = [card for card in ids if card in practice.latest]
    return Group(
        name,
        cards=len(ids),
        practised=sum(card in practice.by_card for card in ids),
        first=_mean([practice.first[card].coverage for card in judged]),
        latest=_mean([practice.latest[card].coverage for card in judged]),
        good=sum(practice.latest[card].grade >= 3 for card in judged),
    )


def _mean(shares: list[float]) -> float | None:
    return sum(shares) / len(shares) if shares else None
