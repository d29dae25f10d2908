"""The acceptance rows about the strategic plan."""

from __future__ import annotations

from tests.acceptance.candidate import Candidate
from trainer.prepare.aim import Aim
from trainer.prepare.assumption import Assumption
from trainer.prepare.fact import Fact
from trainer.prepare.goal import Goal
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.plan_checks import (
    ASK_WHAT_SUCCESS_IS,
    findings,
    goal_ticks,
    pillars,
    plan_ready,
    questions_to_ask,
)
from trainer.prepare.slot_values import values_of
from trainer.prepare.stakeholder import Stakeholder
from trainer.prepare.story import Story
from trainer.prepare.strategic_plan import StrategicPlan


def sentences(candidate: Candidate) -> list[str]:
    return [found.sentence for found in findings(candidate.book)]


def own_words(candidate: Candidate, card: str) -> list[str]:
    """What of the candidate's own notes counts on a card, as far as it is personal."""
    noted = {value for values in values_of(candidate.book).values() for value in values}
    points = (point for point in candidate.card(card).points if point.personal)
    return [word for point in points for word in point.wordings if word in noted]


def goal(candidate: Candidate, **known: object) -> Goal:
    whole: dict[str, object] = {
        "what": "Fewer wrong forecasts",
        "metric": "from 18 to 9 percent",
        "by_when": "in six months",
        "method": "compare every week with what was sold",
    }
    return candidate.writes(Goal, **{**whole, **known})


def test_s2_11_each_objective_of_theirs_wants_a_line_of_mine(candidate: Candidate) -> None:
    aim = candidate.writes(Aim, text="deliver in two days", side="objective")
    assert "deliver in two days: No line of yours yet: how would you help?" in sentences(candidate)
    assert "deliver in two days" in own_words(candidate, "help-us-reach")
    candidate.changes(aim, steps=("a shared forecast",))
    assert not any("No line of yours" in sentence for sentence in sentences(candidate))


def test_s2_12_an_obstacle_without_a_first_step_is_told(candidate: Candidate) -> None:
    story = candidate.writes(Story, name="Late lorries")
    aim = candidate.writes(Aim, text="two systems", side="obstacle", said_by="x", past_example=story.uid)
    assert "two systems: No first step yet." in sentences(candidate)
    assert "two systems" in own_words(candidate, "biggest-obstacle")
    candidate.changes(aim, steps=("one list of articles",))
    assert "two systems: No first step yet." not in sentences(candidate)


def test_s2_13_a_goal_without_steps_is_told(candidate: Candidate) -> None:
    one = goal(candidate)
    assert "Goal 1 has no steps yet: who does what, and when?" in sentences(candidate)
    candidate.changes(one, steps=("I list the articles by May",))
    assert not any("no steps" in sentence for sentence in sentences(candidate))


def test_s2_14_an_aim_can_bring_a_question_of_its_own(candidate: Candidate) -> None:
    aim = candidate.writes(Aim, text="two systems", side="obstacle", question="What have you tried already?")
    assert questions_to_ask(candidate.book) == ("What have you tried already?",)
    candidate.writes(MyQuestion, text="What have you tried already?", born_from=aim.uid)
    assert questions_to_ask(candidate.book) == ()


def test_s2_16_each_suggestion_wants_an_assumption(candidate: Candidate) -> None:
    aim = candidate.writes(Aim, text="two systems", side="obstacle", steps=("one list",))
    wanted = "two systems: what does your suggestion suppose? How would you check it?"
    assert wanted in sentences(candidate)
    supposed = candidate.writes(Assumption, text="both systems export", about=aim.uid)
    assert wanted not in sentences(candidate)
    assert "both systems export: How would you check it?" in sentences(candidate)
    candidate.changes(supposed, check="a trial export", whom="the head of IT")
    assert not any("both systems export" in sentence for sentence in sentences(candidate))


def test_s2_17_the_plan_in_one_sentence_stands_in_for_the_edge(candidate: Candidate) -> None:
    assert not candidate.card("one-minute-edge").points[0].personal
    candidate.writes(StrategicPlan, headline="One forecast for both houses")
    (point,) = (p for p in candidate.card("one-minute-edge").points if p.personal)
    assert "One forecast for both houses" in point.wordings
    assert "No headline yet: the plan in one sentence." not in sentences(candidate)


def test_s2_19_trust_of_clients_and_of_colleagues_are_two_things(candidate: Candidate) -> None:
    plan = candidate.writes(StrategicPlan, trust_clients="I visit the ten largest")
    assert "Nothing yet on the colleagues' trust." in sentences(candidate)
    assert "Nothing yet on the clients' trust." not in sentences(candidate)
    candidate.changes(plan, trust_colleagues="I sit with them first", introductions="one a day")
    assert pillars(candidate.book)["trust"]


def test_s2_20_one_complete_goal_is_needed(candidate: Candidate) -> None:
    assert not plan_ready(candidate.book)
    assert sentences(candidate)[1] == "No goal yet: one that is clear is worth more than five."
    goal(candidate)
    assert plan_ready(candidate.book)
    assert pillars(candidate.book)["goals"]


def test_s2_21_their_vision_fills_its_card(candidate: Candidate) -> None:
    assert own_words(candidate, "our-vision") == []
    candidate.writes(StrategicPlan, vision="a house without paper")
    candidate.writes(Fact, text="delivery in two days everywhere", topic="vision")
    assert own_words(candidate, "our-vision") == ["a house without paper", "delivery in two days everywhere"]


def test_s2_22_now_then_and_the_way_between_are_three_things(candidate: Candidate) -> None:
    plan = candidate.writes(StrategicPlan, now="two lists")
    assert {"Where do they want to be?", "How do you help them get there?"} <= set(sentences(candidate))
    candidate.changes(plan, then="one list", bridge="I join the two lists")
    assert pillars(candidate.book)["vision"]
    assert "I join the two lists" in own_words(candidate, "our-vision")


def test_s2_23_each_product_is_a_point(candidate: Candidate) -> None:
    for product in ("cool boxes", "pallets for hire"):
        candidate.writes(Fact, text=product, topic="product")
    for card in ("what-you-earn-with", "your-products"):
        assert {"cool boxes", "pallets for hire"} <= set(own_words(candidate, card))


def test_s2_24_a_goal_without_what_how_much_or_when_is_not_ready(candidate: Candidate) -> None:
    bare = goal(candidate, metric="", by_when="")
    assert not bare.ready
    assert "Goal 1 is not ready: by how much, by when?" in sentences(candidate)
    assert candidate.changes(bare, metric="from 18 to 9 percent", by_when="in May").ready


def test_s2_25_with_whom_a_goal_is_reached_is_written_down(candidate: Candidate) -> None:
    assert goal(candidate, with_whom="the two dispatchers").with_whom == "the two dispatchers"
    candidate.restarts()
    assert candidate.book.goals[0].with_whom == "the two dispatchers"
    assert candidate.card("work-with-departments").points


def test_s2_27_introductions_belong_into_the_first_thirty_days(candidate: Candidate) -> None:
    plan = candidate.writes(StrategicPlan, days_30="listen")
    assert "No introductions yet: they belong in the first 30 days." in sentences(candidate)
    candidate.changes(plan, introductions="the dispatchers first, then the drivers")
    assert not any("introductions" in sentence for sentence in sentences(candidate))


def test_s2_28_three_people_to_meet_are_suggested(candidate: Candidate) -> None:
    candidate.writes(Stakeholder, function="head of purchasing")
    assert "1 person to meet first: three are a good start." in sentences(candidate)
    for function in ("head of IT", "works council"):
        candidate.writes(Stakeholder, function=function)
    assert not any("to meet first" in sentence for sentence in sentences(candidate))
    met = set(own_words(candidate, "win-colleagues-trust"))
    assert {"head of purchasing", "head of IT", "works council"} <= met


def test_s2_29_what_to_ask_each_of_them_is_asked_for(candidate: Candidate) -> None:
    one = candidate.writes(Stakeholder, function="head of IT", i_offer="a test week")
    assert "head of IT: What would you ask?" in sentences(candidate)
    candidate.changes(one, i_ask="which project hurts most")
    assert not any(sentence.startswith("head of IT") for sentence in sentences(candidate))
    assert "head of IT" in own_words(candidate, "people-to-meet-first")


def test_s2_30_what_to_offer_each_of_them_is_asked_for(candidate: Candidate) -> None:
    one = candidate.writes(Stakeholder, function="head of IT", i_ask="which project hurts most")
    assert one.lacks == ("What can you offer?",)
    assert candidate.changes(one, i_offer="a test week").lacks == ()
    assert any("what I can offer" in p.wordings for p in candidate.card("people-to-meet-first").points)


def test_s2_31_what_they_expect_becomes_a_question_while_it_is_not_known(candidate: Candidate) -> None:
    plan = candidate.writes(StrategicPlan, headline="One forecast", expect_of_them="a week with the drivers")
    assert questions_to_ask(candidate.book) == (ASK_WHAT_SUCCESS_IS,)
    candidate.changes(plan, expect_of_me="half the errors by summer")
    assert questions_to_ask(candidate.book) == ()


def test_s2_32_a_goal_without_the_revenue_is_asked_how_it_touches_it(candidate: Candidate) -> None:
    one = goal(candidate)
    assert "Goal 1: how does it touch the revenue?" in sentences(candidate)
    candidate.changes(one, revenue_link="fewer returns")
    assert "Goal 1: how does it touch the revenue?" not in sentences(candidate)


def test_s2_33_agreed_and_attainable_are_ticks_beside_a_goal(candidate: Candidate) -> None:
    one = goal(candidate, agreed_with="the head of sales")
    assert goal_ticks(one)["agreed"]
    assert not goal_ticks(one)["attainable"]
    assert goal_ticks(candidate.changes(one, attainable_because="Nord did it in four"))["attainable"]


def test_s2_34_vague_words_without_a_number_are_named(candidate: Candidate) -> None:
    one = goal(candidate, what="Improve the forecast", metric="better than today")
    assert one.vague == "Improve"
    assert 'Goal 1: "Improve" gives no amount. By how much?' in sentences(candidate)
    assert not one.ready
    assert candidate.changes(one, metric="from 18 to 9 percent").vague == ""
    assert plan_ready(candidate.book)


def test_s2_35_a_plan_with_a_goal_without_a_way_is_not_ready(candidate: Candidate) -> None:
    goal(candidate)
    second = goal(candidate, what="Returns from 12 to 8 percent", method="")
    assert "Goal 2 has no way to get there yet." in sentences(candidate)
    assert not plan_ready(candidate.book)
    candidate.changes(second, method="a photograph of every parcel")
    assert plan_ready(candidate.book)


def test_s2_36_a_goal_shows_its_story_or_no_proof_yet(candidate: Candidate) -> None:
    one = goal(candidate)
    assert "No proof yet: where did you do that before?" in one.lacks
    story = candidate.writes(Story, name="Late lorries")
    proven = candidate.changes(one, past_proof=story.uid)
    assert not any("No proof yet" in sentence for sentence in proven.lacks)
    assert goal_ticks(proven)["done before"]
