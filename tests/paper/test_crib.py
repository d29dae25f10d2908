"""The crib sheet: ten blocks, one page, and what never stands on it."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from random import Random
from typing import Any, TypeVar

import pytest

from trainer.paper.crib import CONDUCT, Crib, crib
from trainer.paper.crib_forms import FORMS, as_html, as_markdown, as_text
from trainer.paper.page import COLUMNS, HIDDEN, LINES, width
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.goal import Goal
from trainer.prepare.interview import Interview, new_interview
from trainer.prepare.moment import Moment
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.note import Note
from trainer.prepare.notebook import Notebook
from trainer.prepare.notes_page import NEVER_READ
from trainer.prepare.pay import Pay
from trainer.prepare.person import Person
from trainer.prepare.pitch import Pitch
from trainer.prepare.sample import Sample
from trainer.prepare.skill import Skill
from trainer.prepare.story import Story
from trainer.prepare.strategic_plan import StrategicPlan

NOW = datetime(2026, 12, 3, 20, 0, tzinfo=UTC)
RANDOM = Random(7)
N = TypeVar("N", bound=Note)


def made(kind: type[N], **known: Any) -> N:
    return kind.new(NOW, RANDOM, "i1", **known)


INTERVIEW: Interview = new_interview(
    NOW, RANDOM, company="Acme", role="Planner", moment=Moment(date(2026, 12, 4), time(10)), format="on site"
)
ANNA = made(
    Person,
    name="Anna Sörensen",
    say_as="SER-en-sen",
    function="director",
    level="director",
    expected=True,
    looked_for=("on-time delivery", "?"),
)
BEN = made(Person, name="Ben", level="peer", expected=True, met_before=True)
RETURNS = made(
    Story,
    name="Halved returns",
    situation="In May",
    task="t",
    actions=("asked the packers first", "b"),
    result="halved",
    number="12 to 8 percent",
    link="you too",
)
SECRET = made(Story, name="The merger", confidential="yes", number="40 million")
BOOK = Notebook(
    interview=INTERVIEW,
    people=(BEN, ANNA),
    questions=(made(FirstQuestion, text="Why did you leave?", flags=("muddled",), missing="the reason"),),
    skills=(made(Skill, words="calm under pressure", stories=(RETURNS.uid,), rating="meets"),),
    pitch=made(
        Pitch, edge="I have run both ends of the line", because="I know your returns", close="You need calm."
    ),
    stories=(RETURNS, SECRET),
    samples=(
        made(Sample, name="The rota", bring=True),
        made(Sample, name="Price list", bring=True, confidential="yes"),
    ),
    plan=made(StrategicPlan, headline="Returns first", now="12 percent", then="8", bridge="ask the packers"),
    goals=(made(Goal, what="fewer returns", metric="8 percent", by_when="June"),),
    my_questions=(
        made(MyQuestion, text="How do you plan?", whom=(ANNA.uid,)),
        made(MyQuestion, text="Old?", status="answered"),
    ),
    pay=made(Pay, range="52 to 58 thousand", floor="47500", reply_by="by Friday", notice="six weeks"),
)


def text(sheet: Crib) -> str:
    return as_text(sheet)


def test_ten_blocks_stand_in_their_order_on_one_page() -> None:
    sheet = crib(BOOK, NOW.date())
    assert [block.heading for block in sheet.blocks] == [
        "Who, when, where",
        "Why me",
        "Stories",
        "The plan",
        "Loose ends",
        "My questions",
        "Pay",
        "To take along",
        "Conduct",
        "Before leaving",
    ]
    assert all(block.lines for block in sheet.blocks)
    lines = sheet.page()
    assert len(lines) <= LINES
    assert max(map(width, lines)) <= COLUMNS
    assert sheet.too_long() == 0


def test_the_people_stand_by_weight_with_how_to_say_their_names() -> None:
    who = [line.text for line in crib(BOOK, NOW.date()).blocks[0].lines]
    assert who[0] == "Friday 4 December 2026 at 10:00, on site"
    assert who[1] == "Anna Sörensen (say: SER-en-sen), director, new to me: on-time delivery"
    assert who[2] == "Ben"


def test_what_is_confidential_and_the_floor_never_stand_on_it() -> None:
    sheet = crib(BOOK, NOW.date(), ["percent", "Ben"])
    for form in FORMS.values():
        page = form(sheet, frozenset())
        for secret in ("merger", "40 million", "47500", "Price list", "percent", "Ben"):
            assert secret not in page
    assert sheet.left_out == "2 confidential stories and samples are left out."
    assert sheet.left_out in text(sheet)
    assert HIDDEN in text(sheet)


def test_a_redacted_story_keeps_its_title_and_loses_words_and_figure() -> None:
    told = made(Story, name="The leak", confidential="redacted", number="30 tons", actions=("called them",))
    page = text(crib(Notebook(stories=(told,)), NOW.date()))
    assert "- The leak\n" in page
    assert "30 tons" not in page
    assert "called" not in page


def test_without_an_edge_it_is_not_complete_and_unread_notes_are_named() -> None:
    asked = made(FirstQuestion, text="Why?", flags=("good",))
    sheet = crib(Notebook(interview=INTERVIEW, questions=(asked,)), NOW.date())
    assert sheet.lacks[0] == "What have you that the others may lack? The edge is empty."
    assert sheet.lacks[1] == NEVER_READ
    assert not sheet.complete


def test_nothing_prepared_still_gives_the_conduct_and_the_question_for_the_date() -> None:
    sheet = crib(Notebook(), NOW.date())
    page = text(sheet)
    assert CONDUCT[0] in " ".join(page.split())
    assert "ask when they decide" in page
    assert "STORIES" not in page


def test_too_long_is_counted_and_dropping_and_shortening_make_it_fit() -> None:
    many = tuple(made(MyQuestion, text=f"How do you handle number {n}? " + "word " * 20) for n in range(30))
    book = Notebook(interview=INTERVIEW, my_questions=many, stories=(RETURNS,))
    sheet = crib(book, NOW.date())
    assert sheet.too_long() == len(sheet.page()) - LINES > 0
    dropped = {question.uid for question in many[3:]}
    assert sheet.too_long(dropped) == 0
    assert many[3].text not in " ".join(" ".join(sheet.page(dropped)).split())
    short = crib(book, NOW.date(), short=True).blocks[2].lines[0].text
    assert short == "Halved returns: 12 to 8 percent"
    assert sheet.blocks[2].lines[0].text == "Halved returns: asked the packers first · 12 to 8 percent"


@pytest.mark.parametrize("name", ["<script>alert(1)</script>", "[bold]x[/]", "# *x*"])
def test_markup_in_a_note_stays_text_in_every_form(name: str) -> None:
    sheet = crib(Notebook(stories=(made(Story, name=name),)), NOW.date())
    assert name in as_text(sheet)
    assert "<script>" not in as_html(sheet)
    assert "\n# *" not in as_markdown(sheet)
    assert "- [bold]" not in as_markdown(sheet)


def test_the_page_for_a_printer_is_one_file_without_script_or_network() -> None:
    page = as_html(crib(BOOK, NOW.date()))
    assert page.startswith("<!doctype html>")
    assert "http://" not in page
    assert "https://" not in page
    assert "<script" not in page
    assert "@page" in page
