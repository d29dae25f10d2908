"""Loose ends: their cards, their weight, their order and when they are settled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.prepare.notes_made import NOW, a
from trainer.cards.library import load_library
from trainer.clock import study_day
from trainer.places import builtin_decks
from trainer.prepare.asking import asking, good_days_of
from trainer.prepare.first_question import FLAGS, FirstQuestion
from trainer.prepare.loose_ends import flag_words, is_settled, loose_end_cards, points_key, weight, wrappers
from trainer.prepare.made_ids import is_made, shared, template
from trainer.prepare.notebook import Notebook
from trainer.prepare.own_points import OwnPoint
from trainer.prepare.person import Person
from trainer.progress.records import CardState
from trainer.recall.verdict import Spoken
from trainer.recall.words import WordJudge

CARDS = load_library(builtin_decks(), Path("nowhere")).cards
DAY = study_day(NOW)


def question(*flags: str, text: str = "Why {us}?", **known: object) -> FirstQuestion:
    return a(FirstQuestion, text=text, flags=flags, better="Because of the trains. I came by train.", **known)


@pytest.mark.parametrize("flag", [flag.value for flag in FLAGS])
def test_every_flag_has_cards_and_a_loose_end_at_least_three_wordings(flag: str) -> None:
    one = question(flag)
    made = loose_end_cards(Notebook(questions=(one,)), CARDS, {}, {})
    assert [template(card.full_id) for card in made] == [f"loose-ends/{name}" for name in wrappers(one)]
    wordings = {text for card in made for text in card.asked({}).questions}
    assert len(wordings) >= (3 if one.loose else 2)
    assert all("Why {us}?" in text for text in wordings)


@given(st.sets(st.sampled_from([flag.value for flag in FLAGS]), min_size=1))
def test_any_flags_together_make_cards_without_repeating_one(flags: set[str]) -> None:
    one = question(*flags)
    names = wrappers(one)
    assert len(names) == len(set(names)) > 0
    assert one.loose == (flags != {"good"})
    assert ("went well" in flag_words(one)) == ("good" in flags)


def test_another_way_of_asking_is_a_wording_of_its_own() -> None:
    one = question("struggled", variants=("What brings you here?",))
    made = loose_end_cards(Notebook(questions=(one,)), CARDS, {}, {})
    words = next(card for card in made if "other-words" in card.full_id).asked({}).questions
    assert "What brings you here?" in words
    assert "Why {us}?" in words
    assert len(words) == len(set(words)) >= 4


def test_ids_come_from_the_question_and_stay() -> None:
    one = question("struggled")
    before = [card.full_id for card in loose_end_cards(Notebook(questions=(one,)), CARDS, {}, {})]
    edited = replace(one, text="Why here?", better="", variants=("How come?",))
    after = [card.full_id for card in loose_end_cards(Notebook(questions=(edited,)), CARDS, {}, {})]
    assert before == after
    assert all(id_.endswith(f"@{one.uid[-8:]}") and is_made(id_) for id_ in before)
    assert {shared(id_) for id_ in before} == {points_key(one)}
    assert shared("proof/tell-it@12345678") == "proof/tell-it@12345678"


def test_points_of_ones_own_stand_for_what_the_better_answer_says() -> None:
    one = question("struggled")
    key = points_key(one)
    own = {key: (OwnPoint.new(key, "by train", ["came by train"], True),)}
    asked = asking(CARDS, Notebook(questions=(one,)), own, {}, {}).cards
    mine = [card for id_, card in asked.items() if shared(id_) == key]
    assert len(mine) == 3
    for card in mine:
        assert [point.label for point in card.points if point.personal] == ["by train"]
        assert card.card.prepared == one.better


def test_a_wrapper_is_never_asked_without_a_question() -> None:
    assert not any(
        id_.startswith("loose-ends/another-go") for id_ in asking(CARDS, Notebook(), {}, {}, {}).cards
    )


def test_who_doubted_weighs_and_a_settled_one_weighs_a_third() -> None:
    boss = a(Person, name="Dia", level="board")
    plain, doubted = question("struggled"), question("struggled", asked_by=boss.uid)
    book = Notebook(people=(boss,), questions=(plain, doubted))
    assert weight(book, doubted) == pytest.approx(2 * weight(book, plain))
    assert weight(book, plain, settled=True) == pytest.approx(weight(book, plain) / 3)
    first = loose_end_cards(book, CARDS, {}, {})[0]
    assert first.source == doubted
    assert first.asker == "Dia"


def test_two_good_days_settle_it_on_whatever_cards_and_two_on_one_day_do_not() -> None:
    one = question("struggled")
    another, other = (f"loose-ends/{name}@{one.uid[-8:]}" for name in ("another-go", "other-words"))
    assert not is_settled(one, {another: {DAY}, other: {DAY}})
    assert is_settled(one, {another: {DAY}, other: {DAY + 1}})
    assert not is_settled(one, {another.replace("loose-ends", "proof"): {DAY, DAY + 1}})
    answers = [
        {"card": another, "rating": 3, "study_day": DAY},
        {"card": another, "rating": 2, "study_day": DAY + 1},
        {"card": other, "rating": 4, "study_day": DAY + 2},
        {"card": "fit/five-years", "rating": 4, "study_day": DAY + 2},
        {"card": other, "study_day": DAY + 3},
    ]
    assert good_days_of(answers, {another, other}) == {another: {DAY}, other: {DAY + 2}}


def test_one_new_card_of_a_question_a_day_and_loose_ends_before_all_others() -> None:
    ones = (question("struggled"), question("muddled"))
    found = asking(CARDS, Notebook(questions=ones), {}, {}, {})
    assert len(found.waiting({}, DAY)) == 4
    first = found.first({}, NOW)
    assert [found.made[id_].source for id_ in first] == list(ones)
    answered = {first[0]: CardState(first[0], last_day=DAY, reps=1, stability=2.0, difficulty=5.0)}
    assert len(found.waiting(answered, DAY)) == 4
    tomorrow = found.waiting(answered, DAY + 1)
    assert len(tomorrow) == 3
    assert first[0] not in tomorrow


@pytest.mark.parametrize("text", ["What's your salary expectation?", "Can you drive?", "Why us?"])
def test_a_plain_question_is_not_judged_as_a_story(text: str) -> None:
    for flag in (flag.value for flag in FLAGS):
        made = loose_end_cards(Notebook(questions=(question(flag, text=text),)), CARDS, {}, {})
        asked = [card.asked({}) for card in made]
        assert {one.card.kind for one in asked} == {"script"}
        assert all(not point.cues for one in asked for point in one.points)
        assert all(any(point.personal for point in one.points) for one in asked)


@pytest.mark.parametrize(
    "text", ["Tell me about a conflict.", "How did you handle it?", "Describe a time when you failed."]
)
def test_a_question_for_an_occasion_looks_for_what_happened(text: str) -> None:
    made = loose_end_cards(Notebook(questions=(question("muddled", text=text),)), CARDS, {}, {})
    cues = {cue for card in made for point in card.asked({}).points for cue in point.cues}
    assert {"own_action", "result"} <= cues
    assert {card.card.kind for card in made} == {"pitch"}


def test_the_name_of_the_slot_is_no_word_that_is_looked_for() -> None:
    made = loose_end_cards(Notebook(questions=(question("struggled", text="Can you drive?"),)), CARDS, {}, {})
    points = made[0].asked({}).points
    said = WordJudge().judge(Spoken("Those are the points of your better answer", "Can you drive?", points))
    own = [point for point in points if point.personal]
    assert own[0].label == "the points of your better answer: Because of the trains"
    assert all(found.band == "missing" for found in said.points if found.point in {one.id for one in own})
    assert all("better" not in found.missing for found in said.points)
