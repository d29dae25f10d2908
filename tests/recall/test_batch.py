"""Scoring without the app: lines of JSON, and a readable report."""

from __future__ import annotations

import json
from typing import Any

import pytest

from trainer.cards.model import Card
from trainer.cards.slots import AskedCard, AskedPoint
from trainer.recall.batch import report, score_lines
from trainer.recall.words import WordJudge


def line(**changes: Any) -> str:
    item: dict[str, Any] = {
        "id": "one",
        "question": "Tell me about a deadline.",
        "answer": "I told my manager early and we agreed a smaller release.",
        "points": [
            {"text": "told the manager early", "accept": ["warned my boss"]},
            {"text": "knows the product"},
        ],
    }
    return json.dumps(item | changes, ensure_ascii=False)


def scored(*lines: str) -> list[dict[str, Any]]:
    return [json.loads(result) for result in score_lines(lines)]


def test_each_line_gives_a_line_in_the_same_order() -> None:
    assert [result["id"] for result in scored(line(id="a"), line(id="b"), line(id=3))] == ["a", "b", 3]


def test_a_result_has_exactly_the_promised_fields() -> None:
    result = scored(line())[0]
    assert set(result) == {"id", "coverage", "points"}
    for point in result["points"]:
        assert set(point) == {"score", "verdict", "evidence", "missing", "warning"}
    assert [point["verdict"] for point in result["points"]] == ["covered", "missing"]
    assert result["coverage"] == 0.5


def test_evidence_counts_code_points_of_the_answer_as_received() -> None:
    answer = "🙂 Well\r\n I told my manager early."
    spans = scored(line(answer=answer))[0]["points"][0]["evidence"]
    assert [answer[start:end] for start, end in spans] == ["told", "manager early"]


def test_no_points_mean_no_coverage() -> None:
    assert scored(line(points=[])) == [{"id": "one", "coverage": 0.0, "points": []}]


def test_all_points_weigh_the_same() -> None:
    points = [
        {"text": "told my manager early"},
        {"text": "agreed a smaller release"},
        {"text": "quantum optics"},
    ]
    assert scored(line(points=points))[0]["coverage"] == pytest.approx(2 / 3, abs=1e-6)


def test_deck_syntax_is_literal_text() -> None:
    points = [{"text": "@reason"}, {"text": "{skill.1}"}, {"text": "a | b"}]
    found = scored(line(answer="Because I said so.", points=points))[0]["points"]
    assert [point["verdict"] for point in found] == ["missing"] * 3


def test_a_warning_is_a_word_or_null() -> None:
    denied = scored(line(answer="I never told my manager early, that is what went wrong."))[0]["points"]
    assert [point["warning"] for point in denied] == ["negated", None]
    listed = scored(line(answer="manager told early smaller release"))[0]["points"]
    assert listed[0]["warning"] == "list"


def test_blank_lines_are_passed_over() -> None:
    assert len(scored("", line(), "   \n", line(id="two"))) == 2


def test_an_answer_scores_the_same_beside_other_answers_to_the_same_card() -> None:
    other = line(id="two", answer="It rained a lot, and nobody came.")
    assert scored(line(), other)[0] == scored(line())[0]


def test_a_question_may_be_missing_and_a_label_is_welcome() -> None:
    points = [{"text": "gross margin", "label": "the weekly meeting with the warehouse"}]
    said = line(answer="There was a weekly meeting with the warehouse.", points=points)
    assert scored(said)[0]["points"][0]["verdict"] == "covered"
    assert scored('{"answer": "", "points": [{"text": "x"}]}')[0]["points"][0]["verdict"] == "missing"


@pytest.mark.parametrize(
    ("bad", "complaint"),
    [
        ("nonsense", "no JSON object"),
        ("[1, 2]", "no JSON object"),
        ("[" * 100_000, "no JSON object"),
        (line(answer=None), 'needs "answer"'),
        ('{"answer": "Yes."}', 'needs "answer", a text, and "points"'),
        (line(answer=7), "'answer' is no text"),
        (line(question=["a"]), "'question' is no text"),
        (line(points={"a": 1}), "'points' is no list"),
        (line(points=[{"accept": ["a"]}]), "point 1 has no 'text'"),
        (line(points=[{"text": "a"}, "b"]), "point 2 has no 'text'"),
        (line(points=[{"text": "a", "accept": "b"}]), "'accept' of point 1 is no list of texts"),
        (line(points=[{"text": "a", "accept": [1]}]), "'accept' of point 1 is no list of texts"),
        (line(points=[{"text": "a", "label": 1}]), "'label' is no text"),
    ],
)
def test_a_bad_line_is_named_with_its_number(bad: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=r"^line 3: ") as caught:
        list(score_lines([line(), "", bad]))
    assert complaint in str(caught.value)


def card() -> AskedCard:
    points = (
        AskedPoint("1", "that you warned early", ("told my manager early",), (), True, None, False),
        AskedPoint("2", "what you agreed", ("agreed a smaller scope",), (), False, None, False),
        AskedPoint("3", "what you learned", ("learned to plan buffers",), (), False, None, False),
        AskedPoint("4", "@reason", (), ("reason",), False, None, False),
    )
    asked = Card("deck", "late", ("Tell me about a deadline.",), (), avoid=("not my fault",))
    return AskedCard(asked, asked.wordings, points, ())


def test_the_report_names_each_point_its_verdict_and_its_words() -> None:
    text = "\n".join(report(card(), "I told my manager early. It was not my fault.", "full", WordJudge()))
    assert "+ covered  that you warned early (must)" in text
    assert "you said: told my manager early" in text
    assert "- not seen what you learned" in text
    assert "not seen: buffers" in text
    assert "not my fault" in text


def test_the_report_says_when_a_point_seems_denied() -> None:
    text = "\n".join(report(card(), "I never told my manager early.", "full", WordJudge()))
    assert "'not'" in text


def test_a_cue_is_named_in_words() -> None:
    text = "\n".join(report(card(), "Nothing.", "full", WordJudge()))
    assert "@reason" not in text
