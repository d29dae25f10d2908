"""Notes: what is written stays, is cleaned, and survives a newer program."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from trainer.clock import SystemClock
from trainer.places import places
from trainer.prepare.notes import notes, remove, save, save_all
from trainer.prepare.person import Person
from trainer.progress.store import Store, open_store

NOW = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)


def opened(tmp_path: Path) -> closing[Store]:
    return closing(open_store(places(str(tmp_path), {}), SystemClock(NOW)))


def test_a_person_is_the_same_after_a_restart(tmp_path: Path) -> None:
    anna = Person.new(NOW, Random(1), "i1", name="Anna", level="director", looked_for=("figures", "calm"))
    with opened(tmp_path) as store:
        save(store, anna)
    with opened(tmp_path) as store:
        assert notes(store, Person, "i1") == (anna,)
        assert notes(store, Person, "another") == ()


def test_notes_stand_in_their_places_and_can_be_taken_away_and_brought_back(tmp_path: Path) -> None:
    first, second = (Person.new(NOW, Random(n), "i1", name=str(n), place=float(n)) for n in (1, 2))
    with opened(tmp_path) as store:
        save_all(store, [second, first])
        remove(store, first)
        assert notes(store, Person, "i1") == (second,)
        save(store, first)
        assert notes(store, Person, "i1") == (first, second)


def test_texts_are_cleaned_and_empty_lines_are_dropped() -> None:
    person = Person.new(NOW, Random(1), "i1", name=" A\x1b[31m nna\n", looked_for=("", " pace \x00"))
    assert "\x1b" not in person.name
    assert person.name == person.name.strip()
    assert person.looked_for == ("pace",)


def test_what_a_newer_program_wrote_is_kept_and_what_is_no_use_counts_as_empty(tmp_path: Path) -> None:
    with opened(tmp_path) as store:
        odd = {"v": 9, "interview": "i1", "name": 7, "looked_for": "x", "shoe_size": 44, "met_before": True}
        store.put(Person.TABLE, "u1", odd)
        (person,) = notes(store, Person, "i1")
        assert (person.name, person.looked_for, person.met_before) == ("", (), True)
        save(store, person)
        assert store.documents(Person.TABLE)["u1"]["shoe_size"] == 44


def test_somebody_of_whom_nothing_is_known_is_empty_and_says_what_is_missing() -> None:
    person = Person.new(NOW, Random(1), "i1")
    assert person.empty
    assert person.lacks == ("What did they look for?",)
    assert person.rank == 0
