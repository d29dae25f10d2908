"""What holds of the judge for any text whatever."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trainer.cards.slots import AskedPoint
from trainer.progress.records import MODES
from trainer.recall.verdict import Spoken, Verdict
from trainer.recall.words import WordJudge

SAID = "I told my manager the deadline not never 8 twelve percent % don't release smaller 准时 🙂 , . of"
WORDS = st.sampled_from(SAID.split())
TALK = st.lists(WORDS, max_size=40).map(" ".join)
TEXT = st.one_of(TALK, st.text(max_size=200))
POINT = st.builds(
    AskedPoint,
    id=st.just("p"),
    label=TEXT,
    wordings=st.lists(TEXT, max_size=4).map(tuple),
    cues=st.lists(st.sampled_from(["reason", "result", "link"]), max_size=1).map(tuple),
    must=st.booleans(),
    probe=st.none(),
    personal=st.booleans(),
)
SPOKEN = st.builds(
    Spoken,
    question=TEXT,
    answer=TEXT,
    points=st.lists(POINT, max_size=4).map(tuple),
    mode=st.sampled_from(MODES),
    avoid=st.lists(TALK, max_size=2).map(tuple),
)


def check(spoken: Spoken, verdict: Verdict) -> None:
    assert len(verdict.points) == len(spoken.points)
    for point in verdict.points:
        assert 0.0 <= point.score <= 1.0
        before = 0
        for start, end in point.evidence:
            assert before <= start < end <= len(spoken.answer)
            before = end
        assert all(point.missing)
        assert point.warning is None or point.band != "missing"


@given(SPOKEN)
@settings(max_examples=150)
def test_any_answer_to_any_card_gets_a_verdict_in_bounds(spoken: Spoken) -> None:
    check(spoken, WordJudge().judge(spoken))


@given(SPOKEN)
@settings(max_examples=60)
def test_judging_twice_or_after_other_answers_gives_the_same(spoken: Spoken) -> None:
    judge = WordJudge()
    first = judge.judge(spoken)
    judge.judge(Spoken("Why?", "Because I told my manager early.", spoken.points))
    assert judge.judge(spoken) == first == WordJudge().judge(spoken)


@given(SPOKEN)
@settings(max_examples=60)
def test_a_point_is_judged_alone_as_among_others(spoken: Spoken) -> None:
    judge = WordJudge()
    together = judge.judge(spoken).points
    for point, found in zip(spoken.points, together, strict=True):
        alone = Spoken(spoken.question, spoken.answer, (point,), spoken.mode)
        assert judge.points(alone) == (found,)


@given(st.lists(WORDS.filter(str.isalpha), min_size=2, max_size=12).map(" ".join))
def test_a_wording_said_word_for_word_is_covered(text: str) -> None:
    point = AskedPoint("p", text, (text,), (), must=False, probe=None, personal=False)
    assert WordJudge().points(Spoken("", text, (point,)))[0].band == "covered"


HOSTILE = {
    "100,000 letters": "a" * 100_000,
    "100,000 characters of talk": "I told my manager early and we agreed a plan. " * 2_200,
    "one word 20,000 times": "manager " * 20_000,
    "only emoji": "🙂👨‍👩‍👧‍👦🎉" * 500,
    "control characters": "\x00\x1b[31m\x07told\x00 my\u202e manager",
    "right to left": "أخبرت المدير مبكرا " * 300,
    "Chinese": "我们准时交付给客户" * 500,
    "numbers": "one hundred and " * 3_000,
    "digits": "9" * 5_000 + " " + "1,000" * 500,
    "combining marks": "a" + "\u0301" * 5_000,
    "lone surrogate": "told my \ud800 manager",
    "negations": "not never no " * 3_000,
    "apostrophes": "don't'n't''" * 2_000,
}


@pytest.mark.parametrize("answer", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_answers_are_judged_within_bounds(answer: str) -> None:
    wordings = ("told my manager early", "agreed a plan", "saved 8 percent", "准时交付", "manager " * 50)
    point = AskedPoint("p", "that you told your manager", wordings, (), must=True, probe=None, personal=False)
    spoken = Spoken("Tell me about a deadline. Why did you miss it?", answer, (point, point))
    check(spoken, WordJudge().judge(spoken))


@pytest.mark.parametrize("wording", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_wordings_are_judged_within_bounds(wording: str) -> None:
    point = AskedPoint("p", wording, (wording,), (), must=True, probe=None, personal=False)
    spoken = Spoken(wording, "I told my manager early, and we agreed a plan. " * 20, (point,))
    check(spoken, WordJudge().judge(spoken))
