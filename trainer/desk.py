"""Opens settings, store, library and clock once and hands them to a face."""

from __future__ import annotations

import os
from collections.abc import Mapping, Set
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from trainer.cards.library import Library, load_library, reread
from trainer.cards.slots import AskedCard, with_wordings
from trainer.cards.switched_off import switched_off
from trainer.cards.whole_folder import settle
from trainer.clock import Clock, SystemClock, date_of, study_day
from trainer.edits import carry, follow_edits, remember
from trainer.places import Places, builtin_decks, places
from trainer.prepare.asking import Asking, asking, good_days_of
from trainer.prepare.made_ids import is_made, shared
from trainer.prepare.notebook import INTERVIEWS, Notebook, read_notebook
from trainer.prepare.own_points import own_points
from trainer.prepare.prepared_answers import prepared_answers
from trainer.progress.problems import NotSaved
from trainer.progress.records import MODES, Mode, Review, SessionRecord
from trainer.progress.store import Store, open_store
from trainer.progress.uid import new_uid, utc_words
from trainer.recall.late_judge import LateJudge, trouble_of
from trainer.schedule.memory import after_review
from trainer.schedule.today import Today, todays_cards
from trainer.settings import Settings
from trainer.settings import load as load_settings

if TYPE_CHECKING:
    from trainer.cards.card_change import CardChange
    from trainer.insights.counting import Counting
    from trainer.insights.practice import Practice
    from trainer.planning.planner import Planner
    from trainer.prepare.interview import Interview
    from trainer.recall.learning import Learning
    from trainer.recall.verdict import Judge
    from trainer.rehearse.rehearsals import Rehearsals
    from trainer.schedule.session import Session


class Desk:
    """Everything a face needs, opened once.  A context manager: leaving it closes the store."""

    def __init__(
        self, where: Places, clock: Clock, settings: Settings, library: Library, store: Store, random: Random
    ) -> None:
        self.where = where
        self.clock = clock
        self.settings = settings
        self.library = library
        self.store = store
        self.random = random
        self.moved: tuple[str, ...] = ()
        """What was carried over to edited cards at the last reading, one sentence each."""
        self._changes: list[CardChange] = []
        self._asking: tuple[tuple[int, int], Library, Asking] | None = None
        """What is asked, with what it holds for."""
        self._settling: tuple[Mapping[str, str | None], Mapping[str, Set[int]]] = ({}, {})
        """The last answer of each loose end, and the days of its good answers as of then."""

    def __enter__(self) -> Desk:
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()

    @cached_property
    def judge(self) -> Judge:
        """Who judges the answers."""
        return LateJudge(self.store, lambda: self.settings.learn, lambda: self.settings.judge)

    @property
    def learning(self) -> Learning:
        """What the judge learnt from the candidate's corrections."""
        from trainer.recall.learning import learn

        judge = "words" if trouble_of(self.judge) else self.settings.judge
        return learn(self.store.judged(judge), judge, on=self.settings.learn)

    @property
    def notices(self) -> tuple[str, ...]:
        """What the candidate should hear at the start, one sentence each."""
        return (*self.store.notices, *self._before_the_last_answer, *self.moved, *self.settings.problems)

    @cached_property
    def _before_the_last_answer(self) -> tuple[str, ...]:
        """A sentence when the clock stands on a day before one that was answered on already."""
        last = max((state.last_day or 0 for state in self.store.states().values()), default=0)
        if self.day >= last:
            return ()
        return (f"This date lies before your last answer of {date_of(last):%d %B %Y}.",)

    @property
    def day(self) -> int:
        return study_day(self.clock.now())

    @property
    def interview(self) -> Interview | None:
        """The interview that is prepared for; None when there is none."""
        if INTERVIEWS not in self.store.note_tables():
            return None
        from trainer.prepare.interviews import open_interview

        return open_interview(self.store)

    @property
    def minutes(self) -> int:
        """Practice a day: what the interview says, else the settings."""
        interview = self.interview
        return (interview.minutes if interview else None) or self.settings.minutes

    def notebook(self) -> Notebook:
        """All notes of the open interview, as they are saved now."""
        return read_notebook(self.store, self.interview)

    def asking(self) -> Asking:
        """What is asked, from the decks and from the notes, without the wordings that were granted."""
        mark = self.store.changes, self.day
        if self._asking is None or self._asking[0] != mark or self._asking[1] is not self.library:
            own, prepared = own_points(self.store), prepared_answers(self.store)
            found = asking(self.library.cards, self.notebook(), own, prepared, self._good_days())
            self._asking = mark, self.library, found
        return self._asking[2]

    @cached_property
    def _counting(self) -> Counting:
        from trainer.insights.counting import Counting

        return Counting()

    @cached_property
    def rehearsals(self) -> Rehearsals:
        """The rehearsals of the open interview."""
        from trainer.rehearse.rehearsals import Rehearsals

        return Rehearsals(self.store, self.judge, self.clock, self.random, self.asked)

    def planner(self, asked: Asking | None = None) -> Planner | None:
        """Who plans the days until the interview; None without an interview that has a date ahead."""
        interview = self.interview
        if interview is None or interview.study_day is None or interview.study_day <= self.day:
            return None
        from trainer.planning.planner import Planner

        asked, off = asked or self.asking(), switched_off(self.store)
        waiting = asked.waiting(self.store.states(), self.day)
        cards = {id_: c for id_, c in asked.cards.items() if c.card.deck not in off and id_ not in waiting}
        return Planner(
            self.store,
            self.where.state,
            interview,
            cards,
            asked.loose,
            self.day,
            self.minutes,
            self.settings.mode,
        )

    def asked(self) -> Mapping[str, AskedCard]:
        """Every finished card by full id, slots filled, with all that the candidate added."""
        return self._with_granted(self.asking().cards)

    def today(self, deck: str | None = None, minutes: int | None = None, *, more: int = 0) -> Today:
        """What is due now, what is new, and what does not fit; `more` new cards than the day allows.

        Until an interview it is what the plan of days asks, as soon as there is one.
        """
        off, states = switched_off(self.store), self.store.states()
        asked = self.asking()
        waiting = asked.waiting(states, self.day)
        cards = [
            c
            for id_, c in asked.cards.items()
            if id_ not in waiting and (c.card.deck == deck or (deck is None and c.card.deck not in off))
        ]
        first = asked.first(states, self.clock.now(), deck)
        today = todays_cards(
            cards,
            states,
            self.day,
            new_left=max(0, self.settings.new_cards - self.store.new_on(self.day)) + more,
            minutes=minutes or self.minutes,
            seconds_a_card=self.store.median_seconds(),
            first=first,
        )
        if deck is None and minutes is None and not more and (planner := self.planner(asked)):
            return planner.planned(today, first)
        return today

    def begin(
        self,
        deck: str | None = None,
        minutes: int | None = None,
        mode: Mode | None = None,
        *,
        more: int = 0,
    ) -> Session | None:
        """A new sitting, with `more` new cards than the day allows; None when there is nothing to ask."""
        today = self.today(deck, minutes, more=more)
        if not today.queue:
            return None
        usual: Mode = next(m for m in MODES if m == self.settings.mode)
        now = self.clock.now()
        record = SessionRecord(
            new_uid(now, self.random), utc_words(now), self.day, mode or usual, today.queue, deck=deck
        )
        self.store.save_session(record)
        return self._session(record)

    def drill(self, *cards: str) -> Session | None:
        """A sitting of these cards, as far as they can be asked; None when none can.  Raises NotSaved."""
        there = self.asked()
        if not (queue := tuple(card for card in cards if card in there)):
            return None
        mode: Mode = next(m for m in MODES if m == self.settings.mode)
        now = self.clock.now()
        record = SessionRecord(new_uid(now, self.random), utc_words(now), self.day, mode, queue)
        self.store.save_session(record)
        return self._session(record)

    def unfinished(self) -> SessionRecord | None:
        """The sitting of this study day that was interrupted, as far as its cards still exist."""
        record = self.store.last_session()
        if record is None or record.ended or record.study_day != self.day:
            return None
        cards, off = self.asked(), switched_off(self.store) - {record.deck}
        queue = tuple(card for card in record.queue if card in cards and cards[card].card.deck not in off)
        return replace(record, queue=queue) if queue else None

    def resume(self, record: SessionRecord) -> Session:
        return self._session(record)

    def last_answers(self) -> tuple[Review, ...]:
        """The answers of the sitting in which something was answered last, oldest first."""
        return self.store.last_sitting()

    def practice(self, since: int | None = None) -> Practice:
        """Everything that was answered, counted; only from a study day on with `since`.

        Years of answers take a second the first time: call it aside, and draw what it gives before it is
        called again.
        """
        from trainer.insights.practice import Practice

        if since is None:
            return self._counting.of(self.store)
        practice = Practice()
        practice.take([answer for answer in self.store.answers() if answer["study_day"] >= since])
        return practice

    def suspended(self) -> tuple[str, ...]:
        """Full ids of the cards that the candidate took out of practice."""
        states = self.store.states()
        return tuple(card for card in self.asking().cards if card in states and states[card].suspended)

    def bring_back(self) -> int:
        """Put every suspended card back into practice; how many there were.  Raises NotSaved."""
        cards = self.suspended()
        for card in cards:
            self.store.save_state(replace(self.store.states()[card], suspended=False))
        return len(cards)

    def follow_edits(self) -> None:
        """Carry progress and granted wordings over to cards and points whose ids changed in their files.

        Raises NotSaved.
        """
        self.moved = follow_edits(self.store, self.library.cards)

    def reload(self) -> str:
        """Read the deck files that were edited outside; a sentence when there were any, else nothing.

        Raises NotSaved; the library is the new one then all the same.
        """
        library = reread(self.library)
        if library is self.library:
            return ""
        from trainer.cards.library_change import compared

        sentence = compared(self.library, library).sentence
        self._take_up(library)
        return sentence

    def change_cards(self, change: CardChange) -> None:
        """Write a change to the deck files, and let progress follow it.

        Raises EditRefused or OSError before anything is changed, and NotSaved when only the progress did
        not follow.
        """
        from trainer.cards.card_change import write

        write(change)
        self._changes.append(change)
        self._take_up(reread(self.library), change)

    @property
    def last_change(self) -> CardChange | None:
        """What was edited, added, moved or removed last since the start, and not taken back."""
        return self._changes[-1] if self._changes else None

    def undo_change(self) -> CardChange | None:
        """Take the last of these back; what that did.  Raises as `change_cards` does."""
        from trainer.cards.card_change import write

        if not self._changes:
            return None
        back = self._changes[-1].reverse
        write(back)
        self._changes.pop()
        self._take_up(reread(self.library), back)
        return back

    def _take_up(self, library: Library, change: CardChange | None = None) -> None:
        before, self.library = self.library, library
        if self.store.read_only:
            return
        now = library.cards
        remember(self.store, {id_: card for id_, card in before.cards.items() if now.get(id_) != card})
        if change:
            carry(self.store, change)
        self.follow_edits()

    def leave(self) -> None:
        """What is done once on the way out: know the practised cards again after an edit, and back up.

        Raises NotSaved and BackupFailed; every answer is saved already.
        """
        if not self.store.read_only:
            remember(self.store, self.library.cards)
            self.store.back_up()

    def _session(self, record: SessionRecord) -> Session:
        from trainer.schedule.session import Session  # a shell prompt and the lists need no judge

        interview, planner = self.interview, self.planner()
        return Session(
            self.asked(),
            record,
            store=self.store,
            judge=self.judge,
            clock=self.clock,
            random=self.random,
            interview=interview.uid if interview else None,
            chances=planner.chances() if planner else None,
        )

    def _good_days(self) -> Mapping[str, Set[int]]:
        """Study days of good answers to loose ends; all answers are read only when there are any."""
        states = self.store.states()
        loose = {id_: state.last_uid for id_, state in states.items() if is_made(id_) and state.reps}
        loose = {id_: last for id_, last in loose.items() if shared(id_) != id_}
        if self._settling[0] != loose:
            self._settling = loose, good_days_of(self.store.answers(), loose.keys()) if loose else {}
        return self._settling[1]

    def _with_granted(self, cards: Mapping[str, AskedCard]) -> Mapping[str, AskedCard]:
        granted = self.store.granted()
        return {id_: _with_granted(asked, granted) for id_, asked in cards.items()} if granted else cards


def open_desk(
    data: str | None = None,
    now: datetime | None = None,
    *,
    reading: bool = False,
    environ: Mapping[str, str] = os.environ,
    decks: Path | None = None,
) -> Desk:
    """Open everything; only for `reading`, without the lock, beside an app that is open.

    Raises `StoreError` when progress is locked or damaged beyond reading, OSError when a folder is not to be
    used.
    """
    where = places(data, environ)
    clock = SystemClock(now)
    if not reading:
        with suppress(OSError):  # it is tried again at the next start
            settle(where.decks)
    library = load_library(decks or builtin_decks(), where.decks)
    store = open_store(where, clock, read_only=reading, replay=after_review)
    desk = Desk(where, clock, load_settings(where.config), library, store, Random())
    if not store.read_only:
        with suppress(NotSaved):  # the next start finds the same edits again
            desk.follow_edits()
    return desk


def _with_granted(asked: AskedCard, granted: Mapping[tuple[str, str], tuple[str, ...]]) -> AskedCard:
    card = asked.card.full_id
    return with_wordings(asked, {point.id: granted.get((card, point.id), ()) for point in asked.points})
