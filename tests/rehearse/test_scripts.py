"""Scripts: who asks what, settled by a seed."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rehearse.rig import DAY, LOOSE, asked_in, cards, material, person, script
from trainer.cards.library import load_library
from trainer.cards.model import Card
from trainer.cards.slots import ask
from trainer.places import builtin_decks
from trainer.progress.records import CardState
from trainer.rehearse.drawing import subject
from trainer.rehearse.dress import ALONE, PITCH, PLAN, TEAM, ends_with_an_offer
from trainer.rehearse.form import FORM_NAMES, FORMS, FormName, forms_for
from trainer.rehearse.material import wordings_of
from trainer.rehearse.script import Script

forms = st.sampled_from(FORM_NAMES)
seeds = st.integers(0, 999_999)


@given(forms, seeds)
def test_a_seed_gives_the_same_script_whenever_it_is_asked(form: FormName, seed: int) -> None:
    assert script(form, seed) == script(form, seed)


@given(forms, seeds, st.integers(1, 600), st.integers(1, 9))
def test_every_script_asks_each_card_once_by_somebody_who_is_there(
    form: FormName, seed: int, minutes: int, people: int
) -> None:
    found = script(form, seed, minutes=minutes, people=people)
    asked = asked_in(found)
    assert asked
    assert len(asked) == len(set(asked))
    assert {step.persona for step in found.steps} <= set(range(len(found.cast)))
    assert all(0 <= step.probes <= 3 and step.text and step.seconds > 0 for step in found.steps)


@given(forms, seeds)
def test_a_script_comes_back_from_the_disk_as_it_was(form: FormName, seed: int) -> None:
    found = script(form, seed)
    assert Script.from_document(found.document()) == found


def test_different_seeds_ask_different_things() -> None:
    assert len({tuple(asked_in(script("one-on-one", seed))) for seed in range(20)}) > 15


@pytest.mark.parametrize("form", FORM_NAMES)
def test_one_card_is_enough_for_every_form_that_it_fits(form: FormName) -> None:
    for name in ("people/delivered-alone", "curveball/kitchen-tool", "money-offer/offer-on-the-spot"):
        found = script(form, of=material(asked=cards(name)))
        assert asked_in(found) in ([name], [])
    assert script(form, of=material(asked={})).empty


def test_without_a_card_that_fits_nothing_can_be_asked() -> None:
    assert script("quickfire", of=material(asked=cards("fit/five-years"))).empty
    assert not script("one-on-one", of=material(asked=cards("fit/five-years"))).empty


def test_the_minutes_decide_how_many_questions_there_are() -> None:
    lengths = [len(script("one-on-one", minutes=minutes).steps) for minutes in (5, 20, 40)]
    assert lengths == sorted(lengths)
    assert lengths[0] < lengths[1] < lengths[2]
    assert len(script("dress", minutes=5).steps) == len(script("dress", minutes=90).steps)


def test_a_question_that_waits_for_something_prepared_is_not_asked() -> None:
    for asked in cards().values():
        for number in wordings_of(asked):
            assert not any(f"({need})" in asked.questions[number] for need in asked.needs)
    wrapper = cards("loose-ends/new-face-same-question")["loose-ends/new-face-same-question"]
    assert wordings_of(wrapper) == ()
    assert wordings_of(ask(wrapper.card, {"first.question": ["Why us?"]})) == (0, 1)


def test_a_card_that_was_taken_out_or_set_aside_today_is_not_asked() -> None:
    names = ("people/delivered-alone", "people/helped-colleague")
    states = {
        names[0]: CardState(names[0], suspended=True),
        names[1]: CardState(names[1], buried_on=DAY),
    }
    assert script("one-on-one", of=material(asked=cards(*names), states=states)).empty


def test_a_loose_end_of_the_first_round_comes_before_anything_else_that_is_weak() -> None:
    wrapper = cards("loose-ends/another-go")["loose-ends/another-go"]
    made = replace(wrapper.card, id="another-go@12345678")
    with_it = {**cards(), made.full_id: ask(made, LOOSE)}
    for seed in range(10):
        assert made.full_id in asked_in(script("dress", seed, material(asked=with_it)), "Loose end")


def test_what_is_due_is_drawn_more_often_than_what_is_known() -> None:
    due, known = "proof/too-much-at-once", "proof/goal-missed"
    states = {
        due: CardState(due, stability=1.0, difficulty=5.0, last_day=DAY - 30, reps=1),
        known: CardState(known, stability=400.0, difficulty=5.0, last_day=DAY - 1, reps=3),
    }
    drawn = {due: 0, known: 0}
    for seed in range(60):
        (first,) = asked_in(script("one-on-one", seed, material(asked=cards(due, known), states=states)))[:1]
        drawn[first] += 1
    assert drawn[due] > 2 * drawn[known]


def test_the_next_wording_is_asked_and_after_the_last_the_first_again() -> None:
    name = "people/delivered-alone"
    texts = cards(name)[name].questions
    for last, wanted in ((None, 0), (0, 1), (1, 0)):
        states = {name: CardState(name, wording=last)}
        (step,) = [
            s for s in script("one-on-one", of=material(asked=cards(name), states=states)).steps if s.card
        ]
        assert step.text == texts[wanted]


def test_two_questions_in_a_row_are_seldom_of_one_deck() -> None:
    together = total = 0
    for seed in range(30):
        subjects = [subject(cards()[id_]) for id_ in asked_in(script("one-on-one", seed, minutes=40))]
        together += sum(a == b for a, b in itertools.pairwise(subjects))
        total += len(subjects) - 1
    assert together < 0.25 * total


def test_a_dress_rehearsal_has_all_its_parts_in_order() -> None:
    found = script("dress", 1)
    parts = [step.part for step in found.steps]
    assert parts == [
        "Opening", "CV walk", "Pitch", "Loose end", "Loose end", "Story", "Story", "Story", "Plan",
        "Curveball", "Your questions", "The end",
    ]  # fmt: skip
    assert asked_in(found, "Opening") == ["on-the-day/nice-to-see-you-again"]
    assert asked_in(found, "Pitch") == [PITCH]
    assert asked_in(found, "Story")[:2] == [ALONE, TEAM]
    assert asked_in(found, "Plan") == [PLAN]
    (surprise,) = [step for step in found.steps if step.part == "Curveball"]
    assert surprise.countdown is not None
    assert next(step.seconds for step in found.steps if step.part == "Plan") == 120


def test_one_dress_rehearsal_in_four_ends_with_an_offer() -> None:
    offers = [seed for seed in range(400) if ends_with_an_offer(seed)]
    assert 70 < len(offers) < 130
    for seed in range(8):
        ends = script("dress", seed).steps[-1].part == "The offer"
        assert ends == ends_with_an_offer(seed)


def test_without_stories_a_dress_rehearsal_has_the_rest() -> None:
    none = {id_: asked for id_, asked in cards().items() if asked.card.kind != "story"}
    parts = {step.part for step in script("dress", of=material(asked=none)).steps}
    assert "Story" not in parts
    assert {"Opening", "Plan", "Your questions", "The end"} <= parts


def test_people_take_turns_on_a_panel() -> None:
    found = script("panel", people=4, minutes=40)
    first = [step.persona for step in found.steps[:4]]
    assert len(found.cast) == 4
    assert first == [0, 1, 2, 3]


def test_lines_of_the_cv_come_in_the_order_of_the_page() -> None:
    pattern = cards("cv/line-helps-here")  # a pattern: it is asked once for each line
    assert pattern == {} or wordings_of(pattern["cv/line-helps-here"]) == ()
    shape = ask(_raw("cv/line-helps-here"), {"cv.line": ["x"]}).card
    lines = ["Planner, 2019 to 2024", "Buyer, 2016 to 2019", "Apprentice"]
    made = {}
    for number, line in enumerate(lines):
        card = replace(shape, id=f"line-helps-here@{number:08}")
        made[card.full_id] = ask(card, {"cv.line": [line]})
    found = script("cv", of=material(asked={**cards("cv/walk-through"), **made}))
    told = [step.text for step in found.steps]
    assert [next(n for n, text in enumerate(told) if line in text) for line in lines] == [1, 2, 3]


def _raw(name: str) -> Card:
    return load_library(builtin_decks(), Path("nowhere")).cards[name]


def test_a_tour_is_short_and_asks_for_three_names_at_the_end() -> None:
    found = script("tour", 5)
    assert all(step.seconds <= 30 for step in found.steps if step.part == "Small talk")
    introductions = [step.text for step in found.steps if step.part == "On the way"]
    names = [step for step in found.steps if step.part == "Names"]
    assert len(introductions) == len(names) == 3
    for step in names:
        place = ["first", "second", "third"].index(step.text.split(" person")[0].rsplit(" ", 1)[1])
        assert step.expects[0] in introductions[place]


def test_the_form_of_the_interview_decides_between_tour_and_screen() -> None:
    on_site, remote, unknown = (
        [form.name for form in forms_for(place)] for place in ("on site", "remote", "unknown")
    )
    assert "tour" in on_site
    assert "remote" not in on_site
    assert "remote" in remote
    assert "tour" not in remote
    assert set(unknown) == set(FORMS)


def test_own_decks_join_by_the_kind_of_their_cards() -> None:
    story = replace(
        cards("proof/goal-missed")["proof/goal-missed"], card=replace(_raw("proof/goal-missed"), deck="mine")
    )
    assert subject(story) == "proof"
    assert asked_in(script("dress", of=material(asked={"mine/goal-missed": story})), "Story") == [
        "mine/goal-missed"
    ]


def test_somebody_noted_asks_as_the_person_that_they_are() -> None:
    found = script("one-on-one", of=material([person("Ada", "head", met_before=False, looked_for=("cost",))]))
    assert [one.name for one in found.cast] == ["Ada"]
    assert found.cast[0].concerns[0].label == "cost"
    assert asked_in(found)[0] == "on-the-day/tell-me-from-start"
