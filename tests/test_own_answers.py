"""What the candidate adds to cards: points and answers of one's own, and the confidential list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from tests.conftest import SMALL_DECK, StandingClock
from trainer.cards.library import load_library
from trainer.desk import Desk
from trainer.places import places
from trainer.prepare.confidential import protect, protected_words, unprotect
from trainer.prepare.own_points import OwnPoint, choose, keep, own_points, remove
from trainer.prepare.prepared_answers import prepare_answer
from trainer.progress.privacy import erase_notes
from trainer.progress.store import open_store
from trainer.recall.verdict import Spoken
from trainer.settings import Settings

OFFER, LIFT = "small/offer", "small/lift"
Reopen = Callable[[], Desk]


@pytest.fixture
def reopen(tmp_path: Path, small_decks: Path, clock: StandingClock) -> Iterator[Reopen]:
    """Opens a desk as the next start does; the one before is closed."""
    opened: list[Desk] = []
    where = places(str(tmp_path / "data"), {})

    def open_it() -> Desk:
        for desk in opened:
            desk.store.close()
        library = load_library(small_decks, where.decks)
        desk = Desk(where, clock, Settings(), library, open_store(where, clock), Random(7))
        opened.append(desk)
        return desk

    yield open_it
    for desk in opened:
        desk.store.close()


SALES = OwnPoint.new(OFFER, "sales rose by 18 percent", ("sales rose by 18 percent", "18 percent"))


def test_a_point_of_ones_own_joins_its_card_after_a_restart(reopen: Reopen) -> None:
    keep(reopen().store, [SALES])
    asked = reopen().asked()
    added = asked[OFFER].points[-1]
    assert (added.label, added.wordings, added.personal, added.must) == (
        SALES.label, SALES.wordings, True, False,
    )  # fmt: skip
    assert len(asked[LIFT].points) == 2


def test_it_can_be_edited_made_a_must_and_removed_under_one_id(reopen: Reopen) -> None:
    store = reopen().store
    keep(store, [SALES])
    changed = replace(SALES, label="sales up 18 percent", must=True)
    keep(store, [changed])
    assert own_points(store) == {OFFER: (changed,)}
    assert reopen().asked()[OFFER].points[-1].must
    remove(reopen().store, changed)
    assert own_points(reopen().store) == {}


def test_choosing_keeps_exactly_what_was_chosen(reopen: Reopen) -> None:
    store = reopen().store
    other = OwnPoint.new(OFFER, "trained three juniors", ("trained three juniors",))
    elsewhere = replace(SALES, card=LIFT)
    keep(store, [elsewhere])
    choose(store, OFFER, [SALES, other])
    choose(store, OFFER, [other])
    assert own_points(store) == {LIFT: (elsewhere,), OFFER: (other,)}
    choose(store, OFFER, [])
    assert own_points(store) == {LIFT: (elsewhere,)}


def test_a_point_of_ones_own_may_have_the_label_of_one_in_the_deck(reopen: Reopen) -> None:
    desk = reopen()
    label = desk.asked()[OFFER].points[0].label
    keep(desk.store, [OwnPoint.new(OFFER, label, (label,))])
    ids = [point.id for point in desk.asked()[OFFER].points]
    assert len(ids) == len(set(ids)) == 4


def test_points_and_answers_follow_a_card_that_has_a_new_id(reopen: Reopen, small_decks: Path) -> None:
    desk = reopen()
    keep(desk.store, [SALES])
    prepare_answer(desk.store, LIFT, "Good morning, I am Ada.")
    (small_decks / "small.md").write_text(SMALL_DECK.replace("## offer", "## the-offer"), "utf-8")
    desk.store.move_card(OFFER, "small/the-offer")
    asked = reopen().asked()
    assert asked["small/the-offer"].points[-1].label == SALES.label
    assert asked[LIFT].card.prepared == "Good morning, I am Ada."
    moved = own_points(desk.store)["small/the-offer"][0]
    remove(reopen().store, moved)
    assert own_points(reopen().store) == {}


def test_the_decks_own_answer_stands_above_the_candidates(reopen: Reopen) -> None:
    desk = reopen()
    prepare_answer(desk.store, OFFER, "Mine.")
    prepare_answer(desk.store, LIFT, "Mine.")
    asked = desk.asked()
    assert (asked[OFFER].card.prepared or "").startswith("Thank you")
    assert asked[LIFT].card.prepared == "Mine."
    prepare_answer(desk.store, LIFT, " ")
    assert desk.asked()[LIFT].card.prepared is None


def test_a_protected_word_in_an_answer_is_flagged_and_changes_no_point(reopen: Reopen) -> None:
    desk = reopen()
    asked = desk.asked()[OFFER]
    answer = "Thank you. At ORION  Labs I would have signed at once, but Orion alone is a star."
    before = desk.judge.judge(Spoken.on(asked, asked.questions[0], answer))
    protect(desk.store, "Orion Labs")
    protect(desk.store, "orion labs")
    protect(desk.store, " ")
    after = desk.judge.judge(Spoken.on(asked, asked.questions[0], answer))
    assert protected_words(desk.store) == ("Orion Labs",)
    (flag,) = [flag for flag in after.flags if flag.name == "protected"]
    assert [answer[start:end] for start, end in flag.spans] == ["ORION  Labs"]
    assert after.points == before.points
    assert "protected" not in {flag.name for flag in before.flags}
    unprotect(desk.store, "ORION LABS")
    assert protected_words(desk.store) == ()


def test_all_of_it_is_erased_with_the_notes(reopen: Reopen, clock: StandingClock) -> None:
    desk = reopen()
    keep(desk.store, [SALES])
    prepare_answer(desk.store, LIFT, "Mine.")
    protect(desk.store, "Orion")
    where = desk.where
    desk.store.close()
    erase_notes(where, clock)
    assert reopen().store.note_tables() == ()
    assert not any(b"18 percent" in path.read_bytes() for path in where.data.rglob("*") if path.is_file())
