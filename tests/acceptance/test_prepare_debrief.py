"""The acceptance rows about the evening after the first interview, and the loose ends it leaves."""

from __future__ import annotations

import pytest

from tests.acceptance.candidate import Candidate, today
from trainer.prepare.areas import area
from trainer.prepare.asking import LAST_DAYS
from trainer.prepare.debrief import Debrief
from trainer.prepare.debrief_steps import ANOTHER_PERSON, STEPS, due_tonight, open_in
from trainer.prepare.first_question import FLAGS, FirstQuestion
from trainer.prepare.loose_ends import points_key, weight, wrappers
from trainer.prepare.matrix import matrix, with_strength
from trainer.prepare.notes_page import NEVER_READ, marked_read, reading_due
from trainer.prepare.own_points import OwnPoint, keep
from trainer.prepare.person import LEVELS, Person
from trainer.prepare.readiness import incomplete
from trainer.prepare.skill import Skill
from trainer.prepare.slot_sources import SLOT_SOURCES, slot_named
from trainer.prepare.slot_values import by_weight
from trainer.prepare.story import Story
from trainer.recall.grade import Grade

TEXT = "How did you handle the strike?"
BETTER = "I called the twelve largest customers myself. We kept ten of them."


def flagged(candidate: Candidate, *flags: str, better: str = BETTER, text: str = TEXT) -> FirstQuestion:
    return candidate.writes(FirstQuestion, text=text, flags=flags, better=better)


def test_s1_10_position_organisation_and_culture_are_asked_and_may_be_skipped(candidate: Candidate) -> None:
    assert [field.name for field in Debrief.FORM[:3]] == ["position", "organisation", "culture"]
    asked = open_in(candidate.book, "learnt")
    assert "What did you learn about the position?" in asked
    candidate.writes(Debrief, culture="They say what they think", step="skills")
    assert "What did you learn about the culture?" not in open_in(candidate.book, "learnt")
    assert candidate.book.debrief is not None
    assert candidate.book.debrief.position == ""


def test_s1_16_a_question_with_trouble_is_due_the_same_evening(candidate: Candidate) -> None:
    question = flagged(candidate, "struggled")
    queue = candidate.desk.today().queue
    assert queue[0] in {card.card.full_id for card in candidate.made_of(question).values()}
    assert "How did you handle the strike?" in candidate.cards[queue[0]].questions[0]


def test_s1_18_a_weak_question_without_a_better_answer_opens_its_field_first(candidate: Candidate) -> None:
    question = flagged(candidate, "struggled", better="")
    first = candidate.desk.asking().made[candidate.desk.today().queue[0]]
    assert first.source.uid == question.uid
    assert first.first == "Write the better answer first. You can drill it once it is written."
    assert first.first_field == "better"
    missing = candidate.cards[first.full_id].needs
    assert [SLOT_SOURCES[slot_named(need) or ""].field for need in missing] == ["better"]
    candidate.changes(question, better=BETTER)
    answered = candidate.desk.asking().made[first.full_id]
    assert answered.first == ""
    (point, *_) = (p for p in candidate.cards[first.full_id].points if p.personal)
    assert "twelve largest customers" in point.label


def test_s1_18_the_points_of_the_better_answer_hold_on_every_card_of_the_question(
    candidate: Candidate,
) -> None:
    question = flagged(candidate, "struggled")
    keep(
        candidate.desk.store,
        [OwnPoint.new(points_key(question), "ten of twelve kept", ["ten of twelve"], True)],
    )
    cards = candidate.made_of(question)
    assert len(cards) >= 3
    for card in cards.values():
        assert [point.label for point in card.points if point.personal] == ["ten of twelve kept"]
        assert card.card.prepared == BETTER
        assert not card.needs


def test_s1_19_what_went_well_is_asked_again_once_before_the_date(candidate: Candidate) -> None:
    good, bad = flagged(candidate, "good"), flagged(candidate, "muddled", text="Why did you leave?")
    (card,) = candidate.made_of(good).values()
    assert card.card.id.startswith("new-face-same-question@")
    assert weight(candidate.book, good) < weight(candidate.book, bad)
    assert card.card.full_id not in candidate.desk.asking().first({}, candidate.clock.now())
    interview = candidate.desk.interview
    assert interview is not None
    assert interview.study_day is not None
    candidate.clock.move(days=interview.study_day - LAST_DAYS - today(candidate))
    assert card.card.full_id in candidate.desk.today(minutes=60).queue
    assert card.card.full_id in candidate.practises()
    assert card.card.full_id not in candidate.desk.today(minutes=60).queue


def test_s2_2_notes_are_read_on_the_first_the_middle_and_the_last_day(candidate: Candidate) -> None:
    debrief = candidate.writes(Debrief, culture="open")
    flagged(candidate, "good")
    assert NEVER_READ in incomplete(candidate.book)
    asked = []
    for day in range(1, 10):
        candidate.clock.move(days=1)
        if reading_due(candidate.book, candidate.clock.now()):
            asked.append(day)
            assert candidate.book.debrief is not None
            debrief = candidate.changes(marked_read(candidate.book.debrief, candidate.clock.now()))
            assert reading_due(candidate.book, candidate.clock.now()) == ""
    assert asked == [1, 5, 9]
    assert debrief.read_on == ("2026-11-25", "2026-11-29", "2026-12-03")
    assert NEVER_READ not in incomplete(candidate.book)


def test_s2_3_somebody_who_was_doubtful_adds_a_concern(candidate: Candidate) -> None:
    question = candidate.writes(FirstQuestion, text=TEXT, reaction="doubtful", flags=("good",))
    assert question.marks == ("concern", "good")
    assert question.loose
    assert "colleague-unsure" in candidate.made_of(question)
    neutral = candidate.writes(FirstQuestion, text="And then?", reaction="neutral")
    assert neutral.marks == ()


def test_s2_4_people_are_sorted_by_level_and_weigh_by_it(candidate: Candidate) -> None:
    for level in reversed(LEVELS):
        candidate.writes(Person, name=level.value, level=level.value)
    assert [p.name for p in by_weight(candidate.book.people)] == [level.value for level in reversed(LEVELS)]
    hr, director = (p for p in candidate.book.people if p.level in ("hr", "director"))
    if hr.level != "hr":
        hr, director = director, hr
    small = candidate.writes(FirstQuestion, text="a", flags=("concern",), asked_by=hr.uid)
    large = candidate.writes(FirstQuestion, text="b", flags=("concern",), asked_by=director.uid)
    assert weight(candidate.book, large) > weight(candidate.book, small)
    first = candidate.desk.asking().made[candidate.desk.today().queue[0]]
    assert first.source.uid == large.uid


def test_s2_5_how_they_judge_the_qualifications_stands_beside_what_they_looked_for(
    candidate: Candidate,
) -> None:
    candidate.writes(Person, name="Ms Adler", looked_for=("pace",), judged="doubts the languages")
    (row,) = matrix(candidate.book)
    assert (row.text, row.who, row.judged) == ("pace", "Ms Adler", "doubts the languages")


def test_s2_6_any_number_of_people_and_each_with_a_page(candidate: Candidate) -> None:
    assert ANOTHER_PERSON == "Another person?"
    people = [
        candidate.writes(Person, name=name, level=level)
        for name, level in (("Ada", "hr"), ("Ben", "manager"), ("Cem", ""), ("Dia", "board"))
    ]
    assert list(candidate.book.people) == people
    assert len({person.uid for person in people}) == 4
    assert area(candidate.book, "people", candidate.clock.now()).there == ("Dia", "Ben", "Ada", "Cem")


def test_s2_7_everybody_has_what_they_looked_for_or_not_known(candidate: Candidate) -> None:
    adler = candidate.writes(Person, name="Ms Adler")
    assert "Ms Adler: What did they look for?" in open_in(candidate.book, "people")
    candidate.changes(adler, looked_for=("?",))
    assert open_in(candidate.book, "people") == ()
    assert "what they looked for" in candidate.card("who-you-met").needs
    candidate.changes(adler, looked_for=("pace", "figures"))
    labels = [point.label for point in candidate.card("who-you-met").points if point.personal]
    assert [label for label in labels if label.startswith("what they looked for")] == [
        "what they looked for: pace",
        "what they looked for: figures",
    ]


def test_s2_9_a_wish_without_an_accomplishment_is_a_card_until_one_is_named(candidate: Candidate) -> None:
    adler = candidate.writes(Person, name="Ms Adler", looked_for=("pace",))
    story = candidate.writes(Story, name="Late lorries")
    asked = candidate.made_of(adler)["show-it"]
    assert "pace" in asked.questions[0]
    assert asked.card.full_id in candidate.desk.today(minutes=60).queue
    candidate.changes(story, strengths=with_strength(story, "pace").strengths)
    assert matrix(candidate.book)[0].proofs == ("Late lorries",)
    assert "show-it" not in candidate.made_of(adler)


@pytest.mark.parametrize("flag", ["incomplete", "muddled", "concern"])
def test_s3_24_incomplete_muddled_and_of_concern_are_three_flags_with_cards_of_their_own(
    candidate: Candidate, flag: str
) -> None:
    assert flag in {choice.value for choice in FLAGS}
    question = flagged(candidate, flag)
    assert {name for name in candidate.made_of(question)} == set(wrappers(question))
    others = [flagged(candidate, other) for other in ("incomplete", "muddled", "concern") if other != flag]
    assert all(wrappers(other) != wrappers(question) for other in others)
    wordings = [text for card in candidate.made_of(question).values() for text in card.questions]
    assert len(set(wordings)) >= 3


def test_s3_25_out_of_time_and_topics_not_reached_come_up_again(candidate: Candidate) -> None:
    question = flagged(candidate, "out_of_time")
    assert next(iter(candidate.made_of(question))) == "ran-out-of-time"
    debrief = candidate.writes(Debrief, not_reached=("the new warehouse",))
    (topic,) = candidate.made_of(debrief).values()
    assert "the new warehouse." in topic.questions[0]
    assert not topic.needs


def test_s3_26_my_answer_what_was_missing_and_a_better_one_stand_side_by_side(candidate: Candidate) -> None:
    names = [field.name for field in FirstQuestion.FORM]
    assert names[names.index("mine") :][:3] == ["mine", "missing", "better"]
    assert {field.shape for field in FirstQuestion.FORM if field.name in ("mine", "missing", "better")} == {
        "text"
    }
    question = flagged(candidate, "struggled", better="")
    candidate.changes(question, mine="I stammered", missing="the figures")
    candidate.restarts()
    (kept,) = candidate.book.questions
    assert (kept.mine, kept.missing, kept.better) == ("I stammered", "the figures", "")
    assert due_tonight(candidate.book) == (
        "Due tonight: the better answer for 1 question. You can drill it once it is written."
    )


def test_s4_10_what_could_have_been_better_is_asked_last(candidate: Candidate) -> None:
    assert STEPS[-1].name == "better"
    assert open_in(candidate.book, "better") == ("What could you have done better?",)
    candidate.writes(Debrief, do_better="Listen to the end")
    assert open_in(candidate.book, "better") == ()


def test_s4_11_a_struggle_is_due_the_same_evening_and_settled_after_two_good_days(
    candidate: Candidate,
) -> None:
    question = flagged(candidate, "struggled")
    ids = {card.card.full_id for card in candidate.made_of(question).values()}
    before = weight(candidate.book, question)
    asked = []
    for _ in range(2):
        asked += [card for card in candidate.practises(Grade.GOOD) if card in ids]
        candidate.clock.move(days=1)
    assert len(asked) == len(set(asked)) == 2
    assert not ids & set(candidate.desk.asking().first({}, candidate.clock.now()))
    after = next(iter(candidate.made_of(question).values())).card.weight
    assert after == pytest.approx(before / 3)


def test_s1_16_the_next_morning_begins_with_loose_ends_and_their_own_points(candidate: Candidate) -> None:
    questions = [flagged(candidate, "struggled", text=f"Why number {n}?") for n in range(4)]
    kept = [OwnPoint.new(points_key(one), "ten of twelve", ["we kept ten"], True) for one in questions]
    keep(candidate.desk.store, kept)
    evening = candidate.practises(Grade.GOOD, most=4)
    assert {candidate.desk.asking().made[card].source for card in evening} == set(questions)
    candidate.clock.move(hours=13)
    candidate.restarts()
    session = candidate.desk.begin()
    assert session is not None
    morning = []
    for _ in questions:
        question = session.question()
        assert question is not None
        assert [point.label for point in question.asked.points if point.personal] == ["ten of twelve"]
        attempt = session.attempt("Thank you for coming back to it. In the end we kept ten.")
        review = session.grade(attempt, Grade.GOOD)
        assert review.interview == questions[0].interview
        morning.append(review.card)
    assert {candidate.desk.asking().made[card].source for card in morning} == set(questions)
    assert not set(evening) & set(morning)


def test_s0_10_a_skill_remembers_who_named_it_after_a_restart(candidate: Candidate) -> None:
    candidate.writes(Skill, words="pace", source="Ms Adler")
    candidate.restarts()
    assert candidate.book.skills[0].source == "Ms Adler"
