"""The only door to saved progress.  "Saved" means on disk: every save returns after that, or raises."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from functools import cached_property
from pathlib import Path
from random import SystemRandom
from typing import TYPE_CHECKING

from trainer.clock import Clock
from trainer.places import Places
from trainer.progress.drafts import drop_draft, read_draft, write_draft
from trainer.progress.ledger import NOT_NOTES, REVIEWS
from trainer.progress.line import Fields, Operation
from trainer.progress.opening import Opened, open_to_read, open_to_write
from trainer.progress.pause import collector_paused
from trainer.progress.problems import NotSaved, StoreError, StoreLocked
from trainer.progress.records import CardState, Draft, Place, Review, SessionRecord
from trainer.progress.replaying import Replay
from trainer.progress.sitting import last_sitting
from trainer.progress.snapshot import latest_history, marks_now, write_snapshot
from trainer.progress.tally import Judged
from trainer.progress.uid import moment_of, new_uid

if TYPE_CHECKING:
    from trainer.progress.tables import JournalDatabase
    from trainer.progress.writer import Writer

_AT_ONCE = 500
"""Operations in one line."""

__all__ = ["NotSaved", "Store", "StoreError", "StoreLocked", "open_store"]


class Store:
    """What was practised and where every card stands.  Made by `open_store`; safe to use from threads."""

    def __init__(self, places: Places, clock: Clock, opened: Opened) -> None:
        self._places = places
        self._clock = clock
        self._opened = opened
        self._ledger = opened.ledger
        self._guard = threading.RLock()
        self._backing_up = threading.Lock()
        self._random = SystemRandom()
        self._writer = self._made_writer() if opened.lock else None
        self._drafted = True
        self._backed_up = clock.seconds()
        self._saved_then = 0

    @cached_property
    def _database(self) -> JournalDatabase:
        """TinyDB over the ledger; loaded when a table is asked for, which a shell prompt never does."""
        from trainer.progress.tables import JournalDatabase, JournalStorage

        return JournalDatabase(storage=lambda: JournalStorage(self._ledger, self._save_all))

    @property
    def device(self) -> str:
        """This machine's eight hex digits."""
        return self._opened.device

    @property
    def read_only(self) -> bool:
        """Nothing can be saved: it was opened so, or the disk lets nobody write."""
        return self._writer is None

    @property
    def notices(self) -> tuple[str, ...]:
        """What the start found and what the disk did since, one sentence each."""
        left = self._writer.left if self._writer else ()
        since = (f"The disk reported an error; saving goes on in a file beside {path.name}." for path in left)
        return (*self._opened.notices, *since)

    def state(self, card: str) -> CardState | None:
        """Where a card stands; None when it was never touched."""
        return self._ledger.states.get(card)

    def states(self) -> Mapping[str, CardState]:
        """Every card that was ever touched, as it stands now."""
        return dict(self._ledger.states)

    def save_review(self, review: Review, state: CardState, session: SessionRecord | None = None) -> None:
        """A graded answer, or an undo, with the card's new state: all on disk or nothing."""
        review_first: list[Operation] = [(REVIEWS, review.uid, review.document())]
        self._save(f"card {state.card}", review_first + self._put(state, session), review.uid)
        if self._drafted and not review.rehearsal:
            self.clear_draft()

    def save_state(self, state: CardState, session: SessionRecord | None = None) -> None:
        """A card's state without a review: buried, suspended, or taken back from that."""
        self._save(f"card {state.card}", self._put(state, session))

    def save_many(self, states: Sequence[CardState], reviews: Sequence[Review] = ()) -> None:
        """States of several cards, and reviews from elsewhere that led to them; many in one line.

        An interrupted save is completed by the same one again: a review that is here already is passed over.
        """
        here = self._ledger.table(REVIEWS) if reviews else {}
        operations: list[Operation] = [(REVIEWS, r.uid, r.document()) for r in reviews if r.uid not in here]
        operations += [operation for state in states for operation in self._put(state, None)]
        for start in range(0, len(operations), _AT_ONCE):
            self._save(f"many {start}", operations[start : start + _AT_ONCE])

    def save_session(self, record: SessionRecord) -> None:
        """How far a sitting came."""
        self._save(f"session {record.uid}", [self._session(record)])

    def last_session(self) -> SessionRecord | None:
        """The sitting that was saved last, finished or not."""
        sessions = self._ledger.table("sessions")
        return SessionRecord.from_document(sessions[next(reversed(sessions))]) if sessions else None

    def reviews(self) -> Iterator[Review]:
        """Every review that was not undone, in order, under the ids that its cards have today."""
        for uid, document in list(self._ledger.table(REVIEWS).items()):
            if self._live(uid, document):
                yield self._review(document)

    def answers(self) -> list[Fields]:
        """The documents of every review that was not undone, in order, under today's ids; for counting only:
        they are not copied.
        """
        table, undone = list(self._ledger.table(REVIEWS).items()), self._ledger.tally.undone
        live = [document for uid, document in table if uid not in undone and not document.get("undoes")]
        moved = self._ledger.table("aliases")
        if not moved:
            return live
        now = self._ledger.card_now
        return [d | {"card": now(d["card"])} if d["card"] in moved else d for d in live]

    def last_sitting(self) -> tuple[Review, ...]:
        """The answers of the last sitting, oldest first; of years on disk the newest month is read."""
        known = self._ledger.knows_reviews
        documents = self._ledger.table(REVIEWS) if known else latest_history(self._places.log)
        return tuple(map(self._review, last_sitting(documents, self._ledger.tally.undone)))

    def reviews_of(self, card: str) -> Iterator[Review]:
        """The card's reviews that were not undone, in order, also those under an id it had before."""
        for uid, document in list(self._ledger.table(REVIEWS).items()):
            if self._ledger.card_now(document["card"]) == card and self._live(uid, document):
                yield self._review(document)

    def granted(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        """Wordings that the candidate granted, by card and point."""
        granted: dict[tuple[str, str], tuple[str, ...]] = {}
        for grant in list(self._ledger.table("grants").values()):
            key = self._ledger.card_now(grant["card"]), grant["point"]
            if grant["wording"] not in granted.get(key, ()):
                granted[key] = (*granted.get(key, ()), grant["wording"])
        return granted

    def grant(self, card: str, point: str, wording: str) -> None:
        """Accept a further wording for a point.  Granting it twice changes nothing."""
        if wording not in self.granted().get((card, point), ()):
            fields = {"v": 1, "card": card, "point": point, "wording": wording}
            self._save(f"grant {card} {point} {wording}", [("grants", self._new_id(), fields)])

    def ungrant(self, card: str, point: str, wording: str) -> None:
        """Take a granted wording back; nothing happens when it was not granted."""
        from tinydb import where

        found = self._database.table("grants").search(
            (where("point") == point) & (where("wording") == wording)
        )
        gone: list[Operation] = [
            ("grants", str(grant.doc_id), None)
            for grant in found
            if self._ledger.card_now(grant["card"]) == card
        ]
        if gone:
            self._save(f"grant {card} {point} {wording}", gone)

    def aliases(self) -> Mapping[str, str]:
        """Old id of a moved card to the id it has now."""
        return {old: self._ledger.card_now(old) for old in self._ledger.table("aliases")}

    def move_card(self, old: str, new: str) -> None:
        """The card has a new id: its progress and its reviews are found under that from now on.

        A new card that was practised already keeps its own state.
        """
        if old == new:
            return
        cards = self._ledger.table("cards")
        operations: list[Operation] = []
        if new in self._ledger.table("aliases"):
            operations.append(("aliases", new, None))
        operations.append(("aliases", old, {"v": 1, "new": new}))
        if old in cards:
            if new not in cards or not cards[new].get("reps"):
                operations.append(("cards", new, cards[old] | {"card": new}))
            operations.append(("cards", old, None))
        self._save(f"alias {old}", operations)

    def new_on(self, day: int) -> int:
        """Cards whose first live review is on this study day."""
        return self._ledger.tally.new_on(day)

    def median_seconds(self) -> float | None:
        """The candidate's pace: median seconds of the last fifty answers; None until there are five."""
        return self._ledger.tally.median_seconds()

    def judged(self, judge: str) -> Sequence[Judged]:
        """The points of the last 400 judged answers, as far as this judge judged them: score, verdict, and
        the candidate's word if any.
        """
        return self._ledger.tally.judged(judge)

    def documents(self, table: str) -> Mapping[str, Fields]:
        """A table of further documents by id, copied, in order of saving."""
        return {str(document.doc_id): dict(document) for document in self._database.table(table)}

    def note_tables(self) -> tuple[str, ...]:
        """Names of the tables of further documents that hold any."""
        return tuple(sorted(t for t, held in self._ledger.tables.items() if held and t not in NOT_NOTES))

    def put(self, table: str, id_: str, document: Mapping[str, object]) -> None:
        """Save a further document; whatever table this is, it lies in the segment of notes.

        Raises ValueError for the tables that have methods of their own.
        """
        self.put_all(table, {id_: document})

    def put_all(self, table: str, documents: Mapping[str, Mapping[str, object]]) -> None:
        """Save several further documents of a table in one line: all of them or, when it raises, none."""
        if documents:
            from trainer.progress.tables import copied

            fresh = [(table, id_, copied(dict(document))) for id_, document in documents.items()]
            self._save_notes(f"{table} {' '.join(documents)}", fresh)

    def remove(self, table: str, id_: str) -> None:
        """Delete a further document; nothing happens when it is not there."""
        if id_ in self._ledger.table(table):
            self._save_notes(f"{table} {id_}", [(table, id_, None)])

    def draft(self, place: Place = "drill") -> Draft | None:
        """The answer that was being typed there when the program stopped; None once its card was graded."""
        draft = read_draft(self._places.state, place)
        state = self.state(draft.card) if draft else None
        if draft and state and state.last_uid:
            with suppress(ValueError):
                if moment_of(state.last_uid) >= datetime.fromisoformat(draft.saved).timestamp():
                    return None
        return draft

    def save_draft(self, draft: Draft) -> None:
        """Keep what is being typed, in place of its place's last.  It waits for the disk: call it aside."""
        if self.read_only:
            return
        self._drafted = self._drafted or draft.place == "drill"
        try:
            write_draft(self._places.state, draft)
        except OSError as error:
            from trainer.progress.writer import not_saved

            raise not_saved(error) from error

    def clear_draft(self, place: Place = "drill") -> None:
        """Nothing is being typed there any more."""
        if not self.read_only:
            drop_draft(self._places.state, place)
            self._drafted = self._drafted and place != "drill"

    @property
    def waiting(self) -> int:
        """Saves that raised NotSaved and are kept until the disk takes them."""
        return self._writer.waiting if self._writer else 0

    def retry(self) -> None:
        """Save what waits, as on the way out.  Raises NotSaved.

        A later save does the same before its own, and a save of the same thing takes its place: to try
        again, a screen repeats its own call.
        """
        with self._guard:
            if self._writer:
                self._writer.retry()

    def rescue(self, folder: Path) -> Path:
        """Write what waits to a file in another folder, for `trainer merge FILE`.  Raises NotSaved."""
        with self._guard:
            if self._writer is None or not self._writer.waiting:
                raise NotSaved("there is nothing that waits", "Everything is saved.")
            try:
                return self._writer.rescue(folder)
            except OSError as error:
                from trainer.progress.writer import not_saved

                raise not_saved(error) from error

    def back_up(self, why: str = "", *, to: Path | None = None) -> Path | None:
        """Write a backup, to a file of one's own with `to`; None when nothing is new.

        `why` names what it is made before, like `pre-import`.  Raises BackupFailed.  It may take a
        second: call it aside; saving goes on meanwhile.
        """
        from trainer.progress.backups import back_up

        with self._backing_up:
            self._backed_up, self._saved_then = self._clock.seconds(), self.changes
            return back_up(self._places, self._clock.now(), why, to=to)

    def back_up_when_due(self) -> Path | None:
        """A backup when half an hour has passed since the last one and something was saved."""
        from trainer.progress.backups import EVERY_S

        due = self._clock.seconds() - self._backed_up >= EVERY_S and self.changes > self._saved_then
        return self.back_up() if due else None

    def close(self) -> None:
        """Save what still waits if the disk takes it, leave a snapshot, let go of the lock.

        Closing twice is fine.
        """
        with self._guard:
            writer, lock = self._writer, self._opened.lock
            if writer is None or lock is None:
                return
            try:
                with suppress(NotSaved):
                    writer.retry()
                writer.close()
                if self._opened.settled and (writer.saved or self._opened.whole):
                    with suppress(OSError):  # derived: the next start reads the log instead
                        marks = marks_now(self._opened.marks, self._places.log, self.device)
                        write_snapshot(self._places.state, self.device, self._ledger, marks)
            finally:
                self._writer = None
                lock.release()

    def _made_writer(self) -> Writer:
        from trainer.progress.writer import Writer  # a reader needs none

        return Writer(
            self._places.log, self._opened.device, self._clock, self._ledger.seq, self._ledger.take_one
        )

    @property
    def changes(self) -> int:
        """It grows with every save of this program: what was worked out before holds while it stays."""
        return self._writer.saved if self._writer else 0

    def _save(
        self, about: str, operations: Sequence[Operation], id_: str | None = None, *, notes: bool = False
    ) -> None:
        with self._guard:
            if self._writer is None:
                raise NotSaved("your progress is open for reading only", "Nothing was changed.")
            self._writer.save(about, operations, id_, notes=notes)

    def _save_all(self, operations: list[Operation]) -> None:
        """What comes through a TinyDB table; notes are a line of their own."""
        for notes in (False, True):
            some = [operation for operation in operations if (operation[0] not in NOT_NOTES) == notes]
            if some:
                self._save(" ".join(f"{table} {id_}" for table, id_, _ in some), some, notes=notes)

    def _save_notes(self, about: str, operations: Sequence[Operation]) -> None:
        if any(table in NOT_NOTES for table, _, _ in operations):
            raise ValueError("reviews, cards, sessions, grants and aliases have methods of their own")
        self._save(about, operations, notes=True)

    def _put(self, state: CardState, session: SessionRecord | None) -> list[Operation]:
        before = self._ledger.tables.get("cards", {}).get(state.card)
        card: Operation = ("cards", state.card, state.document(before))
        return [card, self._session(session)] if session else [card]

    def _session(self, record: SessionRecord) -> Operation:
        return "sessions", record.uid, record.document()

    def _live(self, uid: str, document: Fields) -> bool:
        return not document.get("undoes") and uid not in self._ledger.tally.undone

    def _review(self, document: Fields) -> Review:
        return Review.from_document(document | {"card": self._ledger.card_now(document["card"])})

    def _new_id(self) -> str:
        return new_uid(self._clock.now(), self._random)


def open_store(
    places: Places, clock: Clock, *, read_only: bool = False, replay: Replay | None = None
) -> Store:
    """Open progress, for one writer at a time; any number may read.

    `replay` makes a card's state from its reviews when two machines have asked it; without it the
    state that was saved last counts.  Raises StoreError when progress is held by another program
    (StoreLocked), was written by a newer one, or is gone or damaged beyond reading.
    """
    with collector_paused():
        opened = (open_to_read if read_only else open_to_write)(places, clock, replay)
    return Store(places, clock, opened)
