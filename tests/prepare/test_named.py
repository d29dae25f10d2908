"""What the notes name is found in every interview, in fields for names and in running text."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random

from tests.conftest import StandingClock
from trainer.places import places
from trainer.prepare.confidential import protect
from trainer.prepare.cv_line import CvLine
from trainer.prepare.interview import new_interview
from trainer.prepare.interviews import archive
from trainer.prepare.interviews import save as save_interview
from trainer.prepare.named import Named, named
from trainer.prepare.notes import save
from trainer.prepare.own_points import OwnPoint, keep
from trainer.prepare.person import Person
from trainer.prepare.prepared_answers import prepare_answer
from trainer.prepare.stakeholder import Stakeholder
from trainer.progress.store import open_store

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


def test_nothing_noted_names_nobody(tmp_path: Path) -> None:
    assert named(open_store(places(str(tmp_path), {}), StandingClock(NOW))) == Named((), ())


def test_names_of_all_interviews_and_further_texts_are_found(tmp_path: Path) -> None:
    store, random = open_store(places(str(tmp_path), {}), StandingClock(NOW)), Random(7)
    old = new_interview(NOW, random, company="Contoso", recruiter="Ines")
    save_interview(store, old)
    archive(store, old.uid)
    save(
        store, Person.new(NOW, random, old.uid, name="Anna", say_as="AN-na", interests=("Leipzig", "rowing"))
    )
    save(store, Stakeholder.new(NOW, random, old.uid, name="Bela", function="head of Sales"))
    save(store, CvLine.new(NOW, random, old.uid, text="Planner at Siemens"))
    keep(store, [OwnPoint.new("a/b", "the Oslo project", ["Oslo"])])
    prepare_answer(store, "a/b", "In Oslo\nwith Jo")
    protect(store, "Falcon")
    found = named(store)
    assert set(found.names) == {
        *{("firm", "Contoso"), ("person", "Ines"), ("person", "Anna"), ("person", "AN-na")},
        *{("person", "Bela"), ("protected", "Falcon")},
    }
    assert set(found.texts) == {
        *{"Leipzig", "rowing", "head of Sales", "Planner at Siemens"},
        *{"the Oslo project", "Oslo", "In Oslo", "with Jo"},
    }
