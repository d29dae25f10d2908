"""Which field a card opens when something of it is missing."""

from __future__ import annotations

from pathlib import Path

from tests.prepare.notes_made import a
from trainer.cards.library import load_library
from trainer.cards.model import Card, KeyPoint, Slot
from trainer.cards.slots import SLOTS, ask
from trainer.places import builtin_decks
from trainer.prepare.asking import asking
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.goal import Goal
from trainer.prepare.notebook import Notebook
from trainer.prepare.openings import openings
from trainer.prepare.pay import Pay
from trainer.prepare.skill import Skill

CARDS = load_library(builtin_decks(), Path("nowhere")).cards


def card_of(*slots: str) -> Card:
    points = tuple(KeyPoint(slot, f"{{{slot}}}", (Slot(slot),)) for slot in slots)
    return Card("deck", "card", ("Why?",), points)


def test_every_empty_slot_opens_a_field_of_a_form() -> None:
    for slot in SLOTS:
        (found,) = openings(ask(card_of(slot), {}), None, Notebook())
        assert found.note is None
        assert found.sentence == f"Prep needed: {SLOTS[slot]}."
        assert found.kind is None or found.field in {field.name for field in found.kind.FORM}


def test_the_note_that_lacks_it_is_opened_and_a_new_one_only_without() -> None:
    done, bare = a(Goal, what="g", method="m"), a(Goal, what="h")
    asked = ask(card_of("plan.method"), {})
    assert openings(asked, None, Notebook(goals=(done, bare)))[0].note == bare
    assert openings(asked, None, Notebook(goals=(done,)))[0].note is None
    pay = a(Pay, range="50")
    assert openings(ask(card_of("notice.period"), {}), None, Notebook(pay=pay))[0].note == pay


def test_a_new_note_starts_with_what_is_known_of_it() -> None:
    (found,) = openings(ask(card_of("role.gap"), {}), None, Notebook(skills=(a(Skill, words="pace"),)))
    assert (found.kind, found.field, dict(found.known)) == (Skill, "rating", {"rating": "below"})


def test_the_better_answer_is_written_before_its_card_is_answered() -> None:
    question = a(FirstQuestion, text="Why?", flags=("struggled",))
    found = asking(CARDS, Notebook(questions=(question,)), {}, {}, {})
    id_ = next(iter(found.made))
    first, *more = openings(found.cards[id_], found.made[id_], found.book)
    assert (first.note, first.field, first.before) == (question, "better", True)
    assert first.sentence == "Write the better answer first. You can drill it once it is written."
    assert more == []
    assert openings(found.cards["fit/five-years"], None, found.book) == ()
