"""Points of one's own: what the candidate adds to a card from a prepared answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from trainer.cards.ids import point_id
from trainer.cards.slots import AskedPoint
from trainer.prepare.made_ids import shared

if TYPE_CHECKING:
    from trainer.progress.store import Store

TABLE = "own_points"
VERSION = 1
_OURS = "own-"
"""Before the hex digits of the first label, so that no point of a deck file has the same id."""


@dataclass(frozen=True, slots=True)
class OwnPoint:
    """A point of the candidate's own at one card."""

    card: str
    """Full id; the cards of one loose end share their points under one id."""
    id: str
    """Stays when the label is edited."""
    label: str
    wordings: tuple[str, ...]
    must: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "card", shared(self.card))

    @staticmethod
    def new(card: str, label: str, wordings: Sequence[str], must: bool = False) -> OwnPoint:
        """A point that was not there before."""
        return OwnPoint(card, f"{_OURS}{point_id(label)}", label, tuple(wordings), must)

    def asked(self) -> AskedPoint:
        """The point as the judge takes it."""
        return AskedPoint(self.id, self.label, self.wordings, (), must=self.must, probe=None, personal=True)

    def document(self) -> dict[str, Any]:
        return {
            "v": VERSION,
            "card": self.card,
            "point": self.id,
            "label": self.label,
            "wordings": list(self.wordings),
            "must": self.must,
        }


def own_points(store: Store) -> Mapping[str, tuple[OwnPoint, ...]]:
    """All of them by the full id that their card has today, in the order of keeping.

    Points of loose ends stand under the id that their cards share: see `made_ids.shared`.
    """
    documents = store.documents(TABLE)
    moved = store.aliases() if documents else {}
    found: dict[str, tuple[OwnPoint, ...]] = {}
    for document in documents.values():
        card = shared(moved.get(document["card"], document["card"]))
        wordings = tuple(document["wordings"])
        point = OwnPoint(card, document["point"], document["label"], wordings, document["must"])
        others = [other for other in found.get(card, ()) if other.id != point.id]
        found[card] = (*others, point)
    return found


def keep(store: Store, points: Sequence[OwnPoint]) -> None:
    """Save points, new ones or changed ones, all in one line.  Raises NotSaved."""
    store.put_all(TABLE, {f"{point.card} {point.id}": point.document() for point in points})


def remove(store: Store, point: OwnPoint) -> None:
    """Delete a point, under whatever id its card had.  Raises NotSaved."""
    moved = store.aliases()
    for id_, document in store.documents(TABLE).items():
        if document["point"] == point.id and moved.get(document["card"], document["card"]) == point.card:
            store.remove(TABLE, id_)


def choose(store: Store, card: str, points: Sequence[OwnPoint]) -> None:
    """Have exactly these as the card's own points.  Raises NotSaved."""
    there = {point.id: point for point in own_points(store).get(shared(card), ())}
    keep(store, [point for point in points if there.get(point.id) != point])
    chosen = {point.id for point in points}
    for point in there.values():
        if point.id not in chosen:
            remove(store, point)
