"""Cards and points that were edited so much that their ids changed, found again by their likeness."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from trainer.cards.model import Card

CARDS_ALIKE, QUESTIONS_ALIKE, LABELS_ALIKE = 75.0, 90.0, 70.0
"""0..100, from which on a text counts as an edited old one: a question with its labels, a question alone,
a label.  Two questions of a kind may differ in one word and mean the opposite, so alone they need more."""
_LONGEST = 800
_RIVALS = 5


def portrait(card: Card) -> str:
    """What to keep of a card with its progress, to know it again: question and labels, line by line."""
    labels = (point.label for point in card.points if point.label[:1] not in ("@", "{"))
    return "\n".join((card.wordings[0], *labels))[:_LONGEST]


def moved_cards(known: Mapping[str, str], cards: Mapping[str, Card]) -> dict[str, str]:
    """Old full id to new one, for cards whose id vanished while a new card resembles them.

    `known` gives the portrait of every card with progress by full id; where none was kept it is empty, and
    then only a card of the same id in another deck is found.  The likest pairs come first, each card once.
    """
    gone = {id_: text.casefold() for id_, text in known.items() if id_ not in cards}
    new = {id_: portrait(card).casefold() for id_, card in cards.items() if id_ not in known}
    if not gone or not new:
        return {}
    from rapidfuzz import fuzz, process  # only when something vanished

    asked: dict[str, list[str]] = {}
    named: dict[str, list[str]] = {}
    for id_, text in new.items():
        asked.setdefault(text.partition("\n")[0], []).append(id_)
        named.setdefault(cards[id_].id, []).append(id_)
    pairs: list[tuple[float, str, str]] = []
    for id_, text in gone.items():
        question, _, labels = text.partition("\n")
        pairs += [(100.0, id_, other) for other in asked.get(question, ())]
        namesakes = named.get(id_.rpartition("/")[2], ())
        if not text and len(namesakes) == 1:
            pairs.append((100.0, id_, namesakes[0]))
        least = CARDS_ALIKE if labels else QUESTIONS_ALIKE
        found = process.extract(text, new, scorer=fuzz.ratio, score_cutoff=least, limit=_RIVALS)
        pairs += [(score, id_, other) for _, score, other in found]
    return _paired(pairs)


def moved_points(known: Mapping[str, str], card: Card) -> dict[str, str]:
    """Old point id to new one, for points of a card whose label was edited; `known` gives labels by id."""
    ids = {point.id for point in card.points}
    gone = {id_: label.casefold() for id_, label in known.items() if id_ not in ids}
    new = {point.id: point.label.casefold() for point in card.points if point.id not in known}
    if not gone or not new:
        return {}
    from rapidfuzz import fuzz, process

    pairs = [
        (score, id_, other)
        for id_, label in gone.items()
        for _, score, other in process.extract(
            label, new, scorer=fuzz.ratio, score_cutoff=LABELS_ALIKE, limit=_RIVALS
        )
    ]
    return _paired(pairs)


def _paired(pairs: Iterable[tuple[float, str, str]]) -> dict[str, str]:
    """Each old id with the likest new one that is still free; ties go by the ids."""
    moved: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, new in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if old not in moved and new not in taken:
            moved[old] = new
            taken.add(new)
    return moved
