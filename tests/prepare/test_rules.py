"""Small rules: figures, vague words, questions of one's own, areas, made cards, what may leave."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.prepare.notes_made import NOW, a, some
from trainer.cards.library import load_library
from trainer.clock import SystemClock
from trainer.places import builtin_decks, places
from trainer.prepare.ad_line import AdLine
from trainer.prepare.areas import AREAS, area
from trainer.prepare.asking import asking
from trainer.prepare.cv_line import CvLine
from trainer.prepare.fact import Fact
from trainer.prepare.figures import has_figure
from trainer.prepare.format_rules import has_recruiter
from trainer.prepare.goal import Goal
from trainer.prepare.interview import Interview
from trainer.prepare.made_cards import made_cards
from trainer.prepare.made_ids import line_source, made_id, made_of, template
from trainer.prepare.matrix import requirement_meter
from trainer.prepare.moment import Moment
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.notebook import Notebook, read_notebook
from trainer.prepare.notes import save_all
from trainer.prepare.person import Person
from trainer.prepare.printable import kept_back
from trainer.prepare.question_checks import checks, is_open
from trainer.prepare.sample import Sample
from trainer.prepare.skill import Skill
from trainer.prepare.story import Story
from trainer.progress.store import open_store

CARDS = load_library(builtin_decks(), Path("nowhere")).cards


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("from 12 to 8 percent", True),
        ("halved", True),
        ("twelve of us", True),
        ("better", False),
        ("", False),
    ],
)
def test_a_figure_is_a_digit_or_an_amount_in_words(text: str, has: bool) -> None:
    assert has_figure(text) is has


@pytest.mark.parametrize(
    ("what", "metric", "vague"),
    [
        ("Improve the forecast", "", "Improve"),
        ("Fewer errors", "9 percent", ""),
        ("Cut errors by half", "better", ""),
        ("The forecast", "more accurate", "more"),
        ("A list of articles", "it exists", ""),
    ],
)
def test_vague_words_count_only_without_a_figure(what: str, metric: str, vague: str) -> None:
    assert a(Goal, what=what, metric=metric).vague == vague


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("How do you plan?", True),
        ("Could you tell me what worries you?", True),
        ("In your last report I read of a new house: which team moves?", True),
        ("Do you like it here?", False),
        ("Is there a canteen?", False),
        ("Your plans, please.", False),
    ],
)
def test_a_question_is_open_when_yes_is_no_answer(text: str, open_: bool) -> None:
    assert is_open(text) is open_


def test_a_question_that_takes_up_a_fact_in_its_own_words_is_tied_to_it() -> None:
    book = Notebook(facts=(a(Fact, text="A second warehouse opens", topic="news"),))
    question = a(MyQuestion, text="How will the warehouse change your week?")
    tied = checks(question, book)[1]
    assert tied.passed
    assert tied.reason == "It takes up: A second warehouse opens"


@given(st.text(max_size=80))
def test_any_question_gets_four_checks_with_reasons(text: str) -> None:
    found = checks(a(MyQuestion, text=text), Notebook())
    assert [check.name for check in found] == [
        "open",
        "tied to a fact",
        "not about pay",
        "not on the website",
    ]
    assert all(check.reason for check in found)


@pytest.mark.parametrize(
    ("name", "has"), [("Ms Hart", True), ("none", False), ("", False), ("Nobody", False)]
)
def test_none_is_no_recruiter(name: str, has: bool) -> None:
    assert has_recruiter(Interview("i1", "", recruiter=name)) is has
    assert not has_recruiter(None)


def test_every_area_tells_what_is_there_and_what_is_missing_in_sentences() -> None:
    empty, begun = Notebook(), full()
    for name in AREAS:
        for book in (empty, begun):
            shown = area(book, name, NOW)
            assert all(line.strip() for line in shown.there)
            assert all(sentence[-1] in ".?" for sentence in shown.missing), shown.missing
    assert [name for name in AREAS if not area(empty, name, NOW).missing] == ["after"]
    with pytest.raises(KeyError):
        area(empty, "shoes", NOW)


def full() -> Notebook:
    people = some(
        Person,
        {"name": "Ada", "level": "board", "expected": True, "looked_for": ("pace", "calm")},
        {"name": "Ben", "level": "peer", "met_before": True},
        {"name": "Cem", "level": "hr"},
    )
    return Notebook(
        interview=Interview("i1", "2026-11-24T19:00:00.000Z", "Brandt", moment=Moment(date(2026, 12, 4))),
        people=people,
        skills=some(Skill, {"words": "pace", "rating": "below"}),
        stories=some(Story, {"name": "Late lorries", "confidential": "yes"}, {"name": "Strike {1}"}),
        samples=some(Sample, {"name": "Route plan", "what_did_not": "late"}, {"medium": "menu"}),
        facts=some(Fact, {"text": "They grow", "question": "Do we {grow}?"}, {"text": "no question"}),
        cv_lines=some(CvLine, {"text": "Driver | Nord"}, {"text": "Cook"}),
    )


def test_every_made_card_has_an_id_of_its_own_and_can_be_asked() -> None:
    book = full()
    made = made_cards(book, CARDS, {}, {})
    ids = [card.full_id for card in made]
    assert len(ids) == len(set(ids))
    assert {template(id_) for id_ in ids} >= {
        "company/know-the-interviewer",
        "on-the-day/five-minutes-top-boss",
        "ask-them/ask-a-colleague",
        "proof/tell-it",
        "proof/show-it",
        "proof/work-sample-success",
        "proof/sample-weak-part",
        "company/fact",
        "cv/your-part-in-line",
        "why-you/requirement-met-least",
    }
    asked = asking(CARDS, book, {}, {}, {})
    for card in made:
        one = asked.cards[card.full_id]
        assert one.points
        assert all(question.strip() and "(the " not in question for question in one.questions)
    assert not {template(id_) for id_ in ids} & set(asked.cards)
    questions = " ".join(q for card in asked.cards.values() for q in card.questions)
    assert "Do we {grow}?" in questions
    assert "Strike {1}" in questions
    assert "Driver, Nord" in questions


def test_without_its_note_a_card_is_gone_and_with_it_again_it_is_the_same(tmp_path: Path) -> None:
    with closing(open_store(places(str(tmp_path), {}), SystemClock(NOW))) as store:
        interview, lines = full().interview, full().cv_lines
        save_all(store, lines)
        before = asking(CARDS, read_notebook(store, interview), {}, {}, {}).cards.keys()
        store.remove(CvLine.TABLE, lines[0].uid)
        less = asking(CARDS, read_notebook(store, interview), {}, {}, {}).cards.keys()
        assert {template(id_) for id_ in before - less} == {"cv/your-part-in-line", "cv/line-helps-here"}
        save_all(store, lines[:1])
        assert asking(CARDS, read_notebook(store, interview), {}, {}, {}).cards.keys() == before


def test_ids_of_lines_go_with_their_words() -> None:
    assert line_source("u1", "Pace") == line_source("u1", "pace") != line_source("u2", "pace")
    assert made_id("tell-it", "0123456789abcdef") == "tell-it@89abcdef"
    assert made_of("proof/tell-it@89abcdef") == "89abcdef"
    assert made_of("proof/known-for-result") == ""


def test_requirements_are_counted_with_their_proofs() -> None:
    lines = some(
        AdLine, {"text": "Polish", "picked": "known"}, {"text": "Excel", "picked": "skill"}, {"text": "x"}
    )
    book = Notebook(
        ad_lines=lines, cv_lines=some(CvLine, {"text": "a year in Gdansk", "shows": (lines[0].uid,)})
    )
    assert requirement_meter(book) == "1 of 2 requirements have a proof."
    assert area(book, "ad", NOW).missing == (
        "1 not looked at: wanted skill, or known?",
        "1 of 2 requirements have a proof.",
    )
    assert requirement_meter(Notebook()) == ""


def test_what_is_kept_back_is_counted() -> None:
    assert kept_back(full()) == "1 confidential story or sample is left out."
    assert kept_back(Notebook()) == ""
