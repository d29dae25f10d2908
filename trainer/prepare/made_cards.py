"""All cards that are made from the notes of an interview."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set

from trainer.cards.model import Card
from trainer.prepare.cards_about_them import fact_cards, person_cards
from trainer.prepare.cards_about_work import cv_cards, gap_cards, row_cards, sample_cards, story_cards
from trainer.prepare.loose_ends import loose_end_cards, topic_cards
from trainer.prepare.made_card import MadeCard
from trainer.prepare.notebook import Notebook
from trainer.prepare.own_points import OwnPoint


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


def _is_loose(made: MadeCard) -> bool:
    return made.question is not None and made.question.loose
