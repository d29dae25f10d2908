from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.cards.slots import AskedCard
from trainer.clock import study_day
from trainer.places import Places, places
from trainer.progress.records import CardState, Mode, Review, SessionRecord
from trainer.progress.store import NotSaved, Store, open_store
from trainer.recall.grade import Grade
from trainer.schedule.memory import replay
from trainer.schedule.session import Pace, Session
from trainer.schedule.today import todays_cards

from .conftest import MakeCard, StandingClock, WordCount, make_card

CARDS = ("fit/why-us", "fit/strength", "money/range")
FULL = "mission people growth place"


class Table:
    """A sitting on a real store, as the desk would open it."""

    def __init__(self, folder: Path, clock: StandingClock, cards: dict[str, AskedCard]) -> None:
        self.where: Places = places(str(folder), {})
        self.clock = clock
        self.cards = cards
        self.random = Random(7)
        self.store: Store = open_store(self.where, clock)

    def begin(self, *queue: str, mode: Mode = "keywords") -> Session:
        day = study_day(self.clock.now())
        uid = f"{self.random.getrandbits(64):016x}"
        record = SessionRecord(uid, self.clock.now().isoformat(), day, mode, queue or CARDS)
        self.store.save_session(record)
        return self.sit(record)

    def sit(self, record: SessionRecord) -> Session:
        return Session(
            self.cards, record, store=self.store, judge=WordCount(), clock=self.clock, random=self.random
        )

    def killed_and_started_again(self) -> None:
        """Everything the process held is gone; only the disk is left."""
        self.store.close()
        self.store = open_store(self.where, self.clock)

    def resumed(self) -> Session:
        record = self.store.last_session()
        assert record is not None
        return self.sit(record)

    def due(self) -> tuple[str, ...]:
        return todays_cards(
            self.cards.values(), self.store.states(), study_day(self.clock.now()),
            new_left=0, minutes=60, seconds_a_card=None,
        ).queue  # fmt: skip


@pytest.fixture
def table(tmp_path: Path, clock: StandingClock) -> Iterator[Table]:
    table = Table(tmp_path, clock, {card: make_card(card) for card in CARDS})
    yield table
    table.store.close()


@contextmanager
def full_disk() -> Iterator[None]:
    with patch.object(os, "write", side_effect=OSError(errno.ENOSPC, "No space left on device")):
        yield


def at(moment: str, zone: str = "Europe/Vienna") -> datetime:
    return datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))


def answer(session: Session, words: str, grade: Grade | None = None) -> Review:
    attempt = session.attempt(words)
    suggested = attempt.suggested
    assert suggested is not None
    return session.grade(attempt, grade or suggested)


def standing(store: Store) -> dict[str, CardState]:
    return {card: store.state(card) or CardState(card) for card in CARDS}


def current(session: Session) -> str:
    question = session.question()
    assert question is not None
    return question.asked.card.full_id


# A whole sitting


def test_a_whole_sitting_asks_every_card_and_saves_every_answer(table: Table) -> None:
    session = table.begin()
    for number, card in enumerate(CARDS, start=1):
        question = session.question()
        assert question is not None
        assert (question.asked.card.full_id, question.number, question.total) == (card, number, 3)
        assert question.new
        assert session.left == 4 - number
        answer(session, FULL)
    assert session.question() is None
    session.end()
    table.killed_and_started_again()
    assert [review.card for review in table.store.reviews()] == list(CARDS)
    record = table.store.last_session()
    assert record is not None
    assert (record.done, record.queue) == (3, ())
    assert record.ended == "2026-11-20T17:30:00.000Z"


def test_a_review_is_written_whole(table: Table) -> None:
    session = table.begin()
    table.clock.pass_by(seconds=40)
    attempt = session.attempt("mission and people")
    review = session.grade(attempt, Grade.HARD, Pace(first_key=2.5, whole=38.0))
    (saved,) = table.store.reviews()
    assert saved == review
    assert (saved.ts, saved.tz, saved.study_day) == (
        "2026-11-20T17:30:40.000Z", 60, study_day(table.clock.now()),
    )  # fmt: skip
    assert (saved.card, saved.wording, saved.mode, saved.judge) == ("fit/why-us", 0, "keywords", "words")
    assert [(p.verdict, p.evidence) for p in saved.points] == [
        ("covered", ((0, 7),)), ("covered", ((12, 18),)), ("missing", ()), ("missing", ()),
    ]  # fmt: skip
    assert (saved.coverage, saved.c, saved.suggested, saved.rating) == (0.5, 0.5, 2, 2)
    assert (saved.first_key_s, saved.seconds) == (2.5, 38.0)
    assert saved.predicted is None, "nothing is forecast of a first answer"
    assert saved.dev == table.store.device
    assert saved.card_rev is not None


def test_the_state_follows_the_answer_and_the_card_is_due_when_the_state_says(table: Table) -> None:
    session = table.begin()
    review = answer(session, FULL)
    state = table.store.state("fit/why-us")
    assert state == replay([review])
    assert state is not None
    assert state.due is not None
    today = study_day(table.clock.now())
    assert table.due() == ()
    table.clock.pass_by(days=state.due - today)
    assert table.due() == ("fit/why-us",)


def test_an_answer_days_later_carries_its_forecast(table: Table) -> None:
    answer(table.begin("fit/why-us"), FULL)
    table.clock.pass_by(days=6)
    review = answer(table.begin("fit/why-us"), FULL)
    assert review.predicted == pytest.approx(0.8225, abs=0.0001)


def test_the_summary_counts_grades_and_coverage(table: Table) -> None:
    session = table.begin()
    answer(session, FULL)
    session.bury()
    table.clock.pass_by(minutes=3)
    answer(session, "mission people growth")
    summary = session.summary()
    assert summary.grades == {Grade.AGAIN: 0, Grade.HARD: 0, Grade.GOOD: 1, Grade.EASY: 1}
    assert summary.coverage == pytest.approx(0.875)
    assert summary.seconds == 180
    assert [step.card for step in summary.graded] == ["fit/why-us", "money/range"]


def test_a_sitting_that_is_through_has_nothing_to_answer(table: Table) -> None:
    session = table.begin("fit/why-us")
    answer(session, FULL)
    for call in (session.bury, session.suspend, session.blank, lambda: session.attempt("more")):
        with pytest.raises(LookupError, match="through"):
            call()


# Wordings


def test_no_wording_comes_twice_running(table: Table, card: MakeCard) -> None:
    table.cards["fit/why-us"] = card("fit/why-us", questions=("Why us?", "What draws you here?", "Why?"))
    asked = []
    for _ in range(4):
        session = table.begin("fit/why-us")
        question = session.question()
        assert question is not None
        asked.append(question.text)
        assert session.attempt(FULL).question == question.text
        answer(session, FULL)
        table.clock.pass_by(days=1)
    assert asked == ["Why us?", "What draws you here?", "Why?", "Why us?"]


def test_the_second_time_today_has_another_wording(table: Table, card: MakeCard) -> None:
    table.cards["fit/why-us"] = card("fit/why-us", questions=("Why us?", "What draws you here?"))
    session = table.begin("fit/why-us")
    answer(session, "", Grade.AGAIN)
    question = session.question()
    assert question is not None
    assert question.text == "What draws you here?"


def test_a_wording_that_was_cut_from_the_deck_is_no_trouble(table: Table, card: MakeCard) -> None:
    table.store.save_state(CardState("fit/why-us", wording=5))
    table.cards["fit/why-us"] = card("fit/why-us", questions=("Why us?", "What draws you here?"))
    question = table.begin("fit/why-us").question()
    assert question is not None
    assert question.wording == 0


# Again


def test_a_card_graded_again_comes_once_more_at_the_end_and_not_a_third_time(table: Table) -> None:
    session = table.begin()
    answer(session, "", Grade.AGAIN)
    assert (current(session), session.left) == ("fit/strength", 3)
    answer(session, FULL)
    answer(session, FULL)
    question = session.question()
    assert question is not None
    assert question.repeat
    assert (question.asked.card.full_id, question.number, question.total) == ("fit/why-us", 4, 4)
    review = answer(session, "", Grade.AGAIN)
    assert review.predicted is None, "FSRS forecasts days, not hours"
    assert session.question() is None


def test_the_second_time_survives_an_interruption_and_stays_the_last(table: Table) -> None:
    session = table.begin("fit/why-us", "fit/strength")
    answer(session, "", Grade.AGAIN)
    answer(session, FULL)
    table.killed_and_started_again()
    session = table.resumed()
    question = session.question()
    assert question is not None
    assert question.repeat
    answer(session, "", Grade.AGAIN)
    assert session.question() is None


# Bury and suspend


def test_a_buried_card_is_back_tomorrow(table: Table) -> None:
    answer(table.begin("fit/why-us"), "", Grade.AGAIN)
    table.clock.pass_by(days=2)
    session = table.begin("fit/why-us", "fit/strength")
    session.bury()
    assert current(session) == "fit/strength"
    assert table.due() == ()
    table.clock.pass_by(days=1)
    assert table.due() == ("fit/why-us",)


def test_a_suspended_card_stays_away(table: Table) -> None:
    answer(table.begin("fit/why-us"), "", Grade.AGAIN)
    table.clock.pass_by(days=2)
    table.begin("fit/why-us").suspend()
    table.clock.pass_by(days=100)
    assert table.due() == ()


def test_setting_a_card_aside_takes_its_second_time_along(table: Table) -> None:
    session = table.begin("fit/why-us", "fit/strength")
    answer(session, "", Grade.AGAIN)
    answer(session, FULL)
    session.suspend()
    assert session.question() is None
    session.undo()
    assert current(session) == "fit/why-us"


# Undo


def test_undo_goes_back_step_by_step_and_restores_every_state_bit_for_bit(table: Table) -> None:
    answer(table.begin("fit/why-us"), "mission people growth")
    table.clock.pass_by(days=4)
    session = table.begin()
    seen = []
    for step in ("", FULL, "bury", ""):
        record = table.store.last_session()
        seen.append((record, standing(table.store), session.question()))
        if step == "bury":
            session.bury()
        else:
            answer(session, step)
        table.clock.pass_by(seconds=30)
    for record, states, question in reversed(seen):
        assert session.can_undo
        assert session.undo() is not None
        assert table.store.last_session() == record
        assert standing(table.store) == states
        assert session.question() == question
    assert not session.can_undo
    assert session.undo() is None


def test_an_undone_answer_is_out_of_the_reviews_and_stays_so_after_a_start(table: Table) -> None:
    session = table.begin()
    first = answer(session, FULL)
    answer(session, "", Grade.AGAIN)
    step = session.undo()
    assert step is not None
    assert step.attempt is not None
    assert step.attempt.answer == ""
    table.killed_and_started_again()
    assert list(table.store.reviews()) == [first]
    assert table.store.state("fit/strength") == CardState("fit/strength")
    session = table.resumed()
    assert current(session) == "fit/strength"
    assert session.left == 2, "the second time was taken back too"


def test_after_undo_the_card_may_come_a_second_time_again(table: Table) -> None:
    session = table.begin("fit/why-us", "fit/strength")
    answer(session, "", Grade.AGAIN)
    session.undo()
    question = session.question()
    assert question is not None
    assert not question.repeat
    answer(session, "", Grade.AGAIN)
    answer(session, FULL)
    assert current(session) == "fit/why-us"


def test_undoing_the_second_time_leaves_it_the_second_time(table: Table) -> None:
    session = table.begin("fit/why-us")
    answer(session, "", Grade.AGAIN)
    answer(session, "", Grade.AGAIN)
    assert session.question() is None
    session.undo()
    question = session.question()
    assert question is not None
    assert question.repeat
    answer(session, "", Grade.AGAIN)
    assert session.question() is None


def test_an_answer_taken_back_after_the_end_opens_the_sitting_again(table: Table) -> None:
    session = table.begin("fit/why-us")
    answer(session, FULL)
    session.end()
    session.undo()
    record = table.store.last_session()
    assert record is not None
    assert record.ended is None
    assert record.queue == ("fit/why-us",)


def test_undoing_bury_and_suspend_brings_the_card_back(table: Table) -> None:
    session = table.begin()
    session.suspend()
    session.bury()
    assert session.left == 1
    session.undo()
    assert table.store.state("fit/strength") == CardState("fit/strength")
    session.undo()
    assert table.store.state("fit/why-us") == CardState("fit/why-us")
    assert current(session) == "fit/why-us"
    assert list(table.store.reviews()) == []


steps = st.lists(st.sampled_from(["", "mission", "mission people growth", FULL, "bury", "suspend", "undo"]))


@settings(max_examples=40, deadline=None)
@given(steps=steps, gaps=st.lists(st.integers(0, 30), min_size=1, max_size=3))
def test_whatever_is_done_can_be_undone_to_the_beginning(steps: list[str], gaps: list[int]) -> None:
    with TemporaryDirectory() as folder:
        table = Table(Path(folder), StandingClock(at("2026-11-20T18:30")), {c: make_card(c) for c in CARDS})
        for gap in gaps:
            table.clock.pass_by(days=gap)
            before, reviews = standing(table.store), len(list(table.store.reviews()))
            session = table.begin()
            for step in steps:
                if step == "undo":
                    session.undo()
                elif session.question() is None:
                    break
                elif step in ("bury", "suspend"):
                    getattr(session, step)()
                else:
                    answer(session, step)
            on_disk = open_store(table.where, table.clock, read_only=True)
            assert standing(on_disk) == standing(table.store)
            assert on_disk.last_session() == table.store.last_session()
            while session.can_undo:
                session.undo()
            assert standing(table.store) == before
            assert len(list(table.store.reviews())) == reviews
            assert session.left == 3
            # Answered for good, so that the next round starts from another state.
            answer(session, "mission people growth")
        table.store.close()


# Not saved


@pytest.mark.parametrize("step", ["grade", "bury", "suspend", "undo", "end"])
def test_what_is_not_saved_has_not_happened(table: Table, step: str) -> None:
    session = table.begin()
    answer(session, FULL)
    attempt = session.attempt("mission")

    def act() -> object:
        return session.grade(attempt, Grade.AGAIN) if step == "grade" else getattr(session, step)()

    question, record, states = session.question(), table.store.last_session(), dict(table.store.states())
    with full_disk(), pytest.raises(NotSaved):
        act()
    assert session.question() == question
    assert table.store.last_session() == record
    assert dict(table.store.states()) == states
    assert session.can_undo
    assert len(session.summary().graded) == 1
    act()
    assert table.store.last_session() != record


def test_an_answer_saved_at_the_second_try_keeps_its_name(table: Table) -> None:
    """The disk may have taken the first line although it said no: two names would count it twice."""
    session = table.begin()
    attempt = session.attempt("mission")
    tried: list[str] = []
    save = table.store.save_review

    def refuse_once(review: Review, state: CardState, record: SessionRecord | None = None) -> None:
        tried.append(review.uid)
        if len(tried) == 1:
            raise NotSaved("the disk is full", "Free some space.")
        save(review, state, record)

    with patch.object(table.store, "save_review", refuse_once):
        with pytest.raises(NotSaved):
            session.grade(attempt, Grade.AGAIN)
        session.grade(attempt, Grade.AGAIN)
        answer(session, FULL)
    assert tried[0] == tried[1] != tried[2]
    assert len(list(table.store.reviews())) == 2


def test_an_answer_to_another_card_is_refused(table: Table) -> None:
    session = table.begin()
    attempt = session.attempt(FULL)
    session.bury()
    with pytest.raises(ValueError, match="the question is fit/strength"):
        session.grade(attempt, Grade.GOOD)
    assert list(table.store.reviews()) == []


# Interrupted


def test_after_a_kill_the_sitting_goes_on_at_the_same_card(table: Table) -> None:
    session = table.begin()
    answer(session, FULL)
    session.attempt("half an ans")
    table.killed_and_started_again()
    session = table.resumed()
    question = session.question()
    assert question is not None
    assert (question.asked.card.full_id, question.number, question.total) == ("fit/strength", 2, 3)
    assert not question.repeat
    answer(session, FULL)
    answer(session, FULL)
    assert session.question() is None
    assert [r.session for r in table.store.reviews()] == [session._record.uid] * 3


# Ways to answer


def test_an_answer_aloud_waits_for_every_tick_and_is_marked_as_self_rated(table: Table) -> None:
    session = table.begin(mode="aloud")
    attempt = session.attempt("")
    assert attempt.suggested is Grade.AGAIN
    for point in attempt.asked.points[:3]:
        attempt = attempt.ticked(point.id, True)
    assert attempt.suggested is Grade.GOOD
    review = session.grade(attempt, Grade.GOOD)
    assert (review.mode, review.judge, review.coverage) == ("aloud", "self", 0.75)
    assert [point.said_by_user for point in review.points] == [True, True, True, None]


def test_one_card_may_be_answered_in_another_mode(table: Table) -> None:
    session = table.begin()
    review = session.grade(session.attempt("", mode="aloud"), Grade.AGAIN)
    assert (review.mode, review.judge) == ("aloud", "self")
    assert answer(session, FULL).mode == "keywords"


def test_blank_is_again_with_no_credit_and_keeps_what_was_typed(table: Table) -> None:
    session = table.begin()
    attempt = session.blank("mission")
    assert attempt.suggested is Grade.AGAIN
    assert attempt.next_probe() is None
    review = session.grade(attempt, Grade.AGAIN)
    assert (review.answer, review.coverage, review.c, review.flags) == ("mission", 0.0, 0.0, ("blank",))
    state = table.store.state("fit/why-us")
    assert state is not None
    assert state.stability == 0.212


def test_a_quick_card_is_good_from_one_point_and_memory_takes_no_less(table: Table, card: MakeCard) -> None:
    table.cards["fit/why-us"] = card("fit/why-us", kind="quick")
    review = answer(table.begin("fit/why-us"), "people")
    assert (review.coverage, review.suggested, review.c) == (0.25, 3, 0.7)


def test_a_story_without_a_point_of_ones_own_stops_at_hard(table: Table, card: MakeCard) -> None:
    table.cards["fit/why-us"] = card("fit/why-us", kind="story")
    review = answer(table.begin("fit/why-us"), FULL)
    assert (review.coverage, review.suggested, review.c) == (1.0, 2, 0.7)


def test_the_candidates_own_grade_counts_as_that_grade(table: Table) -> None:
    review = answer(table.begin(), "mission people growth", Grade.EASY)
    state = table.store.state("fit/why-us")
    assert (review.suggested, review.rating) == (3, 4)
    assert state is not None
    assert state.stability == 8.2956


def test_a_probe_earns_half_of_what_was_missed(table: Table, card: MakeCard) -> None:
    table.cards["fit/why-us"] = card("fit/why-us", must=True)
    session = table.begin("fit/why-us")
    attempt = session.attempt("people growth place")
    assert attempt.suggested is Grade.HARD
    probed = session.probe(attempt, "the mission")
    assert probed.coverage == pytest.approx(0.8)
    assert session.probe(probed, "again the mission") == probed, "one follow-up a card"
    review = session.grade(probed, Grade.GOOD)
    assert review.probe is not None
    assert (review.probe.answer, review.probe.verdict) == ("the mission", "covered")


def test_an_answer_is_cleaned_where_it_enters(table: Table, card: MakeCard) -> None:
    table.cards["fit/why-us"] = card("fit/why-us", must=True)
    session = table.begin("fit/why-us")
    attempt = session.attempt("people\x1b[31m \ud800growth\x00\r\nplace\u202e")
    assert attempt.answer == "people growth\nplace"
    probed = session.probe(attempt, "\x1b]0;mission\x07mission")
    assert probed.probed is not None
    assert probed.probed.answer == "mission"
    live = session.judge_live("\x9b1mpeople")
    assert live is not None
    assert live.points[1].band == "covered"
    session.grade(probed, Grade.HARD)
    table.killed_and_started_again()
    (review,) = table.store.reviews()
    assert review.answer == "people growth\nplace"


def wordings_of(point: str, session: Session) -> tuple[str, ...]:
    question = session.question()
    assert question is not None
    return next(p.wordings for p in question.asked.points if p.id == point)


def test_a_granted_wording_is_kept_for_its_point(table: Table) -> None:
    session = table.begin()
    session.grant("mission", "what you\nstand for ")
    assert table.store.granted() == {("fit/why-us", "mission"): ("what you stand for",)}
    assert wordings_of("mission", session)[-1] == "what you stand for"
    session.ungrant("mission", "what you stand for")
    assert table.store.granted() == {}
    assert "what you stand for" not in wordings_of("mission", session)


# Days


def test_after_midnight_still_counts_for_the_evening_and_four_o_clock_is_a_new_day(table: Table) -> None:
    days = []
    for moment in ("2026-11-20T23:59", "2026-11-21T03:59", "2026-11-21T04:00"):
        table.clock.moment = at(moment)
        days.append(answer(table.begin("fit/why-us"), FULL).study_day)
    assert days[0] == days[1] == days[2] - 1


def test_a_sitting_over_four_o_clock_goes_on_and_dates_each_answer_by_its_own_day(table: Table) -> None:
    table.clock.moment = at("2026-11-21T03:58")
    session = table.begin()
    first = answer(session, "", Grade.AGAIN)
    table.clock.pass_by(minutes=5)
    second = answer(session, "", Grade.AGAIN)
    assert second.study_day == first.study_day + 1
    answer(session, FULL)
    third = answer(session, FULL)
    assert (third.card, third.study_day) == (first.card, second.study_day)
    state = table.store.state("fit/why-us")
    assert state is not None
    assert state.reps == 2
    assert answer(session, FULL).card == "fit/strength"
    assert session.question() is None


@pytest.mark.parametrize(
    ("evening", "morning"),
    [("2026-10-24T21:00", "2026-10-25T08:00"), ("2026-03-28T21:00", "2026-03-29T08:00")],
    ids=["summer time ends in the night", "summer time begins in the night"],
)
def test_when_the_clocks_change_the_next_morning_is_one_day_later(
    table: Table, evening: str, morning: str
) -> None:
    table.clock.moment = at(evening)
    answer(table.begin("fit/why-us"), FULL, Grade.GOOD)
    table.clock.moment = at(morning)
    answer(table.begin("fit/why-us"), FULL, Grade.GOOD)
    state = table.store.state("fit/why-us")
    assert state is not None
    assert state.stability == pytest.approx(7.315301, abs=1e-6)


def test_a_flight_west_into_yesterday_counts_as_the_same_day_and_heals(table: Table) -> None:
    table.clock.moment = at("2026-11-21T05:30", "Asia/Tokyo")
    first = answer(table.begin("fit/why-us"), FULL, Grade.GOOD)
    table.clock.travel("America/Los_Angeles")
    table.clock.pass_by(hours=2)
    second = answer(table.begin("fit/why-us"), FULL, Grade.GOOD)
    assert second.study_day == first.study_day - 1
    assert (first.tz, second.tz) == (540, -480)
    state = table.store.state("fit/why-us")
    assert state is not None
    assert state.last_day == second.study_day
    assert state.due is not None
    assert state.due > second.study_day
    assert state.stability == pytest.approx(2.3065, abs=0.2)
    assert second.predicted is None


def test_the_log_replayed_gives_every_state_that_was_stored(table: Table) -> None:
    for days in (1, 3, 2):
        session = table.begin()
        for words in ("", "mission people", FULL):
            answer(session, words)
            table.clock.pass_by(seconds=20)
        answer(session, "mission people growth")
        session.undo()
        table.clock.pass_by(days=days)
    for card in CARDS:
        stored = table.store.state(card)
        assert asdict(replay(table.store.reviews_of(card))) == asdict(stored or CardState(card))


def test_a_card_that_changed_has_another_revision(table: Table, card: MakeCard) -> None:
    first = answer(table.begin("fit/why-us"), FULL)
    table.cards["fit/why-us"] = card("fit/why-us", questions=("Why do you want to work here?",))
    second = answer(table.begin("fit/why-us"), FULL)
    assert first.card_rev != second.card_rev
    assert replace(second, card_rev=first.card_rev).card_rev == first.card_rev
