"""The desk and the decks: switched off, edited in the app and outside, with progress that follows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from tests.conftest import StandingClock
from trainer.cards.card_change import edited_card, moved_card, new_card, taken_out
from trainer.cards.deck_edit import EditRefused
from trainer.cards.library import load_library
from trainer.cards.switched_off import switch, switched_off
from trainer.desk import Desk
from trainer.places import places
from trainer.progress.edit_drafts import (
    NEW_CARD,
    EditDraft,
    drop_edit_drafts,
    keep_edit_draft,
    read_edit_drafts,
)
from trainer.progress.privacy import erase_all
from trainer.progress.store import open_store
from trainer.recall.grade import Grade
from trainer.settings import Settings

MINE = """\
## bread
Q: Why bread, of all things?
- people need it: everybody eats | needed every day
- the smell: it smells of home

## rolls
Q: And why rolls, of all things?
- people need it: everybody eats | needed every day
"""


@pytest.fixture
def reopen(tmp_path: Path, small_decks: Path, clock: StandingClock) -> Iterator[Callable[[], Desk]]:
    """Opens a desk with a built-in deck and one of one's own; the one before is closed."""
    desks: list[Desk] = []
    where = places(str(tmp_path / "data"), {})
    where.decks.mkdir(parents=True)
    (where.decks / "mine.md").write_text(MINE)

    def opened() -> Desk:
        if desks:
            desks.pop().store.close()
        library = load_library(small_decks, where.decks)
        desks.append(Desk(where, clock, Settings(), library, open_store(where, clock), Random(7)))
        desks[0].follow_edits()
        return desks[0]

    yield opened
    desks.pop().store.close()


@pytest.fixture
def desk(reopen: Callable[[], Desk]) -> Desk:
    return reopen()


def answer(desk: Desk, deck: str, count: int = 1) -> None:
    session = desk.begin(deck)
    assert session is not None
    for _ in range(count):
        session.grade(session.attempt("everybody eats, it smells of home"), Grade.GOOD)
    session.end()


def file(desk: Desk) -> Path:
    return desk.where.decks / "mine.md"


def test_a_deck_that_is_off_is_not_asked_and_loses_nothing(reopen: Callable[[], Desk]) -> None:
    desk = reopen()
    answer(desk, "mine")
    switch(desk.store, "mine", on=False)
    switch(desk.store, "mine", on=False)
    assert {card.partition("/")[0] for card in desk.today().queue} == {"small"}
    state = desk.store.state("mine/bread")
    desk = reopen()
    assert switched_off(desk.store) == {"mine"}
    assert desk.store.state("mine/bread") == state
    switch(desk.store, "mine", on=True)
    assert switched_off(desk.store) == frozenset()
    assert "mine/rolls" in desk.today().queue


def test_a_deck_asked_for_by_name_is_asked_though_it_is_off(desk: Desk) -> None:
    switch(desk.store, "mine", on=False)
    assert desk.today("mine").queue == ("mine/bread", "mine/rolls")


def test_an_interrupted_sitting_goes_on_without_the_deck_that_went_off(desk: Desk) -> None:
    assert desk.begin() is not None
    switch(desk.store, "mine", on=False)
    left = desk.unfinished()
    assert left is not None
    assert set(left.queue) == {"small/offer", "small/lift"}


def test_an_edit_in_the_app_is_there_at_once_and_can_be_taken_back(desk: Desk) -> None:
    before = file(desk).read_bytes()
    desk.change_cards(edited_card(desk.library, "mine/bread", "## bread\nQ: Why bread?\n- it is good bread"))
    assert desk.asked()["mine/bread"].questions == ("Why bread?",)
    assert desk.last_change is not None
    back = desk.undo_change()
    assert back is not None
    assert back.told == "Taken back: the edit of the card."
    assert file(desk).read_bytes() == before
    assert desk.library.cards["mine/bread"].wordings == ("Why bread, of all things?",)
    assert desk.undo_change() is None


def test_progress_goes_to_another_heading_and_back(desk: Desk) -> None:
    answer(desk, "mine")
    text = file(desk).read_text().partition("\n\n")[0].replace("## bread", "## loaf")
    desk.change_cards(edited_card(desk.library, "mine/bread", text))
    assert desk.store.state("mine/bread") is None
    assert [review.card for review in desk.store.reviews_of("mine/loaf")] == ["mine/loaf"]
    desk.undo_change()
    assert desk.store.state("mine/loaf") is None
    assert len(list(desk.store.reviews_of("mine/bread"))) == 1


def test_progress_and_granted_wordings_go_along_to_another_deck(desk: Desk) -> None:
    answer(desk, "mine")
    point = desk.library.cards["mine/bread"].points[0].id
    desk.store.grant("mine/bread", point, "we all eat")
    desk.change_cards(moved_card(desk.library, "mine/bread", "small"))
    assert "we all eat" in desk.asked()["small/bread"].points[0].wordings
    assert desk.store.state("small/bread") is not None
    desk.undo_change()
    assert "we all eat" in desk.asked()["mine/bread"].points[0].wordings


def test_granted_wordings_follow_an_edited_label_there_and_back(desk: Desk) -> None:
    answer(desk, "mine")
    point = desk.library.cards["mine/bread"].points[0].id
    desk.store.grant("mine/bread", point, "we all eat")
    text = file(desk).read_text().partition("\n\n")[0].replace("people need it:", "that people need it:")
    desk.change_cards(edited_card(desk.library, "mine/bread", text))
    assert "we all eat" in desk.asked()["mine/bread"].points[0].wordings
    desk.undo_change()
    assert "we all eat" in desk.asked()["mine/bread"].points[0].wordings


def test_a_removed_card_keeps_its_history_and_has_no_heir(reopen: Callable[[], Desk]) -> None:
    desk = reopen()
    answer(desk, "mine")
    desk.change_cards(taken_out(desk.library, "mine/bread"))
    assert "mine/bread" not in desk.asked()
    desk = reopen()
    assert desk.moved == ()
    assert desk.store.state("mine/rolls") is None
    assert len(list(desk.store.reviews_of("mine/bread"))) == 1


def test_a_removed_card_comes_back_with_what_it_had(desk: Desk) -> None:
    answer(desk, "mine")
    state = desk.store.state("mine/bread")
    desk.change_cards(taken_out(desk.library, "mine/bread"))
    desk.undo_change()
    assert "mine/bread" in desk.asked()
    assert desk.store.state("mine/bread") == state


def test_a_new_card_is_asked_today(desk: Desk) -> None:
    desk.change_cards(new_card(desk.library, "my-cards", "Q: Why salt?\n- it keeps the bread"))
    assert desk.today("my-cards").queue == ("my-cards/why-salt",)
    desk.undo_change()
    assert not (desk.where.decks / "my-cards.md").exists()
    assert [deck.id for deck in desk.library.decks] == ["small", "mine"]


def test_an_edit_of_a_file_that_was_saved_elsewhere_changes_nothing(desk: Desk) -> None:
    change = edited_card(desk.library, "mine/bread", "## bread\nQ: Why bread?\n- it is good bread")
    file(desk).write_text(MINE + "\n")
    with pytest.raises(EditRefused, match="changed meanwhile"):
        desk.change_cards(change)
    assert file(desk).read_text() == MINE + "\n"
    assert desk.last_change is None


def test_files_edited_outside_are_read_again_and_progress_follows(desk: Desk) -> None:
    answer(desk, "mine")
    assert desk.reload() == ""
    file(desk).write_text(MINE.replace("## bread", "## loaf") + "\nQ: Why salt?\n- it keeps the bread\n")
    assert desk.reload() == "Your deck files were edited: 2 cards new, 1 card gone."
    assert desk.moved == ("mine/bread is now mine/loaf: its progress moved with it.",)
    assert desk.store.state("mine/loaf") is not None
    assert desk.reload() == ""


def test_drafts_of_cards_are_kept_one_by_one(tmp_path: Path) -> None:
    first, second = EditDraft("Q: One", "2026-11-22"), EditDraft("Q: New", "2026-11-22", "my-cards")
    keep_edit_draft(tmp_path / "state", "mine/bread", first)
    keep_edit_draft(tmp_path / "state", NEW_CARD, second)
    assert read_edit_drafts(tmp_path / "state") == {"mine/bread": first, NEW_CARD: second}
    keep_edit_draft(tmp_path / "state", "mine/bread", None)
    assert read_edit_drafts(tmp_path / "state") == {NEW_CARD: second}
    assert drop_edit_drafts(tmp_path / "state") == 1
    assert list((tmp_path / "state").iterdir()) == []


@pytest.mark.parametrize(
    "content", ["", "[]", '{"v": 2}', '{"v": 1, "drafts": {"a": 3}}', "\x00", '{"v": 1}']
)
def test_a_broken_file_of_drafts_is_none(tmp_path: Path, content: str) -> None:
    (tmp_path / "edit-drafts.json").write_text(content)
    assert read_edit_drafts(tmp_path) == {}
    keep_edit_draft(tmp_path, "a/b", EditDraft("Q: x", ""))
    assert list(read_edit_drafts(tmp_path)) == ["a/b"]


def test_erasing_everything_takes_the_drafts_of_cards_too(desk: Desk, clock: StandingClock) -> None:
    keep_edit_draft(desk.where.state, "mine/bread", EditDraft("Q: One", ""))
    desk.store.close()
    erase_all(desk.where, clock)
    assert read_edit_drafts(desk.where.state) == {}
