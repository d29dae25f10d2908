"""One sitting: question, answer, grade, undo, each saved before the next is asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from random import Random

from trainer.cards.slots import AskedCard, with_wordings
from trainer.clock import Clock, study_day
from trainer.progress.records import CardState, Mode, PointRecord, ProbeRecord, Review, SessionRecord
from trainer.progress.store import Store
from trainer.progress.uid import new_uid, utc_words
from trainer.recall.attempt import Attempt
from trainer.recall.grade import Grade
from trainer.recall.verdict import Judge, PointVerdict, Spoken, Verdict
from trainer.schedule import memory
from trainer.text import clean, one_line


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked now."""

    asked: AskedCard
    wording: int
    number: int
    """1 for the first question of the sitting."""
    total: int
    state: CardState
    repeat: bool = False
    """Asked a second time today because it was graded Again."""

    @property
    def text(self) -> str:
        return self.asked.questions[self.wording]

    @property
    def new(self) -> bool:
        return self.state.last_day is None


@dataclass(frozen=True, slots=True)
class Pace:
    """How long an answer took, in seconds."""

    first_key: float | None = None
    whole: float | None = None
    first_clause: float | None = None
    """Until a full clause stood there; None when none did, and where nothing is written."""


@dataclass(frozen=True, slots=True)
class Done:
    """One step of the sitting that can be undone."""

    what: str
    """graded, buried, suspended"""
    card: str
    before: CardState
    queue: tuple[str, ...]
    """The queue as it was before the step."""
    attempt: Attempt | None = None
    review: Review | None = None
    pace: Pace = Pace()


@dataclass(frozen=True, slots=True)
class Summary:
    """What the sitting came to."""

    graded: tuple[Done, ...]
    seconds: float

    @property
    def grades(self) -> Mapping[Grade, int]:
        counts = dict.fromkeys(Grade, 0)
        for done in self.graded:
            if done.review and done.review.rating:
                counts[Grade(done.review.rating)] += 1
        return counts

    @property
    def coverage(self) -> float | None:
        """Mean coverage of the answers that have one."""
        known = [d.review.coverage for d in self.graded if d.review and d.review.coverage is not None]
        return sum(known) / len(known) if known else None


class Session:
    """Walks a queue of cards.  Every method that changes something has it on disk when it returns.

    `store` calls raise `NotSaved`; nothing in the session has moved then, and the call may be repeated.
    """

    def __init__(
        self,
        cards: Mapping[str, AskedCard],
        record: SessionRecord,
        *,
        store: Store,
        judge: Judge,
        clock: Clock,
        random: Random,
        interview: str | None = None,
        chances: Mapping[str, float] | None = None,
    ) -> None:
        """`chances` of recall today, by card, as the plan of days sees them."""
        self._cards = cards
        self._chances = chances or {}
        self._store = store
        self._judge = judge
        self._clock = clock
        self._random = random
        self._interview = interview
        self._record = record
        self._done: list[Done] = []
        self._granted: list[tuple[str, str, str]] = []
        """Card, point and wording, kept in this sitting."""
        # After an interruption: what was already answered today waits for its second time.
        self._again = {card for card in record.queue if self._answered_on(card, record.study_day)}
        self._unsaved: tuple[Attempt, Grade, str] | None = None
        self._began = clock.seconds()

    @property
    def mode(self) -> Mode:
        return self._record.mode

    @property
    def can_undo(self) -> bool:
        return bool(self._done)

    @property
    def left(self) -> int:
        """Cards still to be asked, the current one included."""
        return len(self._record.queue)

    def question(self) -> Question | None:
        """What stands there now; None when the sitting is through."""
        if not self._record.queue:
            return None
        asked = self._with_granted(self._cards[self._record.queue[0]])
        state = self._state(asked)
        last = -1 if state.wording is None else state.wording
        return Question(
            asked,
            wording=(last + 1) % len(asked.questions),
            number=self._record.done + 1,
            total=self._record.done + len(self._record.queue),
            state=state,
            repeat=asked.card.full_id in self._again,
        )

    def renew(self, cards: Mapping[str, AskedCard]) -> None:
        """Ask by these cards from now on, as points of one's own were added; those not among them stay."""
        self._cards = {**self._cards, **cards}

    def attempt(self, answer: str, *, looked: bool = False, mode: Mode | None = None) -> Attempt:
        """The answer to the current question, cleaned and judged.

        Spoken aloud, every point waits to be ticked.
        """
        question = self._current()
        answer = clean(answer)
        mode = mode or self.mode
        if mode == "aloud":
            verdict = Verdict(tuple(PointVerdict(p.id, 0.0, "missing") for p in question.asked.points))
        else:
            verdict = self._judge.judge(Spoken.on(question.asked, question.text, answer, mode))
        return Attempt(question.asked, question.wording, mode, answer, verdict, looked=looked)

    def blank(self, answer: str = "") -> Attempt:
        """The candidate said 'I am blank'; what was typed so far is kept."""
        return replace(self.attempt(answer), blank=True)

    def grade(self, attempt: Attempt, grade: Grade, pace: Pace = Pace()) -> Review:
        """Save the graded answer and the card's new state as one line, then move on.

        Raises ValueError when the attempt is not at the current card.
        """
        question = self._current()
        card = question.asked.card.full_id
        if attempt.asked.card.full_id != card:
            raise ValueError(f"the answer is to {attempt.asked.card.full_id}, the question is {card}")
        before = question.state
        review = self._review(question, attempt, grade, pace)
        if self._unsaved and self._unsaved[:2] == (attempt, grade):
            # The refused line may be on the disk all the same: under one name it counts once.
            review = replace(review, uid=self._unsaved[2])
        self._unsaved = (attempt, grade, review.uid)
        after = memory.after_review(before, review)
        queue = self._record.queue[1:]
        repeats = grade is Grade.AGAIN and card not in self._again
        if repeats:
            queue = (*queue, card)
        record = self._moved(queue, self._record.done + 1)
        self._store.save_review(review, after, record)
        self._unsaved = None
        self._done.append(Done("graded", card, before, self._record.queue, attempt, review, pace))
        if repeats:
            self._again.add(card)
        self._record = record
        return review

    def bury(self) -> None:
        """Set the current card aside until tomorrow."""
        today = study_day(self._clock.now())
        self._put_aside("buried", replace(self._current().state, buried_on=today))

    def suspend(self) -> None:
        """Take the current card out of practice until it is brought back."""
        self._put_aside("suspended", replace(self._current().state, suspended=True))

    def undo(self) -> Done | None:
        """Take the last step back, the schedule with it; its card is the current one again."""
        if not self._done:
            return None
        step = self._done[-1]
        record = self._moved(step.queue, self._record.done - (step.review is not None))
        if step.review is None:
            self._store.save_state(step.before, record)
        else:
            moment = self._clock.now()
            undo = Review(
                uid=new_uid(moment, self._random),
                ts=utc_words(moment),
                tz=_ahead(moment),
                study_day=study_day(moment),
                dev=self._store.device,
                card=step.card,
                session=self._record.uid,
                undoes=step.review.uid,
            )
            self._store.save_review(undo, step.before, record)
        self._done.pop()
        if not any(d.card == step.card and d.review and d.review.rating == 1 for d in self._done):
            self._again.discard(step.card)
        self._record = record
        return step

    def grant(self, point: str, wording: str) -> None:
        """Keep words of the candidate as a further accepted wording of a point of the current card.

        They count at once, also when the card comes again in this sitting.
        """
        card, wording = self._current().asked.card.full_id, one_line(wording)
        self._store.grant(card, point, wording)
        self._granted.append((card, point, wording))

    def ungrant(self, point: str, wording: str) -> None:
        """Take a wording back that was kept in this sitting."""
        card, wording = self._current().asked.card.full_id, one_line(wording)
        self._store.ungrant(card, point, wording)
        self._granted = [kept for kept in self._granted if kept != (card, point, wording)]

    def judge_live(self, answer: str) -> Verdict | None:
        """The verdict on an answer still being typed; None when the last one was graded meanwhile."""
        question = self.question()
        if question is None:
            return None
        points = question.asked.points
        return self._judge.judge(Spoken(question.text, clean(answer), points, self.mode, typing=True))

    def probe(self, attempt: Attempt, answer: str) -> Attempt:
        """The attempt with its follow-up question answered."""
        point = attempt.next_probe()
        return attempt if point is None else attempt.after_probe(point, clean(answer), self._judge)

    def summary(self) -> Summary:
        graded = tuple(step for step in self._done if step.review)
        return Summary(graded, self._clock.seconds() - self._began)

    def end(self) -> None:
        """Close the sitting, so that it is not offered again."""
        record = replace(self._record, ended=utc_words(self._clock.now()))
        self._store.save_session(record)
        self._record = record

    def _current(self) -> Question:
        question = self.question()
        if question is None:
            raise LookupError("the sitting is through")
        return question

    def _state(self, asked: AskedCard) -> CardState:
        return self._store.state(asked.card.full_id) or CardState(asked.card.full_id)

    def _with_granted(self, asked: AskedCard) -> AskedCard:
        wordings: dict[str, list[str]] = {}
        for card, point, wording in self._granted:
            if card == asked.card.full_id:
                wordings.setdefault(point, []).append(wording)
        return with_wordings(asked, wordings) if wordings else asked

    def _answered_on(self, card: str, day: int) -> bool:
        state = self._store.state(card)
        return state is not None and state.last_day == day

    def _moved(self, queue: Sequence[str], done: int) -> SessionRecord:
        # A step taken back after the end opens the sitting again.
        return replace(self._record, queue=tuple(queue), done=done, ended=None)

    def _put_aside(self, what: str, state: CardState) -> None:
        before = self._current().state
        queue = tuple(card for card in self._record.queue if card != state.card)
        record = self._moved(queue, self._record.done)
        self._store.save_state(state, record)
        self._done.append(Done(what, state.card, before, self._record.queue))
        self._record = record

    def _review(self, question: Question, attempt: Attempt, grade: Grade, pace: Pace) -> Review:
        moment = self._clock.now()
        probed = attempt.probed
        plain = memory.forecast(question.state, study_day(moment))
        # The plan's chance is that of the morning: it holds for the first answer of the day alone.
        planned = None if plain is None or question.repeat else self._chances.get(attempt.asked.card.full_id)
        return Review(
            uid=new_uid(moment, self._random),
            ts=utc_words(moment),
            tz=_ahead(moment),
            study_day=study_day(moment),
            dev=self._store.device,
            card=attempt.asked.card.full_id,
            interview=self._interview,
            session=self._record.uid,
            card_rev=revision(attempt.asked),
            wording=attempt.wording,
            mode=attempt.mode,
            judge="self" if attempt.mode == "aloud" else attempt.verdict.judge,
            answer=attempt.answer,
            points=tuple(
                PointRecord(v.point, v.score, v.band, attempt.said.get(v.point), v.evidence)
                for v in attempt.verdict.points
                if v.point not in attempt.left_out
            ),
            probe=ProbeRecord(probed.point, probed.answer, probed.verdict.band) if probed else None,
            flags=tuple(flag.name for flag in attempt.verdict.flags) + ("blank",) * attempt.blank,
            coverage=attempt.coverage,
            c=attempt.credit,
            suggested=attempt.suggested,
            rating=grade,
            predicted=plain if planned is None else planned,
            predicted_plain=None if planned is None else plain,
            first_key_s=pace.first_key,
            first_clause_s=pace.first_clause,
            seconds=pace.whole,
        )


def revision(asked: AskedCard) -> str:
    """Eight hex digits over the questions and points as they are asked."""
    whole = repr((asked.questions, asked.points)).encode()
    return sha256(whole).hexdigest()[:8]


def _ahead(moment: datetime) -> int:
    """Minutes that local time is ahead of UTC."""
    offset = moment.utcoffset()
    return int(offset.total_seconds() // 60) if offset else 0
