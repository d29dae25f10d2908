"""Every kind of note: its form asks for what it has, in words, and all of it is saved."""

from __future__ import annotations

from contextlib import closing
from dataclasses import fields, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from trainer.clock import SystemClock
from trainer.places import places
from trainer.prepare.kinds import BY_TABLE, KINDS
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.note import Note
from trainer.prepare.notes import notes, save
from trainer.prepare.story import Story
from trainer.progress.store import open_store

NOW = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)
NOT_ASKED = {
    "debrief": {"step", "field", "round", "read_on"},
    "questions": {"round"},
}


def filled(kind: type[Note]) -> dict[str, Any]:
    """Something in every field of the form."""
    values: dict[str, Any] = {}
    for field in kind.FORM:
        first = field.choices[-1].value if field.choices else f"{field.label} 7"
        many = field.shape in ("lines", "choices", "links")
        values[field.name] = (first,) if many else True if field.shape == "yes" else first
    return values


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.TABLE)
def test_a_form_asks_for_everything_that_its_note_has(kind: type[Note]) -> None:
    shared = {field.name for field in fields(Note)}
    asked = {field.name for field in kind.FORM}
    own = {field.name for field in fields(kind)} - shared
    assert own == asked | NOT_ASKED.get(kind.TABLE, set())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.TABLE)
def test_shapes_and_values_fit_together(kind: type[Note]) -> None:
    empty = kind.new(NOW, Random(1), "i1")
    for field in kind.FORM:
        value = getattr(empty, field.name)
        if field.shape in ("lines", "choices", "links"):
            assert value == ()
        elif field.shape == "yes":
            assert value is False
        else:
            assert isinstance(value, str)
        assert bool(field.choices) == (field.shape in ("choice", "choices"))
        assert (field.links in BY_TABLE) == (field.shape in ("link", "links"))
        keys = [choice.key for choice in field.choices if choice.key]
        assert len(keys) == len(set(keys))
        assert field.label
        assert not field.hint.endswith(" ")


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.TABLE)
def test_a_note_that_is_filled_in_is_the_same_after_a_restart(kind: type[Note], tmp_path: Path) -> None:
    note = kind.new(NOW, Random(1), "i1", **filled(kind))
    with closing(open_store(places(str(tmp_path), {}), SystemClock(NOW))) as store:
        save(store, note)
    with closing(open_store(places(str(tmp_path), {}), SystemClock(NOW))) as store:
        assert notes(store, kind, "i1") == (note,)
        assert kind.TABLE in store.note_tables()
    assert note.title.strip()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.TABLE)
def test_an_empty_note_has_a_title_and_what_it_lacks_is_told_in_sentences(kind: type[Note]) -> None:
    empty = kind.new(NOW, Random(1), "i1")
    assert empty.title
    assert empty.empty
    for sentence in empty.lacks:
        assert sentence[0].isupper() or sentence[0] == '"'
        assert sentence[-1] in ".?"
        assert "!" not in sentence


def test_what_stands_in_a_form_from_the_start_is_no_content_and_what_is_chosen_is() -> None:
    story, question = Story.new(NOW, Random(1)), MyQuestion.new(NOW, Random(1), "i1")
    assert (story.confidential, question.status) == ("no", "open")
    assert story.empty
    assert question.empty
    assert not replace(story, confidential="yes").empty
    assert not replace(question, status="answered").empty
    assert replace(story, place=3.0).empty
