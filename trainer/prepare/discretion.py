"""What may leave in an export: nothing marked confidential, nothing with words of the confidential list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from trainer.cards.model import Card, Wording
from trainer.prepare.confidential import TABLE, protected_words
from trainer.prepare.printable import export_of
from trainer.progress.ledger import REVIEWS

if TYPE_CHECKING:
    from trainer.progress.store import Store

_OF_AN_ANSWER = ("answer", "probe")


class Discretion:
    """Says what of a card or a document may leave, and counts what may not."""

    def __init__(self, store: Store) -> None:
        self._export = export_of(store)
        words = protected_words(store)
        said = "|".join(re.escape(word) for word in words if word.strip())
        self._words = re.compile(rf"(?<!\w)(?:{said})(?!\w)", re.IGNORECASE) if said else None
        self.hidden = 0
        """Cards, notes and answers that were kept back so far."""

    def hides(self, card: Card) -> bool:
        """Whether the card names something confidential; it is counted then."""
        points = (a.text for p in card.points for a in p.alternatives if isinstance(a, Wording))
        labels = (text for p in card.points for text in (p.label, p.probe or ""))
        return self._counted(
            self._names((*card.wordings, *points, *labels, *card.avoid, card.prepared or ""))
        )

    def allowed(self, table: str, document: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """What of a saved document may leave; a review stays without its answer."""
        fields = None if table == TABLE else self._export(table, document)
        if table != REVIEWS or fields is None:
            return None if self._counted(fields is None or self._names(fields.values())) else fields
        if self._names(fields.get(name) for name in _OF_AN_ANSWER):
            fields = {name: value for name, value in fields.items() if name not in _OF_AN_ANSWER}
        self._counted("answer" in document and "answer" not in fields)
        return fields

    def _names(self, values: Iterable[object]) -> bool:
        if self._words is None:
            return False
        for value in values:
            inside: Iterable[object] = ()
            if isinstance(value, str):
                if self._words.search(value):
                    return True
            elif isinstance(value, Mapping):
                inside = value.values()
            elif isinstance(value, (list, tuple)):
                inside = value
            if inside and self._names(inside):
                return True
        return False

    def _counted(self, hidden: bool) -> bool:
        self.hidden += hidden
        return hidden
