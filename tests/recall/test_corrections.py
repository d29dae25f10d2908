"""Corrections become examples of the kind that the judge is trained with, and nothing else becomes one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from trainer.cards.model import Card
from trainer.cards.slots import AskedCard, AskedPoint
from trainer.progress.records import PointRecord, Review
from trainer.recall.corrections import Examples, corrected, examples

THANKS = AskedPoint("thanks", "that you are glad", ("delighted", "that you are glad"), (), True, None, False)
TIME = AskedPoint("time", "time to think", ("sleep on it",), (), False, None, False)
WHEN = AskedPoint("when", "@when", (), ("when",), False, None, False)
SKILL = AskedPoint("skill", "{skill.1}", ("SQL", "databases"), (), False, None, True, named_by_slot=True)
CARD = AskedCard(
    Card("offer", "accept", (), ()), ("Do you accept?", "Would you sign?"), (THANKS, TIME, WHEN, SKILL), ()
)
REVIEW = Review(
    "1", "2026-11-22T09:00:00.000Z", 0, 1, "dev", "offer/accept", judge="both", mode="full", wording=0
)


def review(answer: str, *points: PointRecord, **more: Any) -> Review:
    return replace(REVIEW, answer=answer, points=points, **more)


def said(point: str, band: str = "missing") -> PointRecord:
    return PointRecord(point, 0.4, band, said_by_user=True)


def absent(point: str, band: str = "covered") -> PointRecord:
    return PointRecord(point, 0.9, band, said_by_user=False)


def made(*reviews: Review, shipped: bool = True, neutral: Any = str, card: AskedCard = CARD) -> Examples:
    return examples(corrected(reviews), {"offer/accept": card}, lambda _: shipped, neutral)


def test_a_line_is_what_the_training_reads() -> None:
    found = made(
        review(
            "I am so happy.", said("thanks"), absent("time", "partly"), PointRecord("skill", 0.9, "covered")
        )
    )
    assert found == Examples(
        (
            {
                "card": "offer/accept",
                "question": "Do you accept?",
                "split": "train",
                "points": [
                    {"label": "that you are glad", "wordings": ["delighted"]},
                    {"label": "time to think", "wordings": ["sleep on it"]},
                ],
                "answers": [
                    {
                        "who": "a candidate",
                        "level": "unknown",
                        "english": "unknown",
                        "style": "full",
                        "typos": False,
                        "text": "I am so happy.",
                        "labels": ["said", "absent"],
                    }
                ],
            },
        ),
        answers=1,
        corrections=2,
    )


def test_a_point_that_one_answer_did_not_correct_stays_open_there() -> None:
    found = made(
        review("I am so happy.", said("thanks")), review("Let me sleep.", said("time"), mode="keywords")
    )
    (line,) = found.lines
    assert [answer["labels"] for answer in line["answers"]] == [["said", "unsure"], ["unsure", "said"]]
    assert [answer["style"] for answer in line["answers"]] == ["full", "keywords"]
    assert (found.answers, found.corrections) == (2, 2)


def test_each_wording_of_a_question_is_a_line_of_its_own() -> None:
    found = made(
        review("Yes.", said("thanks")),
        review("Yes.", said("thanks"), wording=1),
        review("No.", absent("time"), wording=9),
    )
    assert [line["question"] for line in found.lines] == ["Do you accept?", "Would you sign?"]
    assert [len(line["answers"]) for line in found.lines] == [1, 2]


def test_the_last_word_on_the_same_answer_counts() -> None:
    found = made(review("Yes.", said("thanks")), review("Yes.", absent("thanks")))
    assert found.lines[0]["answers"][0]["labels"] == ["absent"]
    assert found.corrections == 1


def test_what_corrects_nobody_is_left_out() -> None:
    agreed = PointRecord("thanks", 0.9, "covered", said_by_user=True)
    found = made(
        review("Yes.", agreed, PointRecord("time", 0.1, "missing")),
        review("Yes.", said("thanks"), judge="self"),
        review("Yes.", said("thanks"), judge=None),
        review("Yes.", said("thanks"), flags=("blank",)),
        review(" \n", said("thanks")),
        review("Yes.", said("thanks"), card="gone/card"),
        review("Yes.", said("gone")),
        review("Yes.", said("when")),
    )
    assert found == Examples((), 0, 0)


def test_a_slot_is_labelled_by_its_value() -> None:
    found = made(review("I query.", said("skill")))
    assert found.lines[0]["points"] == [{"label": "SQL", "wordings": ["databases"]}]


def test_every_text_is_made_neutral_and_own_ids_are_numbered() -> None:
    found = made(review("Yes.", said("thanks")), shipped=False, neutral=str.upper)
    (line,) = found.lines
    assert line["card"] == "own/correction-1"
    assert line["question"] == "DO YOU ACCEPT?"
    assert line["points"] == [{"label": "THAT YOU ARE GLAD", "wordings": ["DELIGHTED"]}]
    assert line["answers"][0]["text"] == "YES."
