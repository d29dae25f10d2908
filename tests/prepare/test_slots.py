"""Slots: what fills them, and where to fill an empty one."""

from __future__ import annotations

import dataclasses
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.prepare.notes_made import a, some
from trainer.cards.library import load_library
from trainer.cards.slots import SLOTS, ask
from trainer.places import builtin_decks
from trainer.prepare.aim import Aim
from trainer.prepare.fact import Fact
from trainer.prepare.interview import Interview
from trainer.prepare.kinds import BY_TABLE
from trainer.prepare.notebook import TABLES, Notebook
from trainer.prepare.person import Person
from trainer.prepare.pitch import Pitch
from trainer.prepare.skill import Skill
from trainer.prepare.slot_sources import SLOT_SOURCES, slot_named
from trainer.prepare.slot_values import values_of

LIBRARY = load_library(builtin_decks(), Path("nowhere"))


def test_every_slot_has_a_field_that_fills_it() -> None:
    assert SLOT_SOURCES.keys() == SLOTS.keys()
    for source in SLOT_SOURCES.values():
        fields = {field.name for field in source.kind.FORM} if source.kind else set(dir(Interview))
        assert source.field in fields | {field.name for field in dataclasses.fields(Interview)}
        assert set(source.known) <= fields


def test_the_words_of_what_is_missing_name_the_slot() -> None:
    assert {slot_named(words) for words in SLOTS.values()} == set(SLOTS)
    assert slot_named("something else") is None


def test_a_part_of_the_notebook_stands_for_every_kind() -> None:
    parts = {field.name for field in dataclasses.fields(Notebook)} - {"interview"}
    assert parts == TABLES.keys()
    assert set(TABLES.values()) == set(BY_TABLE)


def test_an_empty_notebook_fills_nothing() -> None:
    assert values_of(Notebook()) == {}


def test_several_values_become_several_points_and_other_words_one() -> None:
    book = Notebook(skills=some(Skill, {"words": "pace", "also": ("speed",)}, {"words": "calm"}))
    values = values_of(book)
    assert values["skill.1"] == ("pace | speed",)
    asked = ask(LIBRARY.find("three-skills-they-want"), values)
    (pace, calm) = [point for point in asked.points if point.personal]
    assert set(pace.wordings) >= {"pace", "speed"}
    assert "calm" in calm.wordings


def test_a_line_of_a_cv_keeps_its_bars() -> None:
    book = Notebook(pitch=a(Pitch, edge="Planner | Nord | 2019"))
    assert values_of(book)["edge"] == ("Planner, Nord, 2019",)


def test_what_is_not_known_fills_nothing_and_the_heaviest_person_comes_first() -> None:
    people = some(
        Person,
        {"name": "Ada", "level": "hr", "looked_for": ("?",)},
        {"name": "Ben", "level": "board", "looked_for": ("figures",)},
    )
    values = values_of(Notebook(people=people))
    assert values["interviewer.name"] == ("Ben", "Ada")
    assert values["interviewer.looked_for"] == ("figures",)


def test_objectives_and_obstacles_are_kept_apart() -> None:
    aims = some(Aim, {"text": "grow"}, {"text": "two systems", "side": "obstacle"})
    values = values_of(Notebook(aims=aims))
    assert (values["company.objective"], values["company.obstacle"]) == (("grow",), ("two systems",))


@given(st.lists(st.text(max_size=40), max_size=4))
def test_no_text_of_a_note_breaks_a_card(texts: list[str]) -> None:
    book = Notebook(
        facts=some(Fact, *({"text": text, "topic": "news", "question": text} for text in texts)),
        skills=some(Skill, *({"words": text, "rating": "below"} for text in texts)),
        people=some(Person, *({"name": text, "expected": True, "interests": (text,)} for text in texts)),
    )
    values = values_of(book)
    assert all(value.strip() for found in values.values() for value in found)
    for card in LIBRARY.cards.values():
        asked = ask(card, values)
        assert all(wording for point in asked.points for wording in point.wordings)
        assert all("\n" not in question for question in asked.questions)
