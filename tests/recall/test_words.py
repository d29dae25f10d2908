"""The judge by words, from question and answer to verdicts."""

from __future__ import annotations

import pytest

from trainer.cards.slots import AskedPoint
from trainer.progress.records import Mode
from trainer.recall.verdict import PointVerdict, Spoken
from trainer.recall.words import WordJudge

QUESTION = "Tell me about a time you missed a deadline."
ANSWER = "We were two weeks late on the migraton. I told my manager early and we agreed a smaller release."


def point(*wordings: str, label: str = "", cues: tuple[str, ...] = ()) -> AskedPoint:
    name = label or (wordings[0] if wordings else f"@{cues[0]}")
    return AskedPoint(name, name, wordings, cues, must=False, probe=None, personal=False)


def verdict(asked: AskedPoint, answer: str, question: str = "", mode: Mode = "full") -> PointVerdict:
    return WordJudge().judge(Spoken(question, answer, (asked,), mode)).points[0]


def said(found: PointVerdict, answer: str) -> str:
    return " ".join(answer[start:end] for start, end in found.evidence)


def test_the_worked_example() -> None:
    bands = {
        text: verdict(point(text), ANSWER, QUESTION).band
        for text in (
            "told the manager early",
            "missed the deadline",
            "agreed a smaller scope for the migration",
            "knows the product",
        )
    }
    assert bands == {
        "told the manager early": "covered",
        "missed the deadline": "missing",
        "agreed a smaller scope for the migration": "covered",
        "knows the product": "missing",
    }


def test_a_tick_shows_the_words_that_earned_it() -> None:
    found = verdict(point("told the manager early"), ANSWER, QUESTION)
    assert "told my manager early" in said(found, ANSWER) or said(found, ANSWER) == "told manager early"
    assert found.missing == ()
    assert found.best == "told the manager early"


def test_a_miss_names_the_words_not_seen() -> None:
    found = verdict(point("agreed a smaller scope with Finance"), ANSWER, QUESTION)
    assert set(found.missing) == {"scope", "Finance"}


@pytest.mark.parametrize(
    "text",
    [
        "that you understand their budget limit",
        "new customers",
        "would it be possible",
        "so what if I",
        "saved us eight percent of the budget in 2023",
        "I have learned to ask early, to write it down, and never to promise what I cannot keep on my own",
    ],
)
def test_a_point_said_verbatim_is_covered(text: str) -> None:
    assert verdict(point(text), text).band == "covered"
    assert verdict(point(text), f"Well, I think {text}, and that is it.").band == "covered"


def test_the_question_typed_back_covers_nothing() -> None:
    asked = [
        point("missed the deadline"),
        point("a time when you were late"),
        point("told the manager early"),
    ]
    found = WordJudge().judge(Spoken(QUESTION, QUESTION, asked)).points
    assert [one.band for one in found] == ["missing"] * 3


def test_another_point_of_the_card_is_not_covered() -> None:
    assert (
        verdict(point("told the manager early"), "We agreed a smaller release with the customer.").band
        == "missing"
    )


def test_the_best_of_several_wordings_counts() -> None:
    asked = point("had a difficult talk", "told the manager", "informed my boss")
    found = verdict(asked, "I told my manager the same day.")
    assert found.band == "covered"
    assert found.best == "told the manager"


def test_the_label_is_a_wording_too() -> None:
    asked = point("gross margin", label="the weekly meeting with the warehouse")
    assert verdict(asked, "I set up a weekly meeting with the warehouse.").band == "covered"


def test_one_word_that_the_question_held_is_chance() -> None:
    asked, answer = point("work together"), "In the cellar I work alone, day after day."
    assert verdict(asked, answer, "What should we know?").band == "partly"
    assert verdict(asked, answer, "Where did you work?").band == "missing"


def test_a_denied_point_is_ticked_with_a_warning() -> None:
    found = verdict(
        point("likes the mix of design and support"), "I don't like the mix of design and support."
    )
    assert found.band == "covered"
    assert found.warning == "negated"


def test_a_missing_point_carries_no_warning() -> None:
    assert verdict(point("knows the product"), "I did not sleep well.").warning is None


def test_a_bare_list_is_said_so_in_full_mode_only() -> None:
    listed = "manager told early release smaller deadline"
    asked = point("told the manager early")
    assert verdict(asked, listed).warning == "list"
    assert verdict(asked, listed, mode="keywords").warning is None


def test_keywords_are_enough_in_keywords_mode() -> None:
    asked = point("I would tell the manager about it as early as I could")
    assert verdict(asked, "manager - tell early", mode="keywords").band == "covered"


def test_numbers_count_as_values() -> None:
    asked = point("brought the cost down by twelve percent")
    assert verdict(asked, "We brought the cost down by 12 %.").missing == ()
    assert "twelve" in verdict(asked, "We brought the cost down by 2 %.").missing


def test_a_seen_cue_covers_the_point_with_its_words() -> None:
    answer = "I would be a whisk, because I bring things together."
    found = verdict(point(cues=("reason",)), answer)
    assert (found.band, found.score, found.best) == ("covered", 1.0, "@reason")
    assert "because" in said(found, answer)


def test_without_its_cue_a_point_falls_back_to_its_wordings() -> None:
    asked = point("thank you for your time", cues=("reason",))
    assert verdict(asked, "Thank you for your time.").best == "thank you for your time"


def test_a_point_with_no_wording_at_all_is_missing() -> None:
    found = verdict(point(cues=("measured",)), "It went well.")
    assert (found.band, found.score, found.missing) == ("missing", 0.0, ())


def test_an_empty_answer_misses_everything_and_names_it() -> None:
    found = verdict(point("told the manager"), "")
    assert (found.band, found.score) == ("missing", 0.0)
    assert set(found.missing) == {"told", "manager"}


def test_chinese_and_arabic_are_compared_by_their_own_words() -> None:
    assert (
        verdict(point("准时交付给客户并且通知了经理"), "我们准时交付给客户并且通知了经理。").band == "covered"
    )
    assert verdict(point("准时交付给客户并且通知了经理"), "今天天气很好我们去公园").band == "missing"
    assert verdict(point("أخبرت المدير مبكرا"), "نعم أخبرت المدير مبكرا جدا").band == "covered"


def test_phrases_to_avoid_raise_a_flag_and_change_no_score() -> None:
    asked = (point("told the manager early"),)
    plain = WordJudge().judge(Spoken("", ANSWER, asked))
    flagged = WordJudge().judge(Spoken("", ANSWER, asked, avoid=("two weeks late",)))
    assert "avoid" in {flag.name for flag in flagged.flags}
    assert flagged.points == plain.points


def test_texts_of_a_batch_change_weights_but_not_a_clear_verdict() -> None:
    asked = (point("told the manager early"),)
    texts = ["the manager was told", "the manager left", "ask the manager"]
    found = WordJudge(texts).judge(Spoken(QUESTION, ANSWER, asked)).points[0]
    assert found.band == "covered"


GERMAN = (
    "Wir waren zwei Wochen zu spät mit der Umstellung, und ich habe es meinem Chef sofort gesagt, "
    "weil er es sonst von anderen gehört hätte."
)


def test_structure_is_left_out_where_the_answer_is_not_english() -> None:
    reason = point(cues=("reason",))
    worded = point("Umstellung verschoben", cues=("result",))
    judged = WordJudge().judge(Spoken("", GERMAN, (reason, worded)))
    assert judged.left_out == {"@reason"}
    assert "language" in {flag.name for flag in judged.flags}


def test_nothing_is_left_out_of_an_english_answer() -> None:
    assert not WordJudge().judge(Spoken("", ANSWER, (point(cues=("reason",)),))).left_out
