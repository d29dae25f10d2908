"""Cards and points that were edited until their ids changed keep their progress and granted wordings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from trainer.cards.model import Card
from trainer.prepare.made_ids import is_made
from trainer.progress.store import Store

if TYPE_CHECKING:
    from trainer.cards.card_change import CardChange

TABLE = "portraits"
"""What every practised card looked like when it was asked last: text for likeness, labels of its points."""
REMOVED = "removed_cards"
"""Cards that the candidate removed in the app: a likeness is no heir of theirs."""


def remember(store: Store, cards: Mapping[str, Card]) -> None:
    """Keep a portrait of every practised card that has none or another one.  Raises NotSaved."""
    from trainer.cards.likeness import portrait

    there = store.documents(TABLE)
    fresh: dict[str, dict[str, object]] = {}
    for id_, state in store.states().items():
        if state.reps and (card := cards.get(id_)):
            labels = {point.id: point.label for point in card.points}
            fields = {"v": 1, "text": portrait(card), "labels": labels}
            if there.get(id_) != fields:
                fresh[id_] = fields
    store.put_all(TABLE, fresh)


def carry(store: Store, change: CardChange) -> None:
    """Let progress follow a change that was made in the app.  Raises NotSaved."""
    if change.moved:
        store.move_card(*change.moved)
    if change.removed:
        store.put(REMOVED, change.card, {"v": 1})
    else:
        store.remove(REMOVED, change.card)


def follow_edits(store: Store, cards: Mapping[str, Card]) -> tuple[str, ...]:
    """Carry over what belongs to vanished ids; a sentence for each card.  Raises NotSaved."""
    # A card made from a note comes and goes with its note; it has no heir.
    practised = {id_ for id_, state in store.states().items() if state.reps and not is_made(id_)}
    granted = store.granted()
    practised -= store.documents(REMOVED).keys() - cards.keys()
    gone = practised - cards.keys()
    lost = {card for card, point in granted if card in cards and point not in _points(cards[card])}
    if not gone and not lost:
        return ()
    return tuple([*_moved_cards(store, cards, practised), *_moved_points(store, cards, lost)])


def _moved_cards(store: Store, cards: Mapping[str, Card], practised: set[str]) -> Iterator[str]:
    from trainer.cards.likeness import moved_cards

    there = store.documents(TABLE)
    known = {id_: str(there.get(id_, {}).get("text", "")) for id_ in practised}
    for old, new in moved_cards(known, cards).items():
        store.move_card(old, new)
        yield f"{old} is now {new}: its progress moved with it."


def _moved_points(store: Store, cards: Mapping[str, Card], lost: set[str]) -> Iterator[str]:
    from trainer.cards.likeness import moved_points

    there = store.documents(TABLE)
    for id_ in sorted(lost):
        labels = there.get(id_, {}).get("labels", {})
        moved = moved_points(labels, cards[id_])
        for (card, old), wordings in store.granted().items():
            if card == id_ and old in moved:
                for wording in wordings:
                    store.grant(card, moved[old], wording)
                    store.ungrant(card, old, wording)
        if moved:
            yield f"{id_}: the wordings you granted moved to the edited points."


def _points(card: Card) -> set[str]:
    return {point.id for point in card.points}
