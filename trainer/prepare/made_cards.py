"""All cards that are made from the notes of an interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from trainer.cards.model import Card
from trainer.cards.slots import slots_in
from trainer.prepare.cards_about_them import fact_cards, person_cards
from trainer.prepare.cards_about_work import cv_cards, gap_cards, row_cards, sample_cards, story_cards
from trainer.prepare.loose_ends import loose_end_cards, topic_cards
from trainer.prepare.made_card import MadeCard
from trainer.prepare.made_ids import template
from trainer.prepare.notebook import Notebook
from trainer.prepare.own_points import OwnPoint

_ONE_EACH = frozenset({"weak.question", "first.question", "cv.line"})
"""Slots that make a card each: a card that cannot be asked without one is only their pattern."""


def made_cards(
    book: Notebook,
    cards: Mapping[str, Card],
    own: Mapping[str, Sequence[OwnPoint]],
    good_days: Mapping[str, Set[int]],
) -> tuple[MadeCard, ...]:
    """The cards by what weighs most: loose ends first, what went well last.

    `cards` are the library's by full id, `own` the own points by card, `good_days` the study days on which
    a card was answered well.  The same notes make the same ids after every start.
    """
    asked_again = loose_end_cards(book, cards, own, good_days)
    made = (
        *(card for card in asked_again if _is_loose(card)),
        *topic_cards(book, cards),
        *gap_cards(book, cards),
        *row_cards(book),
        *person_cards(book, cards),
        *story_cards(book),
        *sample_cards(book, cards),
        *fact_cards(book),
        *cv_cards(book, cards),
        *(card for card in asked_again if not _is_loose(card)),
    )
    return tuple({card.full_id: card for card in made}.values())


def patterns(cards: Mapping[str, Card], made: Sequence[MadeCard]) -> Set[str]:
    """Full ids of the cards that are not asked as they stand, because made ones are asked instead."""
    only = {id_ for id_, card in cards.items() if _is_pattern(card)}
    return only | {template(card.full_id) for card in made}


def _is_pattern(card: Card) -> bool:
    return all(_ONE_EACH & set(slots_in(wording)) for wording in card.wordings)


def _is_loose(made: MadeCard) -> bool:
    return bool(getattr(made.source, "loose", False))
