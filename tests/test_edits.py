"""Progress follows a card through edits of its deck."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.conftest import SMALL_DECK, StandingClock
from trainer.cards.library import load_library
from trainer.desk import Desk
from trainer.places import places
from trainer.progress.store import open_store
from trainer.recall.grade import Grade
from trainer.settings import Settings


@pytest.fixture
def reopened(tmp_path: Path, small_decks: Path, clock: StandingClock) -> Reopen:
    return Reopen(tmp_path, small_decks, clock)


class Reopen:
    """Writes the deck anew and opens the desk over it, as the next start does."""

    def __init__(self, folder: Path, decks: Path, clock: StandingClock) -> None:
        self._where = places(str(folder / "data"), {})
        self._decks = decks
        self._clock = clock
        self._desk: Desk | None = None

    def __call__(self, deck: str, name: str = "small.md") -> Desk:
        if self._desk:
            self._desk.leave()
            self._desk.store.close()
        for path in self._decks.glob("*.md"):
            path.unlink()
        (self._decks / name).write_text(deck)
        library = load_library(self._decks, self._where.decks)
        self._desk = Desk(
            self._where, self._clock, Settings(), library, open_store(self._where, self._clock), Random(7)
        )
        self._desk.follow_edits()
        return self._desk


def answer_all(desk: Desk) -> None:
    session = desk.begin()
    assert session is not None
    while session.question():
        session.grade(session.attempt("thank you, good morning"), Grade.GOOD)
    session.end()


def test_a_new_id_for_the_same_question_keeps_its_progress(reopened: Reopen) -> None:
    desk = reopened(SMALL_DECK)
    answer_all(desk)
    before = desk.store.state("small/offer")
    desk = reopened(SMALL_DECK.replace("## offer", "## job-offer"))
    after = desk.store.state("small/job-offer")
    assert before is not None
    assert after is not None
    assert (after.due, after.stability, after.reps) == (before.due, before.stability, 1)
    assert desk.moved == ("small/offer is now small/job-offer: its progress moved with it.",)
    assert [review.card for review in desk.store.reviews()].count("small/job-offer") == 1


def test_a_deck_with_a_new_name_keeps_its_progress(reopened: Reopen) -> None:
    answer_all(reopened(SMALL_DECK))
    desk = reopened(SMALL_DECK, "renamed.md")
    assert {"renamed/offer", "renamed/lift"} <= set(desk.store.states())
    assert desk.today().new == 0


def test_another_question_under_a_new_id_is_another_card(reopened: Reopen) -> None:
    answer_all(reopened(SMALL_DECK))
    desk = reopened("## penguin\nQ: Why does a penguin wear a hat?\n- any idea: sun | rain | style\n")
    assert desk.moved == ()
    assert desk.store.state("small/penguin") is None
    assert desk.store.state("small/offer") is not None


def test_a_granted_wording_follows_an_edited_label(reopened: Reopen) -> None:
    desk = reopened(SMALL_DECK)
    point = desk.library.cards["small/offer"].points[2].id
    answer_all(desk)
    desk.store.grant("small/offer", point, "put down on paper")
    desk = reopened(SMALL_DECK.replace("- the offer in writing:", "- that you want the offer in writing:"))
    asked = desk.asked()["small/offer"].points[2]
    assert asked.id != point
    assert "put down on paper" in asked.wordings
    assert ("small/offer", point) not in desk.store.granted()


def test_a_second_start_has_nothing_more_to_tell(reopened: Reopen) -> None:
    answer_all(reopened(SMALL_DECK))
    edited = SMALL_DECK.replace("## offer", "## job-offer")
    assert reopened(edited).moved != ()
    assert reopened(edited).moved == ()
