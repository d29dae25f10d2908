"""What the form of the interview and the recruiter change about the cards."""

from __future__ import annotations

from collections.abc import Mapping, Set

from trainer.cards.model import Card
from trainer.prepare.interview import Interview

_TOUR, _ON_SCREEN = "S3.28", "S4.17"
"""What a card trains tells where it belongs: a walk through the house, or a conversation on screen."""
_SALARY, _CONSULTANT = "money-offer/salary-expectations", "money-offer/consultant-negotiates"
_NOBODY = ("", "none", "no", "nobody", "-")


def left_out(interview: Interview | None, cards: Mapping[str, Card]) -> Set[str]:
    """Full ids of the cards that this form leaves out: on screen nobody is shown round, on site nobody is
    lost on the line.  While the form is not known all are asked.
    """
    if interview is None or interview.format == "unknown":
        return frozenset()
    keeps, leaves = (_ON_SCREEN, _TOUR) if interview.format == "remote" else (_TOUR, _ON_SCREEN)
    return {id_ for id_, card in cards.items() if leaves in card.trains and keeps not in card.trains}


def has_recruiter(interview: Interview | None) -> bool:
    """Whether somebody negotiates for the candidate."""
    return interview is not None and interview.recruiter.casefold() not in _NOBODY


def in_order(interview: Interview | None, cards: Mapping[str, Card]) -> Mapping[str, Card]:
    """The cards, with what a recruiter changes: who negotiates comes before what one wants to earn."""
    if not has_recruiter(interview) or not {_SALARY, _CONSULTANT} <= cards.keys():
        return cards
    ids = [id_ for id_ in cards if id_ != _CONSULTANT]
    ids.insert(ids.index(_SALARY), _CONSULTANT)
    return {id_: cards[id_] for id_ in ids}
