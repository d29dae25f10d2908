"""The debrief: its steps, where one stopped, its summary, the next round, and Home's lines about it."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.prepare.notes_made import NOW, a, some
from trainer.clock import SystemClock
from trainer.places import places
from trainer.prepare.after import After
from trainer.prepare.after_words import after_sentence, asks_how_it_went
from trainer.prepare.aim import Aim
from trainer.prepare.debrief import Debrief
from trainer.prepare.debrief_steps import (
    STEP_NAMES,
    at,
    due_tonight,
    finished,
    open_in,
    summary,
    where_stopped,
)
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.home_lines import home_lines
from trainer.prepare.interview import Interview
from trainer.prepare.moment import Moment
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.next_round import begin_next_round
from trainer.prepare.notebook import Notebook, read_notebook
from trainer.prepare.notes import notes, save, save_all
from trainer.prepare.person import Person
from trainer.prepare.skill import Skill
from trainer.progress.store import open_store

INTERVIEW = Interview("i1", "2026-11-24T19:00:00.000Z", moment=Moment(date(2026, 12, 4)))


def evening() -> Notebook:
    """Three people, eleven questions of which four are loose, five skills, three and two aims."""
    flags = [("struggled",), ("muddled", "concern"), ("incomplete",), ("out_of_time",), *[("good",)] * 7]
    return Notebook(
        interview=INTERVIEW,
        people=some(Person, *({"name": name, "looked_for": ("pace",)} for name in ("Ada", "Ben", "Cem"))),
        questions=some(FirstQuestion, *({"text": f"Q{n}?", "flags": f} for n, f in enumerate(flags))),
        debrief=a(Debrief, position="p", unanswered=("Who plans?",)),
        skills=some(
            Skill, *({"words": f"s{n}", "sentence": "proof" * (n > 0), "rating": "meets"} for n in range(5))
        ),
        aims=some(Aim, *({"text": f"a{n}", "side": ("objective", "obstacle")[n > 2]} for n in range(5))),
        my_questions=some(
            MyQuestion, {"text": "How?"}, {"text": "who plans?"}, {"text": "x", "status": "answered"}
        ),
    )


def test_the_evening_is_summed_up_in_one_sentence() -> None:
    assert summary(evening(), 31) == (
        "3 people, 11 questions, 4 loose ends, 5 wanted skills (1 without proof), 3 objectives, 2 obstacles, "
        "2 open questions -> 31 cards made"
    )
    assert summary(Notebook(), 1) == (
        "0 people, 0 questions, 0 loose ends, 0 wanted skills, 0 objectives, 0 obstacles, 0 open questions "
        "-> 1 card made"
    )


def test_what_is_due_tonight_counts_the_answers_that_are_missing() -> None:
    book = evening()
    assert due_tonight(book).startswith("Due tonight: the better answers for 4 questions. You can drill them")
    written = tuple(replace(q, better="b" if q.place else "") for q in book.questions)
    assert due_tonight(replace(book, questions=written)) == (
        "Due tonight: the better answer for 1 question. You can drill it once it is written."
    )
    assert due_tonight(Notebook()) == ""


@pytest.mark.parametrize("name", STEP_NAMES)
def test_what_is_open_in_an_empty_debrief_is_said_in_sentences(name: str) -> None:
    for sentence in open_in(Notebook(), name):
        assert sentence[-1] in ".?"


def test_it_goes_on_at_the_very_field() -> None:
    book = evening()
    second = book.questions[1]
    debrief = at(a(Debrief), "answers", "missing", second)
    found = where_stopped(replace(book, debrief=debrief))
    assert found is not None
    assert (found.step.number, found.note, found.field) == (3, second.uid, "missing")
    assert found.sentence == 'You were at Debrief 3/6, question 2, "What was missing". Go on?'
    alone = where_stopped(replace(book, debrief=at(a(Debrief), "learnt", "culture")))
    assert alone is not None
    assert alone.sentence == 'You were at Debrief 4/6, "The culture". Go on?'
    assert where_stopped(replace(book, debrief=finished(debrief))) is None
    assert where_stopped(replace(book, debrief=replace(debrief, step="nonsense"))) is None
    gone = where_stopped(replace(book, questions=(), debrief=debrief))
    assert gone is not None
    assert gone.sentence == "You were at Debrief 3/6. Go on?"


def test_the_next_round_is_another_debrief_in_the_same_notes(tmp_path: Path) -> None:
    with closing(open_store(places(str(tmp_path), {}), SystemClock(NOW))) as store:
        book = evening()
        debrief = replace(a(Debrief, culture="open", do_better="listen"), step="better")
        for kind in (book.people, book.questions):
            save_all(store, kind)
        save(store, debrief)
        save(store, a(After, went="Well", decision_day="2026-12-10"))
        before = read_notebook(store, INTERVIEW)
        fresh = begin_next_round(store, before, debrief)
        after = read_notebook(store, INTERVIEW)
        assert (fresh.round, fresh.step, fresh.culture) == ("2", "", "")
        assert "The culture: open" in fresh.note
        assert "How it went: Well" in fresh.note
        assert after.debrief == fresh
        assert after.questions == before.questions
        assert after.after is not None
        assert (after.after.went, after.after.decision_day) == ("", "2026-12-10")
        assert open_in(after, "questions") == ("No question yet. One line each is enough.",)
        save(store, a(FirstQuestion, text="And now?", flags=("muddled",), round="2"))
        again = read_notebook(store, INTERVIEW)
        assert "1 question, 1 loose end" in summary(again, 0)
        assert len(again.loose_ends) == 5
        assert begin_next_round(store, again, fresh).round == "3"
        assert len(notes(store, Debrief, "i1")) == 1


def test_home_offers_the_debrief_then_where_one_stopped_then_how_it_went() -> None:
    fresh = home_lines(Notebook(interview=INTERVIEW), NOW)
    assert fresh.debrief == "Debrief: about 25 minutes, can be left at any time."
    assert fresh.tasks == ("Find out who will be there.",)
    begun = replace(evening(), debrief=at(a(Debrief), "questions"))
    lines = home_lines(begun, NOW)
    assert lines.debrief == ""
    assert lines.stopped is not None
    assert lines.due.startswith("Due tonight")
    over = home_lines(begun, NOW + timedelta(days=11))
    assert over.how_did_it_go
    assert over.tasks == ()
    assert home_lines(Notebook(), NOW).tasks == ()


@pytest.mark.parametrize(
    ("known", "days", "sentence"),
    [
        ({"decision_day": "2026-12-10"}, 14, "They said by Thursday."),
        ({"decision_day": "2026-12-10"}, 16, "They said by Thursday."),
        ({"decision_day": "2026-12-10"}, 17, "They said by Thursday. A short, friendly note is in order."),
        (
            {"decision_day": "2026-12-10"},
            30,
            "They said by 10 December 2026. A short, friendly note is in order.",
        ),
        ({"decision_day": "2026-12-10", "noted": True}, 17, ""),
        ({"decision_day": "soon"}, 12, "No date yet: send a short note and ask."),
        ({"went": "well"}, 9, ""),
        ({"offered": True, "reply_by": "2026-12-14"}, 17, "They expect your answer by Monday."),
        ({"offered": True, "reply_by": "2026-12-10"}, 17, "Your answer was due by Thursday."),
        ({"offered": True, "decision_day": "2026-12-10"}, 17, ""),
    ],
)
def test_the_days_after_it_bring_one_sentence(known: dict[str, object], days: int, sentence: str) -> None:
    book = Notebook(interview=INTERVIEW, after=a(After, **known))
    assert after_sentence(book, NOW + timedelta(days=days)) == sentence


def test_how_it_went_is_asked_once_it_is_over_and_until_something_is_written() -> None:
    book = Notebook(interview=INTERVIEW)
    assert not asks_how_it_went(book, NOW)
    assert asks_how_it_went(book, NOW + timedelta(days=11))
    assert not asks_how_it_went(replace(book, after=a(After, said="soon")), NOW + timedelta(days=11))
    assert not asks_how_it_went(Notebook(), NOW)


def test_a_promise_of_the_round_before_is_not_waited_for_once_a_new_day_is_set() -> None:
    assert INTERVIEW.moment is not None
    later = NOW + timedelta(days=60)
    third = replace(INTERVIEW, moment=replace(INTERVIEW.moment, day=(NOW + timedelta(days=50)).date()))
    kept = a(After, decision_day=(NOW + timedelta(days=20)).date().isoformat())
    book = Notebook(interview=third, after=kept)
    assert after_sentence(book, later) == ""
    assert asks_how_it_went(book, later)
    assert not asks_how_it_went(replace(book, after=replace(kept, went="Well")), later)
    assert not asks_how_it_went(replace(book, interview=INTERVIEW), later)
