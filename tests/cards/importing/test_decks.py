"""Taking in a deck file of our own format: the plan, and what stands on the disk afterwards."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cards.importing.conftest import Ids, Profile
from trainer.cards.deck_edit import EditRefused
from trainer.cards.deck_folder import LARGEST, read_deck
from trainer.cards.ids import safe_deck_id
from trainer.cards.importing.made_points import made_points
from trainer.cards.importing.reading import LARGEST_TEXT
from trainer.cards.importing.source import ImportRefused

DECK = "# notes\n\n## a\nQ: Why us?\n- your products\n\n## b\nQ: Why now?\n- the timing\n"


def test_a_new_deck_comes_in_as_it_was_written(profile: Profile, ids: Ids) -> None:
    plan = profile.take("mine.md", DECK)
    assert ids(plan) == (["a", "b"], [], [])
    assert plan.worth_it
    assert (profile.decks / "mine.md").read_text() == DECK
    assert list(profile.library().cards) == ["mine/a", "mine/b"]


def test_a_plan_alone_writes_nothing(profile: Profile, ids: Ids) -> None:
    plan = profile.plan(profile.file("mine.md", DECK))
    assert ids(plan) == (["a", "b"], [], [])
    assert not profile.decks.exists()


def test_the_same_deck_again_changes_nothing(profile: Profile, ids: Ids) -> None:
    profile.take("mine.md", DECK)
    plan = profile.take("mine.md", DECK)
    assert ids(plan) == ([], [], ["a", "b"])
    assert not plan.worth_it
    assert (profile.decks / "mine.md").read_text() == DECK


def test_cards_are_updated_one_by_one_and_nothing_else_is_lost(profile: Profile, ids: Ids) -> None:
    profile.take("mine.md", DECK)
    mine = DECK + "<!-- my own -->\n\n## mine\nQ: Mine?\n- all mine\n"
    (profile.decks / "mine.md").write_text(mine)
    plan = profile.take(
        "mine.md", "## b\nQ: Why now?\n- the timing\n- the season\n\n## c\nQ: Why not?\n- no reason\n"
    )
    assert ids(plan) == (["c"], ["b"], [])
    assert (profile.decks / "mine.md").read_text() == (
        mine.replace("- the timing\n", "- the timing\n- the season\n")
        + "\n## c\n\nQ: Why not?\n\n- no reason\n"
    )


def test_a_card_of_a_built_in_deck_is_overridden_and_the_others_are_known(profile: Profile, ids: Ids) -> None:
    profile.file("builtin/mine.md", DECK)
    profile.decks.mkdir(parents=True)
    (profile.decks / "mine.md").write_text("## own\nQ: Own?\n- my own\n")
    plan = profile.take("mine.md", DECK.replace("the timing", "the season"))
    assert ids(plan) == ([], ["b"], ["a"])
    assert list(profile.library().cards) == ["mine/a", "mine/b", "mine/own"]
    assert [card.id for card in read_deck(profile.decks / "mine.md").deck.cards] == ["own", "b"]


def test_a_card_with_an_answer_alone_gets_points_made_of_it(profile: Profile, ids: Ids) -> None:
    answer = "Listen; meet the team; agree on priorities."
    text = f"Q: First month?\nA: {answer}\n\nQ: Why?\nA: It is close. I like it!\n"
    plan = profile.take("hashcards.md", text)
    assert [card.id for card in plan.made] == ["first-month", "why"]
    one, two = profile.library().cards.values()
    assert [point.label for point in one.points] == ["Listen", "meet the team", "agree on priorities"]
    assert [point.label for point in two.points] == ["It is close", "I like it!"]
    assert one.prepared == answer
    assert (profile.decks / "hashcards.md").read_text().startswith("Q: First month?\nA: Listen; meet")
    assert ids(profile.take("hashcards.md", text)) == ([], [], ["first-month", "why"])


def test_points_that_the_candidate_wrote_stay_when_the_answer_comes_again(profile: Profile, ids: Ids) -> None:
    text = "Q: Why?\nA: It is close. I like it.\n"
    profile.take("mine.md", text)
    (profile.decks / "mine.md").write_text(
        "Q: Why?\nA: It is close. I like it.\n\n- that it is close: nearby | a short way\n"
    )
    assert ids(profile.take("mine.md", text)) == ([], [], ["why"])
    assert ids(profile.take("mine.md", "Q: Why?\nA: It is close. I love it.\n")) == ([], ["why"], [])
    card = profile.card("mine/why")
    assert [point.label for point in card.points] == ["that it is close"]
    assert card.prepared == "It is close. I love it."


def test_points_that_nobody_touched_follow_the_answer(profile: Profile) -> None:
    profile.take("mine.md", "Q: Why?\nA: It is close. I like it.\n")
    profile.take("mine.md", "Q: Why?\nA: It is close. I love it.\n")
    assert [point.label for point in profile.card("mine/why").points] == ["It is close", "I love it"]


def test_problems_name_the_file_that_was_given(profile: Profile) -> None:
    plan = profile.take("My Deck!.md", "Q: x\n- @nobody | y z\n")
    assert str(plan.source.problems[0]).startswith("My Deck!.md:2: there is no cue '@nobody'")
    assert [path.name for path in profile.decks.iterdir()] == ["my-deck.md"]


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


def test_a_deck_may_be_named_and_never_leaves_the_folder(profile: Profile) -> None:
    plan = profile.take("mine.md", DECK, deck="../../../escaped")
    assert plan.new[0].full_id == "escaped/a"
    assert [path.name for path in profile.decks.iterdir()] == ["escaped.md"]


def test_an_own_file_whose_name_is_no_slug_is_updated_in_place(profile: Profile) -> None:
    profile.decks.mkdir(parents=True)
    (profile.decks / "My Deck.md").write_text(DECK)
    profile.take("my-deck.md", DECK.replace("the timing", "the season"))
    assert [path.name for path in profile.decks.iterdir()] == ["My Deck.md"]
    assert "the season" in (profile.decks / "My Deck.md").read_text()


def test_a_file_that_is_too_large_or_missing_is_refused_unread(profile: Profile) -> None:
    with (profile.files / "large.md").open("wb") as file:
        file.truncate(LARGEST_TEXT + 1)
    with pytest.raises(ImportRefused, match=r"large.md is larger than 60 MB\. Nothing was changed\."):
        profile.plan(profile.files / "large.md")
    with pytest.raises(ImportRefused, match="was not found"):
        profile.plan(profile.files / "none.md")


def test_a_deck_that_could_not_be_read_back_is_refused(profile: Profile) -> None:
    lines = f"Q: Why?\n- the reason\n<!-- {'x' * 1000} -->\n" * (LARGEST // 1000)
    with pytest.raises(ImportRefused, match="larger than 20 MB"):
        profile.plan(profile.file("large.md", lines))


@pytest.mark.skipif(os.name == "nt", reason="files have no modes there")
def test_the_deck_is_for_the_candidates_eyes_only(profile: Profile) -> None:
    profile.take("mine.md", DECK)
    assert profile.decks.stat().st_mode & 0o777 == 0o700
    assert (profile.decks / "mine.md").stat().st_mode & 0o777 == 0o600


def test_a_failed_write_leaves_the_old_deck(profile: Profile, monkeypatch: pytest.MonkeyPatch) -> None:
    profile.take("mine.md", DECK)
    plan = profile.plan(profile.file("mine.md", "## a\nQ: other\n- y z\n"))

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space left"):
        profile.carry_out(plan)
    assert [path.name for path in profile.decks.iterdir()] == ["mine.md"]
    assert (profile.decks / "mine.md").read_text() == DECK


def test_an_own_deck_that_cannot_be_read_is_left_alone(profile: Profile) -> None:
    profile.decks.mkdir(parents=True)
    (profile.decks / "mine.md").write_bytes(DECK.encode("utf-16"))
    with pytest.raises(EditRefused, match="left as it is"):
        profile.plan(profile.file("mine.md", DECK))


@pytest.mark.parametrize(
    ("answer", "labels"),
    [
        ("* one thing\n* another\n  thing\n", ["one thing", "another thing"]),
        ("I would:\n1. listen.\n2) plan;\n", ["listen", "plan"]),
        ("one; two ;", ["one", "two"]),
        ("I asked Dr. Lee. She agreed! Why? It was 3.5 percent.",
         ["I asked Dr. Lee", "She agreed!", "Why?", "It was 3.5 percent"]),
        ("One thought only", ["One thought only"]),
        ("First paragraph\n\nSecond one", ["First paragraph", "Second one"]),
        ("聞きます。学びます。", ["聞きます。", "学びます。"]),
        ("Same. Same. Same.", ["Same"]),
        (" . ; . ", []),
    ],
)  # fmt: skip
def test_points_are_made_of_a_list_else_of_parts_else_of_sentences(answer: str, labels: list[str]) -> None:
    assert [point.label for point in made_points(answer)] == labels


def test_lines_are_points_where_they_are_broken_on_purpose() -> None:
    assert [point.label for point in made_points("one. two\nthree; four", lines=True)] == [
        "one. two",
        "three; four",
    ]


def test_the_path_of_a_folder_that_is_gone_is_told(profile: Profile, tmp_path: Path) -> None:
    with pytest.raises(ImportRefused, match="was not found"):
        profile.plan(tmp_path / "nowhere")
