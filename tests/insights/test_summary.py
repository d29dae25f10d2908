"""What practice has come to, counted from the reviews."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from trainer.cards.model import Card
from trainer.insights.practice import Practice
from trainer.insights.summary import DAYS_AHEAD, DAYS_BACK, summarise
from trainer.progress.records import CardState, PointRecord, Review
from trainer.recall.grade import Grade

DAY = 20_000
CARDS = {
    f"{deck}/{name}": Card(deck, name, ("Q?",), ())
    for deck, name in [("b", "one"), ("b", "two"), ("a", "one")]
}


def review(card: str = "a/one", day: int = DAY, rating: int = 3, **more: Any) -> Review:
    base = Review(
        uid=f"{card}{day}{rating}", ts="2024-10-04T10:00:00.000Z", tz=0, study_day=day, dev="d", card=card,
        rating=rating, judge="words", coverage=0.5,
    )  # fmt: skip
    return replace(base, **more)


def counted(log: Sequence[Review]) -> Practice:
    practice = Practice()
    practice.take([one.document() for one in log])
    return practice


def test_nothing_practised_is_counted_as_nothing() -> None:
    summary = summarise(Practice(), {}, CARDS, DAY)
    assert (summary.answers, summary.days_practised, summary.coverage) == (0, 0, None)
    assert [(deck.deck, deck.cards, deck.practised) for deck in summary.decks] == [("a", 1, 0), ("b", 2, 0)]
    assert summary.due_ahead == (0,) * DAYS_AHEAD
    assert summary.agreement.share is None


def test_answers_are_counted_by_grade_and_by_day() -> None:
    log = [review(day=DAY - 1, rating=1), review(rating=3), review("b/one", rating=3)]
    summary = summarise(counted(log), {}, CARDS, DAY)
    assert (summary.answers, summary.answers_today, summary.days_practised) == (3, 2, 2)
    assert summary.grades == {Grade.AGAIN: 1, Grade.HARD: 0, Grade.GOOD: 2, Grade.EASY: 0}


def test_only_the_last_fourteen_days_count_as_practised() -> None:
    log = [review(day=DAY - DAYS_BACK), review(day=DAY - DAYS_BACK + 1), review(day=DAY + 1)]
    assert summarise(counted(log), {}, CARDS, DAY).days_practised == 1


def test_a_decks_coverage_is_the_mean_of_the_latest_of_each_card() -> None:
    log = [review("b/one", coverage=0.1), review("b/one", coverage=0.8), review("b/two", coverage=0.4)]
    deck = summarise(counted(log), {}, CARDS, DAY).decks[1]
    assert (deck.practised, deck.coverage) == (2, 0.6000000000000001)


def test_answers_aloud_are_kept_apart_from_judged_ones() -> None:
    log = [review(coverage=0.25), review("b/one", judge="self", coverage=1.0)]
    summary = summarise(counted(log), {}, CARDS, DAY)
    assert (summary.answers, summary.self_rated) == (2, 1)
    assert (summary.coverage, summary.self_rated_coverage) == (0.25, 1.0)
    assert summary.decks[1].coverage is None
    assert summary.decks[1].practised == 1


def test_overdue_cards_stand_under_today_and_suspended_ones_nowhere() -> None:
    states = {
        "a/one": CardState("a/one", due=DAY - 5),
        "b/one": CardState("b/one", due=DAY + 2),
        "b/two": CardState("b/two", due=DAY + 2, suspended=True),
        "gone/card": CardState("gone/card", due=DAY),
    }
    ahead = summarise(Practice(), states, CARDS, DAY).due_ahead
    assert (ahead[0], ahead[2], sum(ahead)) == (1, 1, 2)


def test_agreement_counts_decided_points_that_were_turned_round() -> None:
    points = (
        PointRecord("1", 0.9, "covered"),
        PointRecord("2", 0.9, "covered", said_by_user=False),
        PointRecord("3", 0.1, "missing", said_by_user=True),
        PointRecord("4", 0.1, "missing", said_by_user=False),
        PointRecord("5", 0.5, "partly", said_by_user=True),
    )
    agreement = summarise(counted([review(points=points)]), {}, CARDS, DAY).agreement
    assert (agreement.decided, agreement.corrected, agreement.share) == (4, 2, 0.5)
    silent = [review(points=points), review(points=points, rehearsal="1a")]
    assert summarise(counted(silent), {}, CARDS, DAY).agreement == agreement


def test_blank_answers_and_answers_aloud_do_not_flatter_the_judge() -> None:
    points = (PointRecord("1", 0.0, "missing"),)
    log = [review(points=points, flags=("blank",)), review(points=points, judge="self")]
    assert summarise(counted(log), {}, CARDS, DAY).agreement.decided == 0


def test_a_card_that_is_gone_keeps_its_answers_in_the_totals() -> None:
    summary = summarise(counted([review("gone/card")]), {}, CARDS, DAY)
    assert summary.answers == 1
    assert all(deck.practised == 0 for deck in summary.decks)


def test_the_json_form_has_these_names_and_no_others() -> None:
    document = json.loads(json.dumps(summarise(counted([review()]), {}, CARDS, DAY).document()))
    assert document["v"] == 1
    assert set(document) == {
        "v", "date", "answers", "answers_today", "days_practised_of_14", "grades", "coverage", "self_rated",
        "decks", "due", "agreement", "learning", "blanks_of_7_days", "first_key_s", "first_clause_s",
    }  # fmt: skip
    assert document["date"] == "2024-10-04"
    assert document["due"][1] == {"date": "2024-10-05", "cards": 0}
    assert document["decks"][0] == {"deck": "a", "cards": 1, "practised": 1, "coverage": 0.5}


@given(
    st.lists(
        st.builds(
            review,
            card=st.sampled_from([*CARDS, "gone/card"]),
            day=st.integers(DAY - 40, DAY),
            rating=st.integers(1, 4),
            coverage=st.none() | st.floats(0, 1),
            judge=st.sampled_from(["words", "self", None]),
        )
    )
)
def test_every_share_lies_between_nothing_and_all(log: list[Review]) -> None:
    summary = summarise(counted(log), {}, CARDS, DAY)
    shares = [summary.coverage, summary.self_rated_coverage, *(deck.coverage for deck in summary.decks)]
    assert all(share is None or 0 <= share <= 1 for share in shares)
    assert sum(summary.grades.values()) == summary.answers == len(log)
    assert all(deck.practised <= deck.cards for deck in summary.decks)
