"""The acceptance rows about the built-in decks, each done as a candidate would do it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.acceptance.candidate import Candidate
from trainer.cards.model import Card, Slot
from trainer.clock import date_of
from trainer.paper.crib import crib
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.loose_ends import is_settled
from trainer.prepare.person import Person
from trainer.prepare.pitch import Pitch
from trainer.prepare.skill import Skill
from trainer.recall.attempt import Attempt
from trainer.recall.grade import Grade
from trainer.recall.verdict import Spoken
from trainer.rehearse.script import Setup

ANGRY = "How do you deal with an angry customer?"
BETTER = "I call back within an hour. I had the refund limit raised to 50 euros."


def attempt(candidate: Candidate, bare: str, answer: str) -> Attempt:
    asked = candidate.card(bare)
    verdict = candidate.desk.judge.judge(Spoken.on(asked, asked.questions[0], answer))
    return Attempt(asked, 0, "full", answer, verdict)


def struggled(candidate: Candidate, **known: object) -> FirstQuestion:
    usual = {"text": ANGRY, "flags": ("struggled",), "better": BETTER}
    return candidate.writes(FirstQuestion, **{**usual, **known})


def asked_day_by_day(candidate: Candidate, note: FirstQuestion) -> list[str]:
    """The questions as they were asked about this note, from tonight to the day before the interview."""
    texts: list[str] = []
    interview = candidate.desk.interview
    assert interview is not None
    assert interview.study_day is not None
    while candidate.desk.day < interview.study_day:
        session = candidate.desk.begin(minutes=20)
        while session and (question := session.question()):
            made = candidate.desk.asking().made.get(question.asked.card.full_id)
            if made and made.source.uid == note.uid:
                texts.append(question.text)
            session.grade(session.attempt("I call back within an hour."), Grade.GOOD)
        if session:
            session.end()
        candidate.clock.move(days=1)
    return texts


@pytest.mark.parametrize("bare", ["why-take-you", "one-minute-edge", "rival-more-experience"])
def test_s0_20_who_only_restates_the_qualification_hears_that_everyone_here_has_that(
    candidate: Candidate, bare: str
) -> None:
    edge = "I have driven the night line myself"
    candidate.writes(Pitch, edge=edge)
    for words in ("forecasting", "calm under pressure", "fluent Polish"):
        candidate.writes(Skill, words=words)
    card = candidate.desk.library.find(bare)
    assert any(Slot("edge") in point.alternatives for point in card.points)
    restated = attempt(
        candidate,
        bare,
        "I am good at forecasting and calm under pressure, I speak fluent Polish, and for your team that "
        "means 20 percent less work.",
    )
    probe = restated.next_probe()
    assert probe is not None
    assert probe.probe is not None
    assert probe.probe.startswith("Everyone here has that.")
    told = restated.after_probe(probe, f"Well, {edge}.", candidate.desk.judge)
    assert told.probed is not None
    assert told.probed.earned


def test_s0_22_the_closing_cards_are_there_and_the_page_ends_with_one_sentence(candidate: Candidate) -> None:
    close = "You need calm in the busiest hour, and I have shown it for two winters."
    candidate.writes(Pitch, close=close)
    block = crib(candidate.book, date_of(candidate.desk.day)).blocks[-1]
    assert block.lines[-1].text == close
    for bare in ("sum-up-for-decider", "best-candidate-because", "close-interview"):
        card = candidate.desk.library.find(bare)
        assert "S0.22" in card.trains
        assert any(Slot("skill.1") in point.alternatives for point in card.points)
    said = "Thank you, I enjoyed our talk. I would love to work here. When can I expect your decision?"
    closing = attempt(candidate, "close-interview", said)
    assert closing.coverage is not None
    assert closing.coverage >= 0.7


def test_s1_5_every_card_asks_further_and_the_answer_ticks_the_missed_point(candidate: Candidate) -> None:
    cards = candidate.desk.library.cards.values()
    assert [card.full_id for card in cards if sum(bool(p.probe) for p in card.points) < 2] == []
    first = attempt(
        candidate,
        "too-much-at-once",
        "In the last week of March I had three reports due. I sorted them by what would cost money. In the "
        "end two of the three were done.",
    )
    probe = first.next_probe()
    assert probe is not None
    assert probe.probe == "Whom did you tell?"
    then = first.after_probe(
        probe, "I warned my manager on the Monday and moved the date.", candidate.desk.judge
    )
    assert then.probed is not None
    assert then.probed.earned
    assert (then.coverage or 0.0) > (first.coverage or 0.0)
    assert then.next_probe() is None, "one follow-up a card in a drill"


def test_s1_17_a_weak_question_comes_in_at_least_three_wordings_before_the_date(candidate: Candidate) -> None:
    note = struggled(candidate)
    made = candidate.made_of(note)
    assert len(made) >= 3
    assert all(len(asked.questions) >= 2 for asked in made.values())
    assert len(set(asked_day_by_day(candidate, note))) >= 3


@pytest.mark.parametrize("flag", ["struggled", "muddled", "incomplete", "out_of_time", "concern"])
def test_s1_17_each_way_of_going_badly_has_three_fitting_cards_that_name_the_question(
    candidate: Candidate, flag: str
) -> None:
    made = candidate.made_of(struggled(candidate, flags=(flag,)))
    wordings = [question for asked in made.values() for question in asked.questions]
    assert len(made) >= 3
    assert len(wordings) == len(set(wordings)) >= 6
    assert all(ANGRY in wording for wording in wordings)


def test_s1_22_everyone_in_the_building_is_greeted_and_the_page_says_so(candidate: Candidate) -> None:
    greeted = attempt(
        candidate,
        "at-reception",
        "Good morning! My name is Ada Brook, I am here to see Ms Lind. Thank you very much.",
    )
    assert greeted.coverage == 1.0
    silent = attempt(candidate, "at-reception", "Lind, ten o'clock.")
    assert (silent.coverage or 0.0) < 0.5
    page = "\n".join(crib(candidate.book, date_of(candidate.desk.day)).page())
    assert all(person in page for person in ("reception", "assistant", "guard", "cleaner"))


def test_s1_23_telling_other_candidates_what_was_asked_is_flagged(candidate: Candidate) -> None:
    told = attempt(
        candidate, "waiting-room", "Hello! They asked me about my weaknesses, and the boss is strict."
    )
    flags = [flag for flag in told.verdict.flags if flag.name == "avoid"]
    assert len(flags) == 2
    assert "They asked me" in flags[0].text
    kind = attempt(
        candidate, "waiting-room", "Nice to meet you. I would rather not talk about it, but good luck to you."
    )
    assert "avoid" not in [flag.name for flag in kind.verdict.flags]
    assert (kind.coverage or 0.0) > (told.coverage or 0.0)


def test_s2_1_the_second_time_begins_with_the_impression_one_gives(candidate: Candidate) -> None:
    candidate.writes(Person, name="Ms Lind", level="manager", met_before=True, expected=True)
    script = candidate.desk.rehearsals.script(Setup("dress", 11))
    opening = next(step for step in script.steps if step.card)
    assert opening.card == "on-the-day/nice-to-see-you-again"
    assert script.steps.index(opening) == 0
    again = attempt(
        candidate,
        "nice-to-see-you-again",
        "Thank you for inviting me back. I have thought about what you said about the new line, and I have "
        "prepared something for today: a few ideas and some questions. I look forward to it.",
    )
    assert again.coverage == 1.0
    assert "S2.1" in again.asked.card.trains


def test_s3_16_difficult_and_bizarre_questions_come_quick_fire(candidate: Candidate) -> None:
    named = _cards_of_row(candidate, "S3.16")
    assert len(named) >= 16
    assert {card.deck for card in named} >= {"curveball", "pressure"}
    script = candidate.desk.rehearsals.script(Setup("quickfire", 5))
    steps = [step for step in script.steps if step.card]
    assert len(steps) >= 5
    decks = {step.card.partition("/")[0] for step in steps if step.card}
    assert decks == {"curveball", "pressure"}
    assert all(step.countdown for step in steps)


def test_s3_27_the_same_wording_never_comes_twice_running(candidate: Candidate) -> None:
    note = struggled(candidate, variants=("What do you say when somebody shouts at you?",))
    texts = asked_day_by_day(candidate, note)
    assert len(texts) >= 4
    assert all(one != other for one, other in pairwise(texts))


def test_s3_27_a_card_that_comes_again_is_asked_in_its_next_wording(candidate: Candidate) -> None:
    struggled(candidate)
    session = candidate.desk.begin("loose-ends", minutes=30)
    assert session is not None
    last: dict[str, str] = {}
    while question := session.question():
        card = question.asked.card.full_id
        assert last.get(card) != question.text
        last[card] = question.text
        session.grade(session.attempt("no idea"), Grade.AGAIN)
    assert last


def test_s4_12_what_went_badly_is_rehearsed_until_it_was_good_on_two_days(candidate: Candidate) -> None:
    note = struggled(candidate)
    assert {"another-go", "other-words"} <= candidate.made_of(note).keys()
    for _ in range(2):
        assert not is_settled(note, candidate.desk.asking().good_days)
        first = candidate.practises(most=1)
        made = candidate.desk.asking().made
        assert len(first) == 1
        assert made[first[0]].source.uid == note.uid, "it comes before everything else"
        candidate.clock.move(days=1)
    assert is_settled(note, candidate.desk.asking().good_days)


def _cards_of_row(candidate: Candidate, row: str) -> list[Card]:
    return [card for card in candidate.desk.library.cards.values() if row in card.trains]
