"""Counting answers: the same figures whether they come at once or one by one."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from trainer.insights.practice import LAST_OF_CARD, RECENT, Practice

DAY = 20_000


def answer(card: str = "a/one", day: int = DAY, rating: int = 3, **more: Any) -> dict[str, Any]:
    usual = {
        "uid": f"{card} {day} {rating}",
        "card": card,
        "study_day": day,
        "rating": rating,
        "judge": "words",
    }
    return usual | {"coverage": 0.5, "answer": "I did it."} | more


def counted(*answers: dict[str, Any]) -> Practice:
    practice = Practice()
    practice.take(answers)
    return practice


VERDICTS = st.sampled_from(["covered", "partly", "missing"])
ANSWERS = st.lists(
    st.builds(
        answer,
        st.sampled_from(["a/one", "a/two", "b/one"]),
        st.integers(DAY - 3, DAY),
        st.integers(1, 4),
        uid=st.uuids().map(str),
        coverage=st.none() | st.floats(0, 1),
        judge=st.sampled_from(["words", "self"]),
        predicted=st.none() | st.floats(0, 1),
        seconds=st.none() | st.integers(1, 90),
        first_key_s=st.none() | st.integers(0, 9),
        flags=st.lists(st.sampled_from(["hedges", "blank"]), max_size=2),
        points=st.lists(
            st.fixed_dictionaries(
                {"id": st.sampled_from("pq"), "score": st.just(0.5), "verdict": VERDICTS},
                optional={"said_by_user": st.sampled_from([True, False, None])},
            ),
            max_size=3,
        ),
    ),
    max_size=12,
)  # fmt: skip


COUNTED = (
    "answers", "grades", "judged", "self_rated", "flags", "first", "latest", "best", "by_card", "missed",
    "good_days", "verdicts", "corrected", "forecast", "recalled", "first_keys", "recent",
)  # fmt: skip


@given(ANSWERS, st.integers(0, 12))
def test_answers_taken_in_two_parts_count_like_all_at_once(answers: list[dict[str, Any]], cut: int) -> None:
    parts, whole = Practice(), counted(*answers)
    parts.take(answers[:cut])
    parts.take(answers[cut:])
    for name in COUNTED:
        assert getattr(parts, name) == getattr(whole, name), name
    assert {card: n for card, n in parts.again.items() if n} == {c: n for c, n in whole.again.items() if n}
    assert round(parts.surprise, 9) == round(whole.surprise, 9)


def test_an_answer_without_a_grade_counts_for_nothing() -> None:
    assert counted(answer() | {"rating": None}).answers.total() == 0


def test_the_first_answer_to_a_card_is_no_slip() -> None:
    practice = counted(answer(rating=1), answer(rating=3), answer(rating=1), answer("b/one", rating=3))
    assert practice.again["a/one"] == 1
    assert practice.again["b/one"] == 0


def test_the_best_answer_is_the_one_with_the_highest_coverage() -> None:
    practice = counted(answer(coverage=0.2), answer(coverage=0.9, uid="top"), answer(coverage=0.4))
    told = practice.first["a/one"].coverage, practice.best["a/one"].uid, practice.latest["a/one"].coverage
    assert told == (0.2, "top", 0.4)


def test_only_the_last_answers_of_a_card_tell_what_is_missed() -> None:
    missing = [{"id": "p", "score": 0.1, "verdict": "missing"}]
    granted = [{"id": "p", "score": 0.1, "verdict": "missing", "said_by_user": True}]
    practice = counted(*[answer(points=missing)] * 3, *[answer(points=granted)] * 4)
    assert practice.missed["a/one"] == [("p",), (), (), (), ()]
    assert len(practice.missed["a/one"]) == LAST_OF_CARD


def test_what_is_kept_of_the_telling_is_bounded() -> None:
    practice = counted(*[answer(answer="one two three", mode="full")] * (RECENT + 9))
    assert len(practice.recent) == RECENT
    assert practice.recent[0].words == 3
