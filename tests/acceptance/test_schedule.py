"""The acceptance rows about the plan of days, each by its id."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from trainer.desk import Desk, open_desk
from trainer.planning.told import day_rows, moved_sentence
from trainer.prepare import interviews, notes
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.interview import Interview, new_interview
from trainer.prepare.moment import Moment
from trainer.prepare.person import Person
from trainer.recall.grade import Grade
from trainer.tui import interview_news

NOW = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
SHAMING = re.compile(
    r"\b(fail|lazy|slack|should have|behind|missed your|lost|shame|bad|streak)\w*", re.IGNORECASE
)


def at(folder: Path, moment: datetime = NOW) -> Desk:
    return open_desk(str(folder), moment, environ={})


def invited(desk: Desk, days: int) -> Interview:
    day = (desk.clock.now() + timedelta(days=days)).date()
    interview = new_interview(desk.clock.now(), desk.random, company="Acme", moment=Moment(day), minutes=10)
    interviews.save(desk.store, interview)
    return interview


def loose_end(desk: Desk, interview: Interview, text: str, who: Person | None = None) -> FirstQuestion:
    known = {
        "text": text,
        "flags": ("concern",),
        "asked_by": who.uid if who else "",
        "better": "We cut it by a third.",
    }
    question = FirstQuestion.new(desk.clock.now(), desk.random, interview.uid, **known)
    notes.save(desk.store, question)
    return question


def test_s1_1_the_header_counts_down_and_the_days_are_planned(tmp_path: Path) -> None:
    with at(tmp_path) as desk:
        interview = invited(desk, 6)
        for number in range(4):
            loose_end(desk, interview, f"Question {number}?")
        assert interview_news.title_words(desk.notebook(), NOW, 23) == "6 days to go, 23 due, 4 loose ends"
        planner = desk.planner()
        made = planner.make() if planner else None
        assert planner
        assert made
        assert len(day_rows(made, planner.asked, desk.day)) == 6


def test_s1_20_a_skipped_day_moves_the_cards_and_nobody_is_shamed(tmp_path: Path) -> None:
    with at(tmp_path) as desk:
        invited(desk, 6)
        planner = desk.planner()
        before = planner.make() if planner else None
        assert before
    with at(tmp_path, NOW + timedelta(days=2)) as desk:
        planner = desk.planner()
        assert planner
        told = moved_sentence(planner.kept(), desk.day)
        assert told.startswith("One day without practice: ")
        assert told.endswith("moved to the days ahead. Nothing is lost.")
        assert not SHAMING.search(told.replace("Nothing is lost.", ""))
        made = planner.make()
        assert made
        assert made.plan.today
        assert len(made.plan.days) == 4


def test_s2_8_of_two_concerns_of_the_same_age_the_directors_comes_first(tmp_path: Path) -> None:
    with at(tmp_path) as desk:
        interview = invited(desk, 6)
        peer, director = (
            Person.new(NOW, desk.random, interview.uid, name=level, level=level, reaction="doubtful")
            for level in ("peer", "director")
        )
        notes.save_all(desk.store, [peer, director])
        loose_end(desk, interview, "How do you plan?", peer)
        loose_end(desk, interview, "How do you decide?", director)
        asked = desk.asking()
        cards = [asked.cards[card] for card in desk.today().queue[:2]]
        assert "decide" in cards[0].questions[0]
        weights = {card.questions[0]: card.card.weight for card in asked.cards.values()}
        of = {
            word: max(w for question, w in weights.items() if word in question)
            for word in ("you plan?", "you decide?")
        }
        assert of["you decide?"] > of["you plan?"]


def test_s4_2_the_plan_is_there_as_soon_as_the_date_is_known(tmp_path: Path) -> None:
    with at(tmp_path) as desk:
        interview = new_interview(NOW, desk.random, company="Acme", role="Planner")
        interviews.save(desk.store, interview)
        assert desk.planner() is None
        dated = new_interview(NOW, desk.random, company="Acme", moment=Moment(date(2026, 12, 1)))
        interviews.save(desk.store, dated)
        planner = desk.planner()
        made = planner.make() if planner else None
        assert made
        assert made.plan.today == desk.today().queue
        assert interview_news.title_words(desk.notebook(), NOW, 8).startswith("9 days to go")


def test_s4_2_what_was_practised_counts_in_tomorrows_plan(tmp_path: Path) -> None:
    with at(tmp_path) as desk:
        invited(desk, 3)
        planner = desk.planner()
        assert planner
        planner.make()
        session = desk.begin()
        assert session
        question = session.question()
        assert question
        session.grade(session.attempt("I would say something."), Grade.GOOD)
        assert question.asked.card.full_id not in desk.today().queue
