"""The acceptance rows about judging an answer, each by its id."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from trainer.cards.library import load_library
from trainer.cards.model import Card, Kind
from trainer.cards.slots import AskedCard, AskedPoint, ask
from trainer.insights.practice import Practice
from trainer.insights.summary import summarise
from trainer.places import builtin_decks
from trainer.plain.wording import verdict_in_words
from trainer.progress.records import Review
from trainer.recall.attempt import Attempt
from trainer.recall.batch import report
from trainer.recall.cues import shown
from trainer.recall.grade import Grade
from trainer.recall.pace import RAN_ON, spoken_seconds
from trainer.recall.verdict import Flag, Spoken, Verdict
from trainer.recall.words import WordJudge
from trainer.schedule.clauses import has_clause


def point(label: str, *wordings: str, cue: str = "", probe: str | None = None) -> AskedPoint:
    cues = (cue,) if cue else ()
    return AskedPoint(label, label, wordings, cues, must=False, probe=probe, personal=False)


def card(*points: AskedPoint, kind: Kind = "script", seconds: int = 60, question: str = "Why?") -> AskedCard:
    return AskedCard(Card("deck", "card", (question,), (), kind, seconds), (question,), points, ())


def answered(asked: AskedCard, answer: str) -> Attempt:
    verdict = WordJudge().judge(Spoken.on(asked, asked.questions[0], answer))
    return Attempt(asked, 0, "full", answer, verdict)


def flags(verdict: Verdict) -> dict[str, Flag]:
    return {flag.name: flag for flag in verdict.flags}


def built_in(name: str) -> AskedCard:
    return ask(load_library(builtin_decks(), Path("nowhere")).find(name), {})


def test_s0_8_an_answer_without_a_reason_is_followed_up_with_why() -> None:
    asked = card(point("@reason", cue="reason", probe="Why?"))
    probe = answered(asked, "The print shop in town works well and the people come every day.").next_probe()
    assert probe is not None
    assert probe.probe == "Why?"
    assert answered(asked, "It works because the owner knows all of them.").next_probe() is None


def test_s0_21_their_own_wording_counts_first_and_the_synonym_second_and_is_shown() -> None:
    theirs, synonym = "stakeholder management", "keeping everybody informed"
    asked = card(replace(point("the first skill", theirs, synonym), personal=True))
    own = answered(asked, "My strength is stakeholder management, day by day.")
    other = answered(asked, "My strength is keeping everybody informed at all times.")
    both = answered(asked, "Keeping everybody informed: for me that is stakeholder management.")
    assert [one.verdict.points[0].best for one in (own, other, both)] == [theirs, synonym, theirs]
    start, end = other.verdict.points[0].evidence[0]
    assert other.answer[start:end] in synonym
    shown = [verdict_in_words(one)[1] for one in (own, other, both)]
    assert ["its own wording" in line for line in shown] == [True, False, True]
    assert ["other words for it" in line for line in shown] == [False, True, False]


def review(number: int, **fields: object) -> Review:
    uid = f"{number:016x}"
    known = {"rating": 3, "judge": "words", **fields}
    return Review(uid, "2026-11-22T09:00:00.000Z", 0, 20_000, "dev", "deck/card", **known)  # type: ignore[arg-type] # mixed


def counted(log: Sequence[Review]) -> Practice:
    practice = Practice()
    practice.take([one.document() for one in log])
    return practice


def test_s1_9_blanks_of_a_week_stand_in_the_statistics() -> None:
    blanks = [review(n, flags=("blank",), rating=1) for n in range(3)]
    old = replace(blanks[0], study_day=19_993)
    found = summarise(counted([*blanks, old, review(9)]), {}, {}, 20_000)
    assert found.document()["blanks_of_7_days"] == 3


def test_s1_14_the_report_shows_the_spoken_estimate_against_the_target() -> None:
    asked = card(point("why"), seconds=10)
    long = " ".join(["we went on and on about it"] * 5)
    assert spoken_seconds(long) > RAN_ON * 10
    assert "about 15 s, target 10 s" in "\n".join(report(asked, long, "full", WordJudge()))
    assert "ran-on" in flags(answered(asked, long).verdict)
    assert "ran-on" not in flags(answered(asked, "We went on about it.").verdict)


def test_s1_21_rude_words_are_flagged_and_thanks_are_a_cue_and_neither_flag_scores() -> None:
    asked = card(point("@thanks", cue="thanks"), point("on time", "I was on time"))
    polite = answered(asked, "Thank you for having me. I was on time.")
    rude = answered(asked, "Thank you for having me. I was on time, and the others were idiots.")
    assert [one.band for one in rude.verdict.points] == ["covered", "covered"]
    assert rude.coverage == polite.coverage
    assert "rude" in flags(rude.verdict)
    assert "rude" not in flags(polite.verdict)


@pytest.mark.parametrize(
    "said",
    ["When I start here, I will change that.", "Once I have the job, I move.", "I'm sure you will hire me."],
)
def test_s1_24_speaking_as_if_the_job_were_theirs_is_flagged(said: str) -> None:
    flag = flags(answered(card(point("plan")), said).verdict)["overclaim"]
    assert flag.text == 'You do not have the job yet: try "if I join you".'
    assert "superlative" in flags(answered(card(point("plan")), "I am obviously the best.").verdict)


def test_s2_15_a_suggestion_without_a_waiver_is_to_be_softened() -> None:
    asked = card(point("@waiver", cue="waiver"), point("@ask", cue="ask"), kind="plan")
    blunt = answered(asked, "You should sell the repairs as a subscription and close the counter.")
    soft = answered(
        asked,
        "From my limited understanding of your business: have you considered to sell repairs by the year?",
    )
    assert flags(blunt.verdict)["soften"].text.startswith("Soften it first")
    assert "soften" not in flags(soft.verdict)
    assert [one.band for one in soft.verdict.points] == ["covered", "covered"]


LINK = point("@link", cue="link", probe="And what does that mean for us?")


def test_s3_7_a_story_from_another_branch_is_carried_over_by_the_link_cue() -> None:
    asked = card(LINK, point("the kitchen", "ran a kitchen of twelve"), kind="story")
    told = answered(asked, "I ran a kitchen of twelve. For your ward that means calm hands when it is full.")
    assert told.band_of("@link") == "covered"
    assert shown("@link") == "what it means for this employer"


def test_s3_9_a_story_without_a_link_sentence_is_followed_up() -> None:
    asked = card(LINK, kind="story")
    probe = answered(asked, "Last year I rebuilt the rota, and nobody left after that.").next_probe()
    assert probe is not None
    assert probe.probe == "And what does that mean for us?"


def test_s3_17_the_time_to_the_first_word_is_told_as_median_and_trend() -> None:
    slow = [review(n, first_key_s=9.0) for n in range(20)]
    quick = [review(n, first_key_s=3.0 + n % 3) for n in range(20, 40)]
    assert summarise(counted([*slow, *quick]), {}, {}, 20_000).document()["first_key_s"] == {
        "latest": 4.0, "before": 9.0,
    }  # fmt: skip
    assert summarise(counted(quick), {}, {}, 20_000).document()["first_key_s"]["before"] is None


def test_s3_17_the_time_to_the_first_full_clause_is_told_as_median_and_trend() -> None:
    slow = [review(n, first_clause_s=20.0) for n in range(20)]
    quick = [review(n, first_clause_s=8.0 + n % 3) for n in range(20, 40)]
    told = summarise(counted([*slow, *quick]), {}, {}, 20_000).document()
    assert told["first_clause_s"] == {"latest": 9.0, "before": 20.0}
    assert told["first_key_s"] == {"latest": None, "before": None}
    assert not has_clause("Well, yes. Good morning.")
    assert has_clause("Well, I led the team,")
    assert has_clause("I led the team of the night shift alone")


def test_s3_18_any_answer_to_a_curveball_passes_and_none_is_wrong() -> None:
    asked = built_in("kitchen-tool")
    assert asked.card.kind == "quick"
    odd = answered(asked, "A colander, because it lets go of what it does not need.")
    mute = answered(asked, "Hm. A spoon.")
    assert odd.suggested in (Grade.GOOD, Grade.EASY)
    assert mute.suggested == Grade.HARD
    assert "wrong" not in " ".join(flag.text for flag in (*odd.verdict.flags, *mute.verdict.flags)).lower()


def test_s3_34_pay_is_not_raised_before_they_do() -> None:
    said = "Yes: what is the salary, and when will I hear from you?"
    own = card(point("a question", "when will I hear"), kind="ask", question="What would you like to ask us?")
    assert flags(answered(own, said).verdict)["pay-unasked"].text.startswith("They did not raise it")
    closing = answered(built_in("pay-not-mentioned"), said)
    assert "avoid" in flags(closing.verdict)
    raised = card(point("a range", "between"), kind="ask", question="What salary do you have in mind?")
    assert "pay-unasked" not in flags(answered(raised, "A salary between 50 and 55 thousand.").verdict)


def test_s4_14_hedges_are_counted_and_shown_and_block_nothing() -> None:
    said = "I just did the books and sort of led the team a bit. Maybe that counts, maybe I guess it does."
    asked = card(point("the team", "led the team"))
    told = answered(asked, said)
    flag = flags(told.verdict)["hedges"]
    assert re.match(r"\d hedges: ", flag.text)
    assert {said[start:end].lower() for start, end in flag.spans} >= {"sort of", "a bit", "maybe", "i guess"}
    assert told.coverage == 1.0
