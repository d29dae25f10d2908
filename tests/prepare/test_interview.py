"""The record of an interview: clean, whole after a journey to disk, patient with strange documents."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.clock import date_of
from trainer.prepare.interview import FORMATS, INTERVIEW_VERSION, Interview, new_interview
from trainer.prepare.moment import Moment
from trainer.prepare.second_form import FIRST_FORMATS

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
ACME = Interview(
    "01",
    "2026-11-22T09:30:00.000Z",
    company="Acme",
    role="Sales planner",
    moment=Moment(date(2026, 12, 4), time(10)),
    format="on site",
    first_format="one-on-one",
    minutes=20,
    recruiter="Ann Lee",
    archived=True,
)
SAVED_BY_VERSION_1: dict[str, Any] = {
    "uid": "01",
    "created": "2026-11-22T09:30:00.000Z",
    "company": "Acme",
    "role": "Sales planner",
    "moment": "2026-12-04T10:00",
    "format": "on site",
    "first_format": "one-on-one",
    "minutes": 20,
    "recruiter": "Ann Lee",
    "archived": True,
    "v": 1,
}


def test_the_document_is_what_version_1_saved_and_is_read_back() -> None:
    assert ACME.document() == SAVED_BY_VERSION_1
    assert Interview.from_document(SAVED_BY_VERSION_1) == ACME


def test_what_is_not_known_takes_no_place_but_the_version_does() -> None:
    assert Interview("01", "then").document() == {"uid": "01", "created": "then", "v": INTERVIEW_VERSION}


def test_a_company_called_unknown_keeps_its_name() -> None:
    assert Interview.from_document(Interview("01", "then", company="unknown").document()).company == "unknown"


TEXTS = st.text(max_size=20)


@given(
    st.builds(
        Interview,
        TEXTS,
        TEXTS,
        company=TEXTS,
        role=TEXTS,
        recruiter=TEXTS,
        moment=st.none() | st.builds(Moment, st.dates(date(1971, 1, 1), date(2999, 12, 31)), st.none()),
        format=st.sampled_from(FORMATS),
        first_format=st.sampled_from(FIRST_FORMATS),
        minutes=st.none() | st.integers(1, 600),
        archived=st.booleans(),
    )
)
def test_every_interview_survives_the_journey_to_disk(interview: Interview) -> None:
    there = json.loads(json.dumps(interview.document()))
    assert Interview.from_document(there) == interview


VALUES = st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.lists(TEXTS)
NAMES = [
    "created",
    "company",
    "role",
    "moment",
    "format",
    "first_format",
    "minutes",
    "recruiter",
    "archived",
    "new",
]


@given(st.dictionaries(st.sampled_from(NAMES), VALUES))
def test_a_value_that_cannot_be_used_counts_as_not_known(document: dict[str, Any]) -> None:
    found = Interview.from_document({**document, "uid": "01"})
    assert found.format in FORMATS
    assert found.first_format in FIRST_FORMATS
    assert found.minutes is None or 1 <= found.minutes <= 600
    assert isinstance(found.company, str)


def test_a_document_without_a_uid_is_no_interview() -> None:
    with pytest.raises(KeyError):
        Interview.from_document({"company": "Acme"})


def test_names_are_cleaned_however_the_interview_is_made() -> None:
    dirty = "\x1b[2JAc\u202eme\n Ltd "
    assert Interview("01", "then", company=dirty).company == "Acme Ltd"
    assert replace(ACME, recruiter=dirty).recruiter == "Acme Ltd"
    assert Interview.from_document({"uid": "01", "role": dirty}).role == "Acme Ltd"


def test_the_study_day_is_that_of_the_date_and_of_nothing_without_one() -> None:
    assert ACME.study_day is not None
    assert date_of(ACME.study_day) == date(2026, 12, 4)
    assert replace(ACME, moment=None).study_day is None


@pytest.mark.parametrize(
    ("role", "company", "title"),
    [
        ("Planner", "Acme", "Planner at Acme"),
        ("", "Acme", "Acme"),
        ("Planner", "", "Planner"),
        ("", "", "Second interview"),
    ],
)
def test_the_title_is_what_is_known(role: str, company: str, title: str) -> None:
    assert Interview("01", "then", company=company, role=role).title == title


def test_a_new_interview_has_an_id_of_its_own_and_the_time_it_was_made() -> None:
    random = Random(1)
    first, second = (new_interview(NOW, random, company="Acme") for _ in range(2))
    assert first.uid != second.uid
    assert (first.created, first.company, first.archived) == ("2026-11-22T09:30:00.000Z", "Acme", False)
