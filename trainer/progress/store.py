"""The only door to saved progress.  "Saved" means on disk: every save returns after that, or raises."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from random import SystemRandom
from types import MappingProxyType

from trainer.clock import Clock
from trainer.places import Places
from trainer.progress.device import device_of
from trainer.progress.drafts import drop_draft, read_draft, write_draft
from trainer.progress.journal import Journal
from trainer.progress.line import Fields, Line, Operation, encode
from trainer.progress.lock import Lock
from trainer.progress.log import read_log
from trainer.progress.problems import NotSaved, StoreError, StoreLocked
from trainer.progress.records import CardState, Draft, Review, SessionRecord
from trainer.progress.tables import JournalDatabase, JournalStorage
from trainer.progress.tally import Tally
from trainer.progress.uid import new_uid, utc_words

__all__ = ["NotSaved", "Store", "StoreError", "StoreLocked", "open_store"]


class Store:
    """What was practised and where every card stands.  Made by `open_store`; safe to use from threads."""

    def __init__(self, places: Places, clock: Clock, device: str, lock: Lock | None) -> None:
        self.device = device
        self.notices: tuple[str, ...] = ()
        self._places = places
        self._clock = clock
        self._random = SystemRandom()
        self._lock = lock
        self._guard = threading.RLock()
        self._journal = Journal(places.log, device)
        self._seq = 0
        self._storage = JournalStorage({}, self._commit)
        self._database = JournalDatabase(storage=lambda: self._storage)
        self._tally = Tally(self._first_of)
        self._states: dict[str, CardState] = {}
        for line in read_log(places.log).lines:
            self._take(line)
        self._states = {c: CardState.from_document(d) for c, d in self._table("cards").items()}

    def state(self, card: str) -> CardState | None:
        """Where a card stands; None when it was never touched."""
        return self._states.get(card)

    def states(self) -> Mapping[str, CardState]:
        """Every card that was ever touched; a view that follows later saves."""
        return MappingProxyType(self._states)

    def save_review(self, review: Review, state: CardState, session: SessionRecord | None = None) -> None:
        """A graded answer, or an undo, with the card's new state: all on disk or nothing."""
        operations: list[Operation] = [("reviews", review.uid, review.document())]
        self._commit(operations + self._put(state, session), review.uid)
        drop_draft(self._places.state)

    def save_state(self, state: CardState, session: SessionRecord | None = None) -> None:
        """A card's state without a review: buried, suspended, or taken back from that."""
        self._commit(self._put(state, session))

    def save_session(self, record: SessionRecord) -> None:
        self._commit([("sessions", record.uid, record.document())])

    def last_session(self) -> SessionRecord | None:
        """The sitting that was saved last, finished or not."""
        sessions = self._table("sessions")
        return SessionRecord.from_document(sessions[next(reversed(sessions))]) if sessions else None

    def reviews(self) -> Iterator[Review]:
        """Every review that was not undone, in order."""
        for document in list(self._table("reviews").values()):
            if not document.get("undoes") and document["uid"] not in self._tally.undone:
                yield Review.from_document(document)

    def reviews_of(self, card: str) -> Iterator[Review]:
        """The card's reviews that were not undone, in order, also those under an id it had before."""
        return (review for review in self.reviews() if self._now(review.card) == card)

    def granted(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Wordings that the candidate granted, by card and point."""
        granted: dict[tuple[str, str], tuple[str, ...]] = {}
        for document in self._table("grants").values():
            key = self._now(document["card"]), document["point"]
            granted[key] = (*granted.get(key, ()), document["wording"])
        return granted

    def grant(self, card: str, point: str, wording: str) -> None:
        """Accept a further wording for a point.  Granting it twice changes nothing."""
        if wording not in self.granted().get((card, point), ()):
            fields = {"v": 1, "card": card, "point": point, "wording": wording}
            self._commit([("grants", self._uid(), fields)])

    def ungrant(self, card: str, point: str, wording: str) -> None:
        """Take a granted wording back; nothing happens when it was not granted."""
        operations: list[Operation] = [
            ("grants", id_, None)
            for id_, d in self._table("grants").items()
            if (self._now(d["card"]), d["point"], d["wording"]) == (card, point, wording)
        ]
        if operations:
            self._commit(operations)

    def aliases(self) -> Mapping[str, str]:
        """Old id of a moved card to the id it has now."""
        return {old: self._now(old) for old in self._table("aliases")}

    def move_card(self, old: str, new: str) -> None:
        """The card has a new id: its progress and its reviews are found under that from now on."""
        operations: list[Operation] = [("aliases", old, {"v": 1, "new": new})]
        if new in self._table("aliases"):
            operations.append(("aliases", new, None))
        if old in self._table("cards"):
            if new not in self._states or not self._states[new].reps:
                operations.append(("cards", new, self._table("cards")[old] | {"card": new}))
            operations.append(("cards", old, None))
        self._commit(operations)

    def new_on(self, day: int) -> int:
        """Cards whose first live review is on this study day."""
        return self._tally.new_on(day)

    def median_seconds(self) -> float | None:
        """The candidate's pace: median seconds of the last answers; None until there are five."""
        return self._tally.median_seconds()

    def draft(self) -> Draft | None:
        """The answer that was being typed when the program stopped."""
        return read_draft(self._places.state)

    def save_draft(self, draft: Draft) -> None:
        try:
            write_draft(self._places.state, draft)
        except OSError as error:
            raise _not_saved(error) from error

    def clear_draft(self) -> None:
        drop_draft(self._places.state)

    def close(self) -> None:
        """Let go of the files and the lock.  Closing twice is fine."""
        with self._guard:
            self._journal.close()
            if self._lock:
                self._lock.release()
                self._lock = None

    def _commit(self, operations: list[Operation], uid: str | None = None) -> None:
        with self._guard:
            line = self._save(operations, uid)
            self._take(line)

    def _save(self, operations: list[Operation], uid: str | None = None) -> Line:
        if self._lock is None:
            raise NotSaved("your progress was opened for reading only", "Nothing was changed.")
        now = self._clock.now()
        id_ = uid or new_uid(now, self._random)
        line = Line(id_, self._seq + 1, utc_words(now), self.device, tuple(operations))
        try:
            self._journal.append(line.ts[:7], encode(line))
        except OSError as error:
            raise _not_saved(error) from error
        return line

    def _take(self, line: Line) -> None:
        if line.dev == self.device:
            self._seq = max(self._seq, line.seq)
        self._storage.apply(line.ops)
        for table, id_, document in line.ops:
            if table == "reviews" and document:
                self._tally.add(self._now(document["card"]), document)
            elif table == "cards":
                if document:
                    self._states[id_] = CardState.from_document(document)
                else:
                    self._states.pop(id_, None)
            elif table == "aliases" and document:
                self._tally.move(id_, self._now(id_))

    def _put(self, state: CardState, session: SessionRecord | None) -> list[Operation]:
        operations: list[Operation] = [("cards", state.card, state.document())]
        if session:
            operations.append(("sessions", session.uid, session.document()))
        return operations

    def _table(self, name: str) -> dict[str, Fields]:
        return self._storage.table(name)

    def _now(self, card: str) -> str:
        aliases = self._storage.tables.get("aliases", {})
        while card in aliases:
            card = aliases[card]["new"]
        return card

    def _first_of(self, card: str) -> tuple[int, str] | None:
        first = next(self.reviews_of(card), None)
        return (first.study_day, first.uid) if first else None

    def _uid(self) -> str:
        return new_uid(self._clock.now(), self._random)


def open_store(places: Places, clock: Clock, *, read_only: bool = False) -> Store:
    """Open progress, for one writer at a time; any number may read.

    Raises StoreError when it is held by another program (StoreLocked), damaged beyond reading or newer.
    """
    if read_only:
        return Store(places, clock, device_of(places.state) or "", None)
    lock = Lock(places.state)
    lock.take(clock.now())
    try:
        return Store(places, clock, device_of(places.state, make=True), lock)
    except BaseException:
        lock.release()
        raise


def _not_saved(error: OSError) -> NotSaved:
    reason = "the disk is full" if error.errno in (28, 122) else (error.strerror or str(error))
    return NotSaved(reason, "Your answer is kept here, free some space and press r.")
