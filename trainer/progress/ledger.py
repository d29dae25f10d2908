"""What is saved, in memory: the tables, the card states and the counts, following one line after another."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence, Set

from trainer.progress.line import Fields, Line
from trainer.progress.records import CardState
from trainer.progress.tally import Tally
from trainer.progress.upgrades import upgraded

Tables = dict[str, dict[str, Fields]]
REVIEWS = "reviews"
TOMBSTONES = "tombstones"
"""The table that names erased lines; they stay away whatever copy of them turns up."""
BASES = "bases"
"""The table of states to replay from, for cards whose earlier reviews were erased."""
NOT_NOTES = frozenset({REVIEWS, "cards", "sessions", "grants", "aliases", TOMBSTONES, BASES})
"""Every other table is about people, pay or one's own life: it lies in the segments of notes."""
NOTED_ALONE = frozenset({"portraits", "removed_cards", "open_screen", "chosen"})
"""Tables among the notes that the program keeps for itself: nobody would call them a note."""


class Ledger:
    """Takes lines that are on disk.  Old reviews may still lie on disk; they are read when asked for."""

    def __init__(self, device: str) -> None:
        self.tables: Tables = {}
        self.states: dict[str, CardState] = {}
        self.tally = Tally(self._first_of)
        self.seq = 0
        """The highest count of this device's own lines."""
        self._device = device
        self._history: Callable[[], dict[str, Fields]] | None = None

    def table(self, name: str) -> dict[str, Fields]:
        """Documents by id in order of saving, not copied.  Asking for reviews reads the history."""
        if name == REVIEWS and self._history:
            history, self._history = self._history, None
            self.tables[REVIEWS] = history()
        return self.tables.setdefault(name, {})

    @property
    def knows_reviews(self) -> bool:
        """False while old reviews lie on disk, unread."""
        return self._history is None

    def card_now(self, card: str) -> str:
        """The id that a card has today."""
        aliases = self.tables.get("aliases", {})
        passed = set()
        while card in aliases and card not in passed:  # two machines may have moved a card to and fro
            passed.add(card)
            card = aliases[card]["new"]
        return card

    def take_one(self, line: Line) -> None:
        """Follow a line that was saved just now."""
        self._take(line, frozenset(), frozenset(), False)

    def take(self, lines: Sequence[Line], *, all_there: bool = False) -> None:
        """Follow some lines in order; `all_there` when they are the whole log.

        An undo whose review is not known counts for nothing then, as that line was lost.
        """
        here = {id_ for line in lines for table, id_, document in line.ops if table == REVIEWS and document}
        gone = set(_taken_back(lines))
        for line in lines:
            self._take(line, here, gone, all_there)

    def set_state(self, card: str, state: CardState) -> None:
        """Where a card stands, found by other means than a line."""
        self._apply("cards", card, state.document())

    def document(self) -> Fields:
        """Everything but the reviews as JSON, for a snapshot."""
        tables = {name: table for name, table in self.tables.items() if name != REVIEWS}
        return {"seq": self.seq, "tables": tables, "tally": self.tally.document()}

    def restore(self, document: Fields, history: Callable[[], dict[str, Fields]]) -> None:
        """Take over what `document` gave.  Raises KeyError, TypeError, ValueError or AttributeError."""
        self.seq = document["seq"]
        self.tables = document["tables"]
        self.tally.restore(document["tally"])
        self.states = {c: CardState.from_document(d) for c, d in self.tables.get("cards", {}).items()}
        self._history = history

    def forget(self, history: Callable[[], dict[str, Fields]]) -> None:
        """Leave the reviews on disk until they are asked for."""
        self.tables.pop(REVIEWS, None)
        self._history = history

    def _take(self, line: Line, here: Set[str], gone: Set[str], all_there: bool) -> None:
        if line.dev == self._device:
            self.seq = max(self.seq, line.seq)
        for name, id_, document in line.ops:
            if document is not None:
                document = upgraded(name, document)
            self._apply(name, id_, document)
            if name == REVIEWS and document:
                self._count(document, here, gone, all_there)
            elif name == "aliases" and document:
                self.tally.move(id_, self.card_now(id_))

    def _apply(self, name: str, id_: str, document: Fields | None) -> None:
        if name == "cards":
            if document:
                self.states[id_] = CardState.from_document(document)
            else:
                self.states.pop(id_, None)
        if name == REVIEWS and self._history:
            return
        table = self.tables.setdefault(name, {})
        table.pop(id_, None)  # put again, a document moves to the end: the order is that of saving
        if document is not None:
            table[id_] = document

    def _count(self, review: Fields, here: Set[str], gone: Set[str], all_there: bool) -> None:
        card = self.card_now(review["card"])
        target = review.get("undoes")
        if not target:
            if review["uid"] not in gone and review["uid"] not in self.tally.undone:
                self.tally.add(card, review)
        elif target not in self.tally.undone:
            self.tally.undone.add(target)
            if target not in here and not all_there:
                self.tally.take_out(card, target)

    def _first_of(self, card: str) -> tuple[int, str] | None:
        for uid, review in self.table(REVIEWS).items():
            live = not review.get("undoes") and uid not in self.tally.undone
            if live and self.card_now(review["card"]) == card:
                return review["study_day"], uid
        return None


def _taken_back(lines: Iterable[Line]) -> Iterable[str]:
    """Uids of reviews that these lines undo or delete."""
    for line in lines:
        for name, id_, document in line.ops:
            if name == REVIEWS:
                if document is None:
                    yield id_
                elif target := document.get("undoes"):
                    yield target
