"""How an answer is told: every flag says one sentence and shows its words."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.model import Kind
from trainer.cards.slots import AskedPoint
from trainer.recall.delivery import by_heart, flags, most_used, shape
from trainer.recall.pace import spoken_seconds
from trainer.recall.verdict import Flag, Spoken
from trainer.recall.words import WordJudge


def _flags(
    answer: str,
    *,
    avoid: tuple[str, ...] = (),
    kind: Kind = "script",
    seconds: int | None = None,
    prepared: str | None = None,
    cues: tuple[str, ...] = (),
) -> dict[str, Flag]:
    points = tuple(AskedPoint(cue, f"@{cue}", (), (cue,), False, None, False) for cue in cues)
    spoken = Spoken("A question?", answer, points, "full", avoid, kind, seconds, prepared)
    return {flag.name: flag for flag in flags(spoken)}


def _words(answer: str, flag: Flag) -> list[str]:
    return [answer[start:end] for start, end in flag.spans]


def test_a_hundred_and_forty_words_take_a_minute() -> None:
    assert spoken_seconds("word " * 140) == pytest.approx(60)
    assert round(spoken_seconds("word " * 38)) == 16
    assert spoken_seconds("") == 0


def test_a_calm_answer_raises_no_flag() -> None:
    answer = "In May a pump failed. I called the supplier and we had a new one the next day."
    assert _flags(answer, avoid=("not my job",), kind="story", seconds=30, cues=("situation",)) == {}


@pytest.mark.parametrize(
    ("phrase", "answer", "said"),
    [
        ("yes, I accept", "Oh, Yes I accept!", "Yes I accept"),
        ("perfectionist", "I am a perfectionnist, I fear.", "perfectionnist"),
        ("yes, I accept right away", "Yes, I accept it right away.", "Yes, I accept it right away"),
        ("that's not true", "Well that’s not true at all", "that’s not true"),
        ("my rent", "You see, my rent has gone up.", "my rent"),
    ],
)
def test_a_phrase_to_avoid_is_found_in_spite_of_case_commas_and_typos(
    phrase: str, answer: str, said: str
) -> None:
    flag = _flags(answer, avoid=(phrase,))["avoid"]
    assert _words(answer, flag) == [said]
    assert said in flag.text


@pytest.mark.parametrize(
    ("phrase", "answer"),
    [
        ("the money", "I don't do it for the money."),
        ("perfectionist", "I would never call myself a perfectionist."),
        ("my boss", 'A friend of mine says "my boss" in every second sentence.'),
        ("sack", "I packed my rucksack and left."),
        ("my rent", "My parent company is in Kent."),
        ("then no", "And then nobody came."),
        ("I need at least", "I need rest at last."),
    ],
)
def test_a_phrase_is_not_flagged_when_it_is_denied_quoted_or_only_resembled(phrase: str, answer: str) -> None:
    assert "avoid" not in _flags(answer, avoid=(phrase,))


def test_a_no_in_the_clause_before_does_not_excuse_a_phrase() -> None:
    assert "avoid" in _flags("No problem, yes I accept.", avoid=("yes, I accept",))


def test_hedges_are_counted_and_shown() -> None:
    answer = "I guess I only helped a bit with the figures."
    flag = _flags(answer)["hedges"]
    assert _words(answer, flag) == ["I guess", "only helped", "a bit"]
    assert flag.text.startswith("3 hedges")


def test_one_maybe_is_ordinary_speech_and_two_are_hedging() -> None:
    assert "hedges" not in _flags("Maybe we should ask the customer first.")
    assert "hedges" in _flags("Maybe it was me, perhaps it was him.")


@pytest.mark.parametrize("answer", ["What kind of tools do you use?", "I like this kind of work."])
def test_a_kind_of_work_is_no_hedge(answer: str) -> None:
    assert "hedges" not in _flags(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "When I start here, I'll change the rota.",
        "Once I have the job I will move.",
        "I'm sure you will hire me.",
    ],
)
def test_speaking_as_if_the_job_were_theirs_is_flagged_with_a_way_out(answer: str) -> None:
    flag = _flags(answer)["overclaim"]
    assert flag.spans
    assert "if I join you" in flag.text


@pytest.mark.parametrize(
    "answer",
    [
        "If I join you, I'll listen first.",
        "When I started here in 2019 it was raw.",
        "When I work alone I sing.",
    ],
)
def test_a_modest_sentence_does_not_over_claim(answer: str) -> None:
    assert "overclaim" not in _flags(answer)


def test_praise_without_proof_is_flagged() -> None:
    assert "superlative" in _flags("I am obviously the best candidate.")
    assert "superlative" not in _flags("I found the best price for them.")


def test_a_general_statement_is_flagged_on_a_story_only() -> None:
    answer = "I always help my colleagues and I think that is very important in every team."
    assert "occasion" in _flags(answer, kind="story")["general"].text
    assert "general" not in _flags(answer, kind="fit")
    assert "general" not in _flags("Last May a colleague was ill and I took her shift.", kind="story")


def test_ran_on_begins_at_a_hundred_and_thirty_percent_of_the_target() -> None:
    seconds_of_130_percent = "word " * 182
    assert "ran-on" not in _flags(seconds_of_130_percent, seconds=60)
    assert "ran-on" in _flags(seconds_of_130_percent + "and more", seconds=60)
    assert "ran-on" not in _flags("word " * 2000)


def test_another_language_says_that_structure_is_not_looked_for() -> None:
    answer = (
        "Ich habe den Kunden angerufen, weil die Lieferung zu spät kam, und er war am Ende sehr zufrieden."
    )
    assert set(_flags(answer, kind="story", cues=("reason",))) == {"language"}
    assert _flags(answer, kind="story") == {}


def test_a_prepared_answer_word_for_word_is_said_to_be_learnt_by_heart() -> None:
    prepared = "In March our server failed. I called the team together and we had it back within three hours."
    assert "by-heart" in _flags(prepared.replace("together ", ""), prepared=prepared)
    free = "Our server broke down in spring, so I got everybody on the phone and it ran again after lunch."
    assert "by-heart" not in _flags(free, prepared=prepared)
    assert not by_heart("yes", "yes")


def test_the_words_used_most_join_the_forms_of_one_word() -> None:
    counts = most_used(["We planned the plan.", "A plan is a plan; the customer planned."])
    assert counts[0] == ("plan", 5)
    assert ("customer", 1) in counts
    assert all(word not in ("the", "a", "we") for word, _ in counts)
    assert len(most_used(["one two three four five six apples pears plums"], count=2)) == 2


def test_the_shape_of_a_story_gives_each_part_its_share() -> None:
    story = (
        "In March the line stopped. My job was to restart it. I called the maker. In the end it ran by noon."
    )
    shares = shape(story)
    assert sum(shares.values()) == pytest.approx(1)
    assert all(shares[letter] > 0.1 for letter in "STAR")
    assert shape("") == {"S": 0, "T": 0, "A": 0, "R": 0}


def test_the_judge_hands_the_flags_over_and_they_change_no_score() -> None:
    point = AskedPoint("p", "that you would like time", ("time to think",), (), True, None, False)
    plain = WordJudge().judge(Spoken("?", "I need time to think.", (point,)))
    flagged = WordJudge().judge(Spoken("?", "I need time to think.", (point,), avoid=("I need",)))
    assert [flag.name for flag in flagged.flags] == ["avoid"]
    assert flagged.points == plain.points


@given(st.text(max_size=300), st.text(max_size=30))
def test_no_text_makes_delivery_raise_and_spans_stay_inside(answer: str, phrase: str) -> None:
    for flag in flags(Spoken("", answer, (), "full", (phrase,), "story", 30, phrase)):
        assert flag.text
        assert all(0 <= start < end <= len(answer) for start, end in flag.spans)
    assert sum(shape(answer).values()) in (0, pytest.approx(1))


def test_twenty_thousand_characters_are_flagged_in_a_moment() -> None:
    answer = "I guess I kind of helped a bit when I start here. " * 400
    assert {"hedges", "overclaim", "ran-on"} <= set(_flags(answer, avoid=("yes, I accept",), seconds=60))


def names(answer: str, question: str = "Why?", **about: Any) -> set[str]:
    return {flag.name for flag in WordJudge().judge(Spoken(question, answer, (), **about)).flags}


@pytest.mark.parametrize(
    "said", ["As I told you, we won.", "Like I said we won it.", "You remember that we won."]
)
def test_a_new_face_was_told_nothing_yet(said: str) -> None:
    assert "told-before" in names(said, met_before=False)
    assert "told-before" not in names(said, met_before=True)
    assert "told-before" not in names(said)


def test_what_one_told_others_is_no_repetition() -> None:
    assert "told-before" not in names("I told my manager early, and we discussed it.", met_before=False)


def test_pay_is_left_to_them_when_it_is_ones_turn_to_ask() -> None:
    said = "What would the salary be, and is there a bonus?"
    assert "pay-unasked" in names(said, kind="ask")
    assert "pay-unasked" not in names(said, kind="ask", question="Have you any questions about pay?")
    assert "pay-unasked" not in names(said, kind="script")
    assert "pay-unasked" not in names("What should I pay attention to in the first week?", kind="ask")


def test_rude_words_are_named() -> None:
    assert "rude" in names("My boss was an idiot.")
    assert "rude" not in names("My boss was in the class of an assistant.")


def test_a_suggestion_without_a_waiver_is_to_be_softened() -> None:
    point = AskedPoint("w", "@waiver", (), ("waiver",), must=False, probe=None, personal=False)
    blunt = "You should close the shop in the north and open one online instead."
    soft = "From my limited understanding, have you considered to close the shop in the north?"
    found = [
        {flag.name for flag in WordJudge().judge(Spoken("", said, (point,))).flags} for said in (blunt, soft)
    ]
    assert "soften" in found[0]
    assert "soften" not in found[1]


SITUATION = (
    "In spring last year at the depot, the two drivers of the night shift were ill for weeks in a row, "
    "and at the same time a customer of ours had moved to the other side of the town, so that every tour was "
    "longer. "
)


def test_a_story_that_stays_in_the_situation_is_told_its_shares() -> None:
    asked = Spoken(
        "Tell me about a bad week.", SITUATION + "In the end we had two late vans.", (), kind="story"
    )
    flag = next(flag for flag in flags(asked) if flag.name == "lopsided")
    assert re.match(
        r"Words on situation \d+%, task 0%, action \d+%, result \d+%: shorten the situation\.", flag.text
    )
    without_end = replace(
        asked, answer=SITUATION + "I rebuilt the rota with the foremen and asked the packers."
    )
    flag = next(flag for flag in flags(without_end) if flag.name == "lopsided")
    assert flag.text.endswith("say how it ended.")


def test_a_balanced_story_fragments_and_other_kinds_are_left_alone() -> None:
    told = (
        "In May two drivers were ill. My job was to get the vans out by six. I asked the packers which tours "
        "could start later, merged five tours into three and moved the break behind the first tour. As a "
        "result late vans fell from nine to two a week."
    )
    story = Spoken("Tell me about a bad week.", told, (), kind="story")
    for spoken in (
        story,
        replace(story, kind="fit", answer=SITUATION),
        replace(story, mode="keywords", answer=SITUATION),
    ):
        assert "lopsided" not in {flag.name for flag in flags(spoken)}
