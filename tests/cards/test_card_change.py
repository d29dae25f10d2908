"""Own cards edited, added, moved and removed in their files, and all of it taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from trainer.cards.card_change import (
    CardChange,
    deck_for,
    edited_card,
    has_original,
    moved_card,
    new_card,
    retagged_card,
    taken_out,
    text_of,
    write,
)
from trainer.cards.deck_edit import EditRefused
from trainer.cards.library import Library, load_library, reread
from trainer.cards.library_change import compared

FIT = """\
---
title = "A good fit"
seconds = 40
---

## why-us
Q: Why us?
- products

## now
Q: Now?
- yes
"""
MINE = "## one\nQ: One?\n- a\n\n## two\nQ: Two?\n- b\n"


class Shelf:
    """Two folders of decks and the library over them."""

    def __init__(self, folder: Path) -> None:
        self.builtin, self.own = folder / "builtin", folder / "own"
        self.builtin.mkdir()
        self.own.mkdir()
        (self.builtin / "fit.md").write_text(FIT)
        (self.own / "mine.md").write_text(MINE)
        self.library = load_library(self.builtin, self.own)

    def take(self, change: CardChange) -> Library:
        write(change)
        self.library = reread(self.library)
        return self.library

    def files(self) -> dict[str, bytes]:
        return {path.name: path.read_bytes() for path in sorted(self.own.iterdir())}


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def test_an_own_card_is_edited_in_its_file(shelf: Shelf) -> None:
    text = text_of(shelf.library, "mine/one")
    library = shelf.take(edited_card(shelf.library, "mine/one", text.replace("- a", "- a\n- c")))
    assert [point.label for point in library.cards["mine/one"].points] == ["a", "c"]
    assert shelf.files()["mine.md"].decode() == MINE.replace("- a", "- a\n- c")


def test_a_built_in_card_is_copied_at_the_first_edit_and_its_deck_keeps_title_and_seconds(
    shelf: Shelf,
) -> None:
    before = shelf.library.cards["fit/why-us"]
    text = text_of(shelf.library, "fit/why-us").replace("products", "your bread")
    library = shelf.take(edited_card(shelf.library, "fit/why-us", text))
    assert library.is_own("fit/why-us")
    assert has_original(library, "fit/why-us")
    assert not library.is_own("fit/now")
    assert library.cards["fit/why-us"].seconds == before.seconds == 40
    assert library.deck("fit").title == "A good fit"
    assert (shelf.builtin / "fit.md").read_text() == FIT
    second = text_of(library, "fit/why-us").replace("bread", "rolls")
    library = shelf.take(edited_card(library, "fit/why-us", second))
    assert library.cards["fit/why-us"].points[0].label == "your rolls"
    assert list(shelf.files()) == ["fit.md", "mine.md"]


def test_another_heading_is_another_id_and_is_told_so(shelf: Shelf) -> None:
    text = text_of(shelf.library, "mine/two").replace("## two", "## second")
    change = edited_card(shelf.library, "mine/two", text)
    assert change.moved == ("mine/two", "mine/second")
    assert list(shelf.take(change).cards)[-1] == "mine/second"


def test_mistakes_are_not_written(shelf: Shelf) -> None:
    with pytest.raises(EditRefused, match="mistakes"):
        edited_card(shelf.library, "mine/one", "Q: One?\n- x: @nothing")
    assert shelf.files()["mine.md"].decode() == MINE


def test_a_new_card_begins_a_deck_that_is_not_there(shelf: Shelf) -> None:
    change = new_card(shelf.library, "My Cards", "Q: Why bread?\n- it smells\n- people need it")
    library = shelf.take(change)
    assert change.card == "my-cards/why-bread"
    assert library.deck("my-cards").title == "My Cards"
    assert shelf.files()["my-cards.md"].decode().endswith("Q: Why bread?\n- it smells\n- people need it\n")


def test_the_same_question_twice_gets_an_id_of_its_own(shelf: Shelf) -> None:
    shelf.take(new_card(shelf.library, "my-cards", "Q: Why bread?"))
    change = new_card(shelf.library, "my-cards", "Q: Why bread?")
    shelf.take(change)
    assert change.card == "my-cards/why-bread-2"
    assert shelf.library.cards[change.card].unfinished


def test_a_new_card_in_a_built_in_deck_lies_in_the_own_folder(shelf: Shelf) -> None:
    library = shelf.take(new_card(shelf.library, "a GOOD fit", "Q: Why here?\n- the river"))
    assert [card.id for card in library.deck("fit").cards] == ["why-us", "now", "why-here"]
    assert library.is_own("fit/why-here")


def test_a_card_moves_with_its_lines_and_keeps_its_id_where_it_is_free(shelf: Shelf) -> None:
    change = moved_card(shelf.library, "mine/one", "fit")
    library = shelf.take(change)
    assert change.moved == ("mine/one", "fit/one")
    assert "mine/one" not in library.cards
    assert library.cards["fit/one"].points[0].label == "a"
    back = shelf.take(moved_card(library, "fit/one", "mine"))
    assert list(back.cards) == ["fit/why-us", "fit/now", "mine/two", "mine/one"]


@pytest.mark.parametrize("card", ["fit/why-us"])
def test_a_built_in_card_neither_moves_nor_goes(shelf: Shelf, card: str) -> None:
    with pytest.raises(EditRefused, match="built-in"):
        moved_card(shelf.library, card, "mine")
    with pytest.raises(EditRefused, match="built-in"):
        taken_out(shelf.library, card)


def test_a_removed_copy_uncovers_the_built_in_card(shelf: Shelf) -> None:
    text = text_of(shelf.library, "fit/now").replace("yes", "soon")
    library = shelf.take(edited_card(shelf.library, "fit/now", text))
    with pytest.raises(EditRefused, match="built-in"):
        moved_card(library, "fit/now", "mine")
    library = shelf.take(taken_out(library, "fit/now"))
    assert library.cards["fit/now"].points[0].label == "yes"
    assert not library.is_own("fit/now")


def test_every_change_can_be_taken_back_to_the_byte(shelf: Shelf) -> None:
    before = shelf.files()
    text = text_of(shelf.library, "mine/two").replace("## two", "## second")
    changes: list[Callable[[], CardChange]] = [
        lambda: edited_card(shelf.library, "mine/one", "## one\nQ: One?\n- other"),
        lambda: edited_card(shelf.library, "fit/now", "## now\nQ: Now?\n- later"),
        lambda: edited_card(shelf.library, "mine/two", text),
        lambda: moved_card(shelf.library, "mine/second", "new deck"),
        lambda: new_card(shelf.library, "new deck", "Q: More?"),
        lambda: retagged_card(shelf.library, "mine/one", ["pay"]),
        lambda: taken_out(shelf.library, "mine/one"),
    ]
    done = []
    for make in changes:
        change = make()
        shelf.take(change)
        done.append(change)
    for change in reversed(done):
        shelf.take(change.reverse)
    assert shelf.files() == before
    assert shelf.library.cards == load_library(shelf.builtin, shelf.own).cards


def test_a_file_that_was_changed_meanwhile_is_left_alone(shelf: Shelf) -> None:
    change = edited_card(shelf.library, "mine/one", "## one\nQ: One?\n- other")
    (shelf.own / "mine.md").write_text(MINE + "\n## three\nQ: Three?\n")
    with pytest.raises(EditRefused, match="changed meanwhile"):
        write(change)
    assert "three" in shelf.files()["mine.md"].decode()


def test_a_deck_is_found_by_id_or_title_else_begun_under_a_harmless_name(shelf: Shelf) -> None:
    assert deck_for(shelf.library, " A good FIT ").id == "fit"
    assert deck_for(shelf.library, "../../etc/passwd").id == "etc-passwd"
    assert deck_for(shelf.library, "con").id == "deck-con"
    assert deck_for(shelf.library, "").id == "deck"


def test_only_touched_files_are_read_again(shelf: Shelf) -> None:
    assert reread(shelf.library) is shelf.library
    (shelf.own / "other.md").write_text("Q: Other?\n- o\n")
    after = reread(shelf.library)
    assert after.decks[0] is shelf.library.decks[0]
    assert "other/other" in after.cards
    (shelf.own / "mine.md").unlink()
    gone = reread(after)
    assert "mine/one" not in gone.cards
    assert compared(after, gone).sentence == "Your deck files were edited: 2 cards gone."


def test_a_change_is_told_in_one_sentence(shelf: Shelf) -> None:
    (shelf.own / "mine.md").write_text(MINE.replace("- a", "- c") + "\nQ: Three?\n- t\n")
    change = compared(shelf.library, reread(shelf.library))
    assert (change.new, change.changed, change.gone) == (("mine/three",), ("mine/one",), ())
    assert change.sentence == "Your deck files were edited: 1 card changed, 1 card new."


def test_tags_are_changed_in_the_heading_and_nowhere_else(shelf: Shelf) -> None:
    library = shelf.take(retagged_card(shelf.library, "mine/one", ["#pay", "late", "pay"]))
    assert library.cards["mine/one"].tags == ("pay", "late")
    assert shelf.files()["mine.md"].decode() == MINE.replace("## one\n", "## one\ntags: pay late\n", 1)
    library = shelf.take(retagged_card(library, "fit/now", ["pay"]))
    assert library.is_own("fit/now")
    assert library.cards["fit/now"].points[0].label == "yes"
