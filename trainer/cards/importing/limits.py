"""How much one card may hold: what is beyond is no card that anyone drills."""

from __future__ import annotations

from trainer.cards.model import Card, Wording
from trainer.text import LONGEST_ANSWER

LONGEST_FIELD = 50_000
"""Characters of a field before anything is made of it."""
LONGEST_QUESTION = 2_000
LONGEST_WORDING = 1_000
"""A card with less text than this is within all the limits, given that points were made of it."""
MOST_POINTS = 200
MOST_ALTERNATIVES = 200
MOST_QUESTIONS = 50


def too_much(card: Card) -> str | None:
    """What of a card is beyond its limit, in words; None when all is well."""
    if len(card.wordings) > MOST_QUESTIONS:
        return f"there are more than {MOST_QUESTIONS} questions"
    if any(len(question) > LONGEST_QUESTION for question in card.wordings):
        return f"the question is longer than {LONGEST_QUESTION} characters"
    if card.prepared and len(card.prepared) > LONGEST_ANSWER:
        return f"the answer is longer than {LONGEST_ANSWER} characters"
    if len(card.points) > MOST_POINTS:
        return f"there are more than {MOST_POINTS} key points"
    for point in card.points:
        if len(point.alternatives) > MOST_ALTERNATIVES:
            return f"a key point has more than {MOST_ALTERNATIVES} wordings"
        if len(point.label) > LONGEST_WORDING or any(
            isinstance(a, Wording) and len(a.text) > LONGEST_WORDING for a in point.alternatives
        ):
            return f"a key point is longer than {LONGEST_WORDING} characters"
    return None
