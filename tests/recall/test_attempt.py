"""An attempt: judged, corrected, probed, and what that makes of its coverage."""

from __future__ import annotations

from dataclasses import replace

import pytest

from trainer.cards.model import Card, Kind
from trainer.cards.slots import AskedCard, AskedPoint
from trainer.recall.attempt import Attempt
from trainer.recall.grade import Grade
from trainer.recall.verdict import Band, PointVerdict, Spoken, Verdict
from trainer.recall.words import WordJudge

SCORE: dict[Band, float] = {"covered": 0.9, "partly": 0.5, "missing": 0.1}


def point(name: str, *, must: bool = False, probe: str | None = None, personal: bool = False) -> AskedPoint:
    return AskedPoint(name, name, (name,), (), must, probe, personal)


def attempt(*judged: tuple[AskedPoint, Band], kind: Kind = "script") -> Attempt:
    points = tuple(asked for asked, _ in judged)
    card = Card("deck", "card", ("Why?",), (), kind)
    verdict = Verdict(tuple(PointVerdict(asked.id, SCORE[band], band) for asked, band in judged))
    return Attempt(AskedCard(card, ("Why?", "Why then?"), points, ()), 1, "full", "Because.", verdict)


def test_it_knows_which_wording_was_asked() -> None:
    assert attempt((point("a"), "covered")).question == "Why then?"


def test_coverage_is_one_for_covered_half_for_partly_and_none_for_missing() -> None:
    one = attempt((point("a"), "covered"), (point("b"), "partly"), (point("c"), "missing"))
    assert one.coverage == pytest.approx(0.5)


def test_a_must_counts_double() -> None:
    one = attempt((point("a", must=True), "covered"), (point("b"), "missing"))
    assert one.coverage == pytest.approx(2 / 3)


def test_without_points_there_is_no_coverage_and_no_grade() -> None:
    one = attempt()
    assert one.coverage is None
    assert one.suggested is None
    assert one.credit is None


def test_a_flip_turns_covered_into_missing_and_anything_else_into_covered() -> None:
    one = attempt((point("a"), "covered"), (point("b"), "partly"), (point("c"), "missing"))
    flipped = one.flipped("a").flipped("b").flipped("c")
    assert [flipped.band_of(name) for name in "abc"] == ["missing", "covered", "covered"]
    assert flipped.said == {"a": False, "b": True, "c": True}
    assert flipped.flipped("a").band_of("a") == "covered"


def test_a_word_taken_back_leaves_the_judges_band() -> None:
    one = attempt((point("a"), "partly")).ticked("a", True)
    assert one.band_of("a") == "covered"
    assert one.ticked("a", None).band_of("a") == "partly"
    assert one.ticked("a", None).said == {}


def test_partly_counts_half_only_until_the_candidate_has_spoken() -> None:
    one = attempt((point("a"), "partly"))
    assert [one.coverage, one.ticked("a", True).coverage, one.ticked("a", False).coverage] == [0.5, 1.0, 0.0]


def test_an_attempt_is_never_changed_in_place() -> None:
    one = attempt((point("a"), "missing"))
    one.flipped("a")
    assert one.band_of("a") == "missing"


def test_the_probe_asks_for_a_missed_must_first_then_in_the_cards_order() -> None:
    first, second, must = point("a", probe="A?"), point("b", probe="B?"), point("c", must=True, probe="C?")
    one = attempt((first, "missing"), (second, "missing"), (must, "missing"))
    assert one.next_probe() == must
    assert one.flipped("c").next_probe() == first


def test_a_point_without_a_follow_up_or_not_missed_is_not_probed() -> None:
    assert attempt((point("a"), "missing"), (point("b", probe="B?"), "partly")).next_probe() is None


def test_a_point_that_the_candidate_took_back_may_be_probed() -> None:
    one = attempt((point("a", probe="A?"), "covered"))
    assert one.next_probe() is None
    asked = one.flipped("a").next_probe()
    assert asked is not None
    assert asked.id == "a"


def test_there_is_one_probe_a_card_and_none_after_a_blank() -> None:
    asked = point("told the manager early", probe="Whom did you tell?")
    one = attempt((asked, "missing"), (point("b", probe="B?"), "missing"))
    assert one.after_probe(asked, "No idea.", WordJudge()).next_probe() is None
    assert replace(one, blank=True).next_probe() is None


def test_a_point_earned_by_the_probe_counts_half_and_is_no_missed_must() -> None:
    asked = point("told the manager early", must=True, probe="Whom did you tell, and when?")
    one = attempt((asked, "missing"), (point("b"), "covered"))
    assert one.earned.missed_must
    probed = one.after_probe(asked, "I told the manager early.", WordJudge())
    assert probed.probed is not None
    assert probed.probed.earned
    assert probed.coverage == pytest.approx((2 * 0.5 + 1) / 3)
    assert not probed.earned.missed_must


def test_a_probe_that_was_not_answered_changes_nothing() -> None:
    asked = point("told the manager early", probe="Whom did you tell?")
    one = attempt((asked, "missing"), (point("b"), "covered"))
    probed = one.after_probe(asked, "It was sunny.", WordJudge())
    assert probed.coverage == one.coverage == 0.5


def test_blank_is_nothing_covered_and_again() -> None:
    one = replace(attempt((point("a"), "covered")), blank=True)
    assert (one.coverage, one.suggested, one.credit) == (0.0, Grade.AGAIN, 0.0)


def test_a_missed_must_stops_at_hard_until_the_candidate_says_it_was_said() -> None:
    judged: list[tuple[AskedPoint, Band]] = [(point(name), "covered") for name in "abcdefghij"]
    one = attempt(*judged, (point("must", must=True), "missing"))
    assert one.suggested == Grade.HARD
    assert one.capped_because
    assert one.flipped("must").suggested == Grade.EASY
    assert one.flipped("must").capped_because is None


def test_a_must_that_was_half_said_is_not_missed() -> None:
    one = attempt((point("a", must=True), "partly"), (point("b"), "covered"))
    assert one.capped_because is None


def test_a_story_needs_a_covered_point_of_ones_own() -> None:
    own = point("own", personal=True)
    assert attempt((point("a"), "covered"), (own, "missing"), kind="story").suggested == Grade.HARD
    assert attempt((point("a"), "covered"), (own, "covered"), kind="story").suggested == Grade.EASY


def test_flags_never_change_the_grade() -> None:
    spoken = Spoken("Why?", "Because I told the manager early.", (point("told the manager early"),))
    plain = WordJudge().judge(spoken)
    flagged = WordJudge().judge(replace(spoken, avoid=("told the manager",)))
    assert flagged.flags != plain.flags
    one = attempt((point("told the manager early"), "covered"))
    assert replace(one, verdict=plain).suggested == replace(one, verdict=flagged).suggested


def left_out(one: Attempt, *points: str) -> Attempt:
    return replace(one, verdict=replace(one.verdict, left_out=frozenset(points)))


def test_a_point_left_out_counts_for_nothing_and_is_not_asked_after() -> None:
    structure = point("structure", must=True, probe="Why?")
    one = left_out(attempt((point("a"), "covered"), (structure, "missing")), "structure")
    assert one.coverage == 1.0
    assert one.capped_because is None
    assert one.next_probe() is None


def test_a_point_left_out_counts_once_the_candidate_says_a_word_on_it() -> None:
    one = left_out(attempt((point("a"), "missing"), (point("structure"), "missing")), "structure")
    assert one.flipped("structure").coverage == 0.5
    assert one.flipped("structure").flipped("structure").coverage == 0.0


def test_with_every_point_left_out_the_candidate_grades_alone() -> None:
    one = left_out(attempt((point("structure"), "missing")), "structure")
    assert (one.coverage, one.suggested, one.credit) == (None, None, None)
