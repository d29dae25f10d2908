"""Names that the notes hold do not leave with a text, however they are written; the rest of it stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.prepare.named import Named
from trainer.recall.addresses import without_addresses
from trainer.recall.anonymity import Anonymity

NAMED = Named(
    names=(
        ("firm", "Acme Widgets GmbH"),
        ("firm", "Apple Inc."),
        ("person", "Anna Becker-Müller"),
        ("person", "Will O’Brien"),
        ("person", "Dr. Li Wu"),
        ("person", "karen"),
        ("person", "the tall man from finance"),
        ("person", "田中 さくら"),
        ("protected", "Project Falcon"),
        ("protected", "C++"),
        ("protected", "\u0301"),
    ),
    texts=(
        "2018-2022 Sales Planner, Siemens AG, Leipzig",
        "Cut scrap by 30 % at Contoso in March",
        "Visited the plant. Bosch: two weeks",
        "Depot West, since 2021",
        "Then the depot closed",
    ),
)
COMMON = ("sales", "planner", "will", "cut", "scrap", "visited", "the", "plant", "apple", "week")
ANONYMITY = Anonymity(NAMED, COMMON)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I told anna, and BECKER MULLER agreed.", "I told someone, and someone agreed."),
        ("Will said that O'Brien's plan will work.", "someone said that someone's plan will work."),
        ("Dr Wu asked Karen.", "Dr someone asked someone."),
        ("The tall man from finance nodded.", "someone nodded."),
        ("At acme widgets we grew; Acme's own figures.", "At the firm we grew; the firm's own figures."),
        ("An apple a day at Apple.", "An apple a day at the firm."),
        (
            "project   falcon and PROJECT-FALCON in c++, not in c",
            "something and something in something, not in c",
        ),
        ("sales at siemens, then bosch, in LEIPZIG", "sales at that name, then that name, in that name"),
        ("I left depot west when our depot closed", "I left depot that name when our depot closed"),
        ("a sales planner visited contoso in March", "a sales planner visited that name in March"),
        ("私は田中さんと話した", "私はsomeoneさんと話した"),
    ],
)
def test_a_name_becomes_a_neutral_word(text: str, left: str) -> None:
    assert ANONYMITY.of(text) == left


def test_accents_make_no_difference_and_leave_with_their_letter() -> None:
    for written in ("Müller", "Mu\u0308ller", "Muller", "MÜLLER", "Müllér", "Mülle\u0301r\u0301"):
        assert ANONYMITY.of(f"I asked {written} twice.") == "I asked someone twice."


def test_a_name_inside_another_word_is_none() -> None:
    assert ANONYMITY.of("The annals of beckering, wuthering") == "The annals of beckering, wuthering"


def test_without_notes_a_text_stays_as_it_is() -> None:
    assert Anonymity(Named((), ()), ()).of("Anna went to Leipzig.") == "Anna went to Leipzig."


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Write to anna.b@acme-gmbh.de.", "Write to an e-mail address."),
        ("See https://a.example/x?y=1, www.b.de!", "See a web page, a web page!"),
        ("See linkedin.com/in/anna.", "See a web page."),
        ("Call +49 (0)341 / 123 45-67 now", "Call a telephone number now"),
        ("0341 1234567 or 555-0199.", "a telephone number or a telephone number."),
        ("I am @anna_b there", "I am an account there"),
    ],
)  # fmt: skip
def test_addresses_and_telephone_numbers_go(text: str, left: str) -> None:
    assert without_addresses(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "1,200,000 or 1 200 000 or 1.200.000 euro, 150000 a year, from 3.5 to 12 %",
        "from 2018-2022 and since 22.11.2026, 2026-11-22",
        "that is it.Then we did e.g. Node.js, and/or 24/7",
        "I ran 40 to 50 to 60 of them",
    ],
)
def test_figures_days_and_loose_dots_stay(text: str) -> None:
    assert without_addresses(text) == text


NAMES = (
    "anna",
    "BECKER",
    "müller",
    "Siemens",
    "leipzig",
    "contoso",
    "karen",
    "Li Wu",
    "acme",
    "project falcon",
)
hostile = st.text(st.characters(codec="utf-8"), max_size=40) | st.text(
    "@.:/+-()0123456789 aA\u0301\u202e", max_size=60
)


@given(st.lists(st.tuples(hostile, st.sampled_from(NAMES)), max_size=6))
def test_no_text_around_it_hides_a_name(parts: list[tuple[str, str]]) -> None:
    text = ANONYMITY.of("".join(f"{around} {name} " for around, name in parts))
    assert "\u202e" not in text
    assert not {name for name in NAMES if f" {name} " in text}


@pytest.mark.parametrize(
    "piece", ["a", "a.", "1 ", "a@", "@", "www.", "a-", "+", "anna ", "anna", "\u0301", "田"]
)
def test_a_hundred_thousand_signs_come_to_an_end(piece: str) -> None:
    assert "anna " not in ANONYMITY.of(piece * (100_000 // len(piece)))
