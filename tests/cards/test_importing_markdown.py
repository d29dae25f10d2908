"""Taking in a deck file: the plan, and what stands on the disk afterwards."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trainer.cards.deck_edit import EditRefused
from trainer.cards.deck_folder import LARGEST, read_deck
from trainer.cards.importing.made_points import made_points
from trainer.cards.importing.markdown import Import, plan_file, plan_import, put, safe_deck_id
from trainer.cards.library import Library, load_library

DECK = "# notes\n\n## a\nQ: Why us?\n- your products\n\n## b\nQ: Why now?\n- the timing\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "data" / "decks"


def library(own: Path) -> Library:
    return load_library(own.parent / "builtin", own)


def take(text: str, own: Path, name: str = "mine.md", deck: str | None = None) -> Import:
    source = own.parent.parent / name
    source.write_text(text)
    plan = plan_file(source, library(own), own, deck=deck)
    put(plan, own)
    return plan


def ids(plan: Import) -> tuple[list[str], list[str], list[str]]:
    return [c.id for c in plan.new], [c.id for c in plan.changed], [c.id for c in plan.same]


def test_a_new_deck_comes_in_as_it_was_written(own: Path) -> None:
    plan = take(DECK, own)
    assert ids(plan) == (["a", "b"], [], [])
    assert plan.worth_it
    assert (own / "mine.md").read_text() == DECK
    assert list(library(own).cards) == ["mine/a", "mine/b"]


def test_a_plan_alone_writes_nothing(own: Path) -> None:
    plan = plan_import(DECK.encode(), "mine.md", Library())
    assert ids(plan) == (["a", "b"], [], [])
    assert not own.exists()


def test_the_same_deck_again_changes_nothing(own: Path) -> None:
    take(DECK, own)
    plan = take(DECK, own)
    assert ids(plan) == ([], [], ["a", "b"])
    assert not plan.worth_it
    assert (own / "mine.md").read_text() == DECK


def test_cards_are_updated_one_by_one_and_nothing_else_is_lost(own: Path) -> None:
    take(DECK, own)
    mine = DECK + "<!-- my own -->\n\n## mine\nQ: Mine?\n- all mine\n"
    (own / "mine.md").write_text(mine)
    newer = "## b\nQ: Why now?\n- the timing\n- the season\n\n## c\nQ: Why not?\n- no reason\n"
    plan = take(newer, own)
    assert ids(plan) == (["c"], ["b"], [])
    assert (own / "mine.md").read_text() == (
        mine.replace("- the timing\n", "- the timing\n- the season\n")
        + "\n## c\n\nQ: Why not?\n\n- no reason\n"
    )


def test_a_card_of_a_built_in_deck_is_overridden_and_the_others_are_known(own: Path) -> None:
    builtin = own.parent / "builtin"
    builtin.mkdir(parents=True)
    (builtin / "mine.md").write_text(DECK)
    own.mkdir()
    (own / "mine.md").write_text("## own\nQ: Own?\n- my own\n")
    plan = take(DECK.replace("the timing", "the season"), own)
    assert ids(plan) == ([], ["b"], ["a"])
    assert list(library(own).cards) == ["mine/a", "mine/b", "mine/own"]
    assert [card.id for card in read_deck(own / "mine.md").deck.cards] == ["own", "b"]


def test_a_card_with_an_answer_alone_gets_points_made_of_it(own: Path) -> None:
    answer = "Listen; meet the team; agree on priorities."
    text = f"Q: First month?\nA: {answer}\n\nQ: Why?\nA: It is close. I like it!\n"
    plan = take(text, own, "hashcards.md")
    assert [card.id for card in plan.made] == ["first-month", "why"]
    one, two = library(own).cards.values()
    assert [point.label for point in one.points] == ["Listen", "meet the team", "agree on priorities"]
    assert [point.label for point in two.points] == ["It is close", "I like it!"]
    assert one.prepared == answer
    assert (own / "hashcards.md").read_text().startswith("Q: First month?\nA: Listen; meet")
    assert ids(take(text, own, "hashcards.md")) == ([], [], ["first-month", "why"])


def test_points_that_the_candidate_wrote_stay_when_the_answer_comes_again(own: Path) -> None:
    text = "Q: Why?\nA: It is close. I like it.\n"
    take(text, own)
    (own / "mine.md").write_text(
        "Q: Why?\nA: It is close. I like it.\n\n- that it is close: nearby | a short way\n"
    )
    assert ids(take(text, own)) == ([], [], ["why"])
    changed = take("Q: Why?\nA: It is close. I love it.\n", own)
    assert ids(changed) == ([], ["why"], [])
    (card,) = library(own).cards.values()
    assert [point.label for point in card.points] == ["that it is close"]
    assert card.prepared == "It is close. I love it."


def test_problems_name_the_file_that_was_given(own: Path) -> None:
    plan = take("Q: x\n- @nobody | y z\n", own, "My Deck!.md")
    assert str(plan.problems[0]).startswith("My Deck!.md:2: there is no cue '@nobody'")
    assert (plan.deck, [path.name for path in own.iterdir()]) == ("my-deck", ["my-deck.md"])


@pytest.mark.parametrize(
    ("given", "id_"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("/absolute", "absolute"),
        ("..", "deck"),
        ("", "deck"),
        (".hidden", "hidden"),
        ("CON", "deck-con"),
        ("nul", "deck-nul"),
        ("a\x00b\u202ec", "a-b-c"),
        ("Ünïcode Deck", "ünïcode-deck"),
        ("x" * 300, "x" * 60),
        ("a/b@c d", "a-b-c-d"),
    ],
)
def test_a_deck_id_is_a_harmless_file_name(given: str, id_: str) -> None:
    assert safe_deck_id(given) == id_


def test_a_deck_may_be_named_and_never_leaves_the_folder(own: Path) -> None:
    plan = take(DECK, own, deck="../../../escaped")
    assert plan.deck == "escaped"
    assert plan.new[0].full_id == "escaped/a"
    assert [path.name for path in own.iterdir()] == ["escaped.md"]


def test_an_own_file_whose_name_is_no_slug_is_updated_in_place(own: Path) -> None:
    own.mkdir(parents=True)
    (own / "My Deck.md").write_text(DECK)
    take(DECK.replace("the timing", "the season"), own, "my-deck.md")
    assert [path.name for path in own.iterdir()] == ["My Deck.md"]
    assert "the season" in (own / "My Deck.md").read_text()


def test_a_file_that_is_too_large_or_missing_is_refused_unread(own: Path, tmp_path: Path) -> None:
    with (tmp_path / "large.md").open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(OSError, match="larger than 20 MB"):
        plan_file(tmp_path / "large.md", Library(), own)
    with pytest.raises(OSError, match="no such file"):
        plan_file(tmp_path / "none.md", Library(), own)
    with pytest.raises(OSError, match="it is no file"):
        plan_file(tmp_path, Library(), own)


@pytest.mark.skipif(os.name == "nt", reason="files have no modes there")
def test_the_deck_is_for_the_candidates_eyes_only(own: Path) -> None:
    take(DECK, own)
    assert own.stat().st_mode & 0o777 == 0o700
    assert (own / "mine.md").stat().st_mode & 0o777 == 0o600


def test_a_failed_write_leaves_the_old_deck(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take(DECK, own)

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    plan = plan_import(b"Q: other\n- y z\n", "mine.md", library(own), DECK.encode())
    with pytest.raises(OSError, match="No space left"):
        put(plan, own)
    assert [path.name for path in own.iterdir()] == ["mine.md"]
    assert (own / "mine.md").read_text() == DECK


def test_an_own_deck_that_cannot_be_read_is_left_alone() -> None:
    with pytest.raises(EditRefused, match="left as it is"):
        plan_import(DECK.encode(), "mine.md", Library(), DECK.encode("utf-16"))


@pytest.mark.parametrize(
    ("answer", "labels"),
    [
        ("* one thing\n* another\n  thing\n", ["one thing", "another thing"]),
        ("I would:\n1. listen.\n2) plan;\n", ["listen", "plan"]),
        ("one; two ;", ["one", "two"]),
        ("I asked Dr. Lee. She agreed! Why? It was 3.5 percent.", None),
        ("One thought only", ["One thought only"]),
        ("First paragraph\n\nSecond one", ["First paragraph", "Second one"]),
        ("聞きます。学びます。", ["聞きます。", "学びます。"]),
        ("Same. Same. Same.", ["Same"]),
        (" . ; . ", []),
    ],
)
def test_points_are_made_of_a_list_else_of_parts_else_of_sentences(
    answer: str, labels: list[str] | None
) -> None:
    expected = labels or (
        [] if labels == [] else ["I asked Dr. Lee", "She agreed!", "Why?", "It was 3.5 percent"]
    )
    assert [point.label for point in made_points(answer)] == expected
