"""Interviews on disk: one open at a time, others kept, all of it private."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest

from tests.conftest import StandingClock
from trainer.places import Places
from trainer.prepare.interview import Interview, new_interview
from trainer.prepare.interviews import archive, choose, interviews, open_interview, save
from trainer.prepare.moment import Moment
from trainer.progress.privacy import erase_notes
from trainer.progress.store import NotSaved, Store, open_store


class Keeping:
    """A store that can be closed and opened again, and interviews that come one after another."""

    def __init__(self, folder: Path, clock: StandingClock) -> None:
        self.places = Places(folder / "data", folder / "state", folder / "config.toml")
        self.clock = clock
        self.random = Random(5)
        self.store = open_store(self.places, clock)

    def again(self, *, read_only: bool = False) -> Store:
        self.store.close()
        self.store = open_store(self.places, self.clock, read_only=read_only)
        return self.store

    def made(self, company: str, *, archived: bool = False) -> Interview:
        self.clock.move(minutes=1)
        interview = new_interview(self.clock.now(), self.random, company=company, archived=archived)
        save(self.store, interview)
        return interview

    @property
    def open(self) -> str | None:
        interview = open_interview(self.store)
        return interview.company if interview else None


@pytest.fixture
def keeping(tmp_path: Path, clock: StandingClock) -> Iterator[Keeping]:
    made = Keeping(tmp_path, clock)
    yield made
    made.store.close()


def test_nobody_has_an_interview_at_first(keeping: Keeping) -> None:
    assert interviews(keeping.store) == ()
    assert open_interview(keeping.store) is None


def test_an_interview_is_there_after_a_new_start(keeping: Keeping) -> None:
    acme = replace(keeping.made("Acme"), moment=Moment(date(2026, 12, 4)), recruiter="Ann Lee")
    save(keeping.store, acme)
    store = keeping.again()
    assert interviews(store) == (acme,)
    assert open_interview(store) == acme


def test_a_new_interview_is_open_and_the_others_stay(keeping: Keeping) -> None:
    keeping.made("Acme")
    keeping.made("Beta")
    assert keeping.open == "Beta"
    assert [interview.company for interview in interviews(keeping.store)] == ["Acme", "Beta"]


def test_a_past_interview_that_is_kept_opens_nothing(keeping: Keeping) -> None:
    acme = keeping.made("Acme")
    keeping.made("Beta")
    choose(keeping.store, acme.uid)
    keeping.made("Long ago", archived=True)
    assert keeping.open == "Acme"


def test_changing_another_interview_does_not_open_it(keeping: Keeping) -> None:
    acme = keeping.made("Acme")
    keeping.made("Beta")
    save(keeping.store, replace(acme, role="Planner"))
    assert keeping.open == "Beta"
    assert [i.company for i in interviews(keeping.store)] == ["Acme", "Beta"]


def test_the_chosen_one_is_open_also_after_a_new_start(keeping: Keeping) -> None:
    acme = keeping.made("Acme")
    keeping.made("Beta")
    assert choose(keeping.store, acme.uid) == acme
    assert keeping.open == "Acme"
    keeping.again()
    assert keeping.open == "Acme"


def test_putting_the_open_one_away_opens_the_newest_of_the_others(keeping: Keeping) -> None:
    keeping.made("Acme")
    keeping.made("Beta")
    gamma = keeping.made("Gamma")
    assert archive(keeping.store, gamma.uid).archived
    assert keeping.open == "Beta"
    assert len(interviews(keeping.store)) == 3


def test_when_all_are_put_away_none_is_open(keeping: Keeping) -> None:
    archive(keeping.store, keeping.made("Acme").uid)
    assert keeping.open is None


def test_choosing_one_that_was_put_away_takes_it_out_again(keeping: Keeping) -> None:
    acme = keeping.made("Acme")
    archive(keeping.store, acme.uid)
    keeping.made("Beta")
    assert not choose(keeping.store, acme.uid).archived
    assert keeping.open == "Acme"


def test_an_interview_that_is_not_there_cannot_be_chosen_or_put_away(keeping: Keeping) -> None:
    keeping.made("Acme")
    for action in (choose, archive):
        with pytest.raises(KeyError):
            action(keeping.store, "nothing")
    assert keeping.open == "Acme"


def test_what_a_newer_program_saved_beside_it_is_kept(keeping: Keeping) -> None:
    acme = keeping.made("Acme")
    keeping.store.put("interviews", acme.uid, {**acme.document(), "building": "B"})
    save(keeping.store, replace(acme, role="Planner"))
    assert keeping.store.documents("interviews")[acme.uid]["building"] == "B"


def test_a_field_that_was_emptied_is_gone(keeping: Keeping) -> None:
    acme = replace(keeping.made("Acme"), recruiter="Ann Lee")
    save(keeping.store, acme)
    save(keeping.store, replace(acme, recruiter=""))
    assert interviews(keeping.again())[0].recruiter == ""


def test_a_strange_choice_opens_the_newest(keeping: Keeping) -> None:
    keeping.made("Acme")
    keeping.store.put("chosen", "interview", {"v": 1, "interview": ["no", "uid"]})
    assert keeping.open == "Acme"


def test_the_recruiters_name_lies_among_the_notes_and_can_be_erased(keeping: Keeping) -> None:
    save(keeping.store, replace(keeping.made("Acme"), recruiter="Ann Lee"))
    assert {"interviews", "chosen"} <= set(keeping.store.note_tables())
    keeping.store.close()
    holding = [path.name for path in keeping.places.log.iterdir() if b"Ann Lee" in path.read_bytes()]
    assert holding
    assert all(name.startswith("notes-") for name in holding)
    erase_notes(keeping.places, keeping.clock)
    everything = [path for path in keeping.places.data.parent.rglob("*") if path.is_file()]
    assert [path.name for path in everything if b"Ann Lee" in path.read_bytes()] == []
    assert interviews(keeping.again()) == ()


def test_where_nothing_can_be_saved_it_says_so_and_can_still_be_read(keeping: Keeping) -> None:
    acme = keeping.made("Acme")
    store = keeping.again(read_only=True)
    with pytest.raises(NotSaved):
        save(store, replace(acme, company="Beta"))
    assert keeping.open == "Acme"
