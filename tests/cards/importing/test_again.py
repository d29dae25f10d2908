"""The same source again: updates, what disappeared, what is here already, and the candidate's choice."""

from __future__ import annotations

import pytest

from tests.cards.importing.conftest import Ids, Profile
from trainer.cards.importing.plan import Choice
from trainer.cards.importing.preview import decks, details, summary
from trainer.cards.importing.twins import Questions
from trainer.cards.model import Card
from trainer.progress.records import CardState

SHEET = "question,answer\nWhy us?,near; nice\nWhy now?,the season\n"


def suspended(profile: Profile) -> list[str]:
    return sorted(card for card, state in profile.store.states().items() if state.suspended)


def test_the_same_sheet_again_changes_nothing(profile: Profile, ids: Ids) -> None:
    profile.take("a.csv", SHEET)
    before = (profile.decks / "a.md").read_bytes()
    plan = profile.take("a.csv", SHEET)
    assert ids(plan) == ([], [], ["why-us", "why-now"])
    assert not plan.worth_it
    assert (profile.decks / "a.md").read_bytes() == before


def test_a_card_that_disappeared_is_suspended_and_comes_back_when_it_returns(profile: Profile) -> None:
    profile.take("a.csv", SHEET)
    state = CardState("a/why-us", stability=3.0, difficulty=5.0, last_day=20_000, due=20_003, reps=2)
    profile.store.save_state(state)
    plan = profile.take("a.csv", "question,answer\nWhy now?,the season\n")
    assert plan.gone == ("a/why-us",)
    assert suspended(profile) == ["a/why-us"]
    assert "a/why-us" in profile.library().cards, "it is not deleted"
    again = profile.take("a.csv", SHEET)
    assert again.back == ("a/why-us",)
    assert profile.store.state("a/why-us") == state


def test_a_card_that_the_candidate_suspended_stays_so(profile: Profile) -> None:
    profile.take("a.csv", SHEET)
    profile.store.save_state(CardState("a/why-us", suspended=True))
    profile.take("a.csv", SHEET)
    assert suspended(profile) == ["a/why-us"]


def test_cards_that_were_added_by_hand_are_none_that_disappeared(profile: Profile) -> None:
    profile.take("a.csv", SHEET)
    path = profile.decks / "a.md"
    path.write_text(path.read_text() + "\n## mine\n\nQ: My own?\n\n- my own words\n")
    plan = profile.take("a.csv", SHEET)
    assert plan.gone == ()
    assert "a/mine" in profile.library().cards


def test_another_file_of_the_same_name_suspends_nothing(profile: Profile) -> None:
    profile.take("a.csv", SHEET)
    plan = profile.take("a.csv", "question,answer\nWhat is your salary today?,none of it\n")
    assert plan.gone == ()
    assert suspended(profile) == []


def test_a_reworded_question_keeps_its_card(profile: Profile) -> None:
    text = "question,answer\nWhy would you like to join our team in the north?,near; nice\nWhy now?,soon\n"
    profile.take("a.csv", text)
    (old, other) = profile.library().cards
    plan = profile.take("a.csv", text.replace("our team", "our small team"))
    assert (plan.new, plan.gone, len(plan.changed)) == ((), (), 1)
    assert list(profile.library().cards) == [old, other]
    assert "our small team" in profile.card(old).wordings[0]


def test_two_rows_with_one_question_both_stay_when_both_were_kept(profile: Profile, ids: Ids) -> None:
    text = "question,answer\nWhy?,near\nWhy?,nice\n"
    assert ids(profile.take("a.csv", text, default="keep")) == (["why", "why-2"], [], [])
    assert ids(profile.take("a.csv", text)) == ([], [], ["why", "why-2"])
    assert suspended(profile) == []


@pytest.mark.parametrize(
    ("choice", "cards", "labels"),
    [
        ("skip", ["a/why-us", "a/why-now"], ["near", "nice"]),
        ("merge", ["a/why-us", "a/why-now"], ["near", "nice", "the pay"]),
        ("keep", ["a/why-us", "a/why-now", "b/why-us"], ["near", "nice"]),
    ],
)
def test_a_question_that_is_here_already_is_the_candidates_choice(
    profile: Profile, choice: Choice, cards: list[str], labels: list[str]
) -> None:
    profile.take("a.csv", SHEET)
    plan = profile.take("b.csv", "question,answer\nWHY US,the pay\n", default=choice)
    (twin,) = plan.twins
    assert (twin.known.full_id, twin.likeness, twin.inside) == ("a/why-us", 100, False)
    assert list(profile.library().cards) == cards
    assert [point.label for point in profile.card("a/why-us").points] == labels


def test_single_twins_can_be_decided_one_by_one(profile: Profile) -> None:
    profile.take("a.csv", SHEET)
    path = profile.file("b.csv", "question,answer\nWhy us?,pay\nWhy now?,bored\n")
    plan = profile.plan(path, choices={"b/why-now": "keep"})
    assert [card.full_id for card in plan.new] == ["b/why-now"]
    assert plan.choices == {"b/why-us": "skip", "b/why-now": "keep"}


def test_a_twin_inside_the_file_is_told_too(profile: Profile) -> None:
    plan = profile.take("a.csv", "question,answer\nWhy?,near\nwhy,nice\n", default="merge")
    assert plan.twins[0].inside
    assert [point.label for point in profile.card("a/why").points] == ["near", "nice"]


def card(question: str) -> Card:
    return Card("d", "c", (question,), ())


@pytest.mark.parametrize(
    ("here", "other", "alike"),
    [
        ("why do you want to leave your present job", "why do you want to leave your present jobs", True),
        ("why do you want to leave your present job", "why did you want to leave your present job", True),
        ("what is your greatest strength at work", "what is your greatest weakness at work", False),
        ("question 17 about the customer and the plan", "question 18 about the customer and the plan", False),
        ("where do you see yourself in five years", "tell me about yourself", False),
    ],
)
def test_likeness_is_of_words_and_never_across_figures(here: str, other: str, alike: bool) -> None:
    assert (Questions([card(here)]).alike(other) is not None) is alike


def test_the_preview_shows_everything_a_line_each(profile: Profile) -> None:
    profile.take("a.csv", SHEET)
    rows = "question,answer\nWhy us!,pay\n,x\nNew one?,\nWhy would we take you?,I listen. I plan.\n"
    plan = profile.plan(profile.file("b.csv", rows))
    assert list(details(plan)) == [
        "b.csv:3: there is no question, so the card was skipped: write one",
        "b/why-us: the same question as a/why-us: 'Why us!': left out.",
        "1 card got key points made from the answer, such as b/why-would-we-take-you: read them over.",
        "b/new-one ('New one?'): needs key points.",
    ]
    assert list(decks(plan)) == ["b: 2 new cards, 0 changed, 0 the same."]
    assert summary(plan) == (
        "2 new cards, 0 changed, 0 the same, 1 already here or alike, 1 skipped, 1 without key points yet."
    )
