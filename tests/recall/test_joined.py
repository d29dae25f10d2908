"""One verdict from the words said and from what they mean, with an encoder that says what it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import pytest

from trainer.cards.slots import AskedPoint
from trainer.recall.calibration import PROBABLY
from trainer.recall.joined import CLEAR, JoinedJudge, Mixture
from trainer.recall.meaning.encoder import Encoder, Met
from trainer.recall.verdict import PointVerdict, Spoken
from trainer.recall.words import WordJudge

EVEN = {
    "meaning": {"meaning": 1.0, "words": 0.0, "bias": 0.0},
    "both": {"meaning": 1.0, "words": 0.5, "bias": 0.0},
}
SURE, RATHER, NEVER = 9.0, 2.0, -9.0


@dataclass
class Told:
    """An encoder that gives every point the same logit."""

    logit: float
    words: tuple[tuple[str, float, float, tuple[int, int] | None], ...] = ()
    silent: bool = False
    mixtures: dict[str, dict[str, float]] = field(default_factory=lambda: EVEN)

    def hear(self, _: str) -> object | None:
        return None if self.silent else object()

    def ready(self, _question: str, label: str, _wordings: tuple[str, ...]) -> str:
        return label

    def meet(self, _: object, points: Sequence[str]) -> list[Met]:
        return [Met(self.logit, label, (2, 6), self.words) for label in points]


def _point(label: str, *wordings: str, must: bool = False, cues: tuple[str, ...] = ()) -> AskedPoint:
    return AskedPoint(
        "p", label, wordings or ((label,) if not cues else ()), cues, must, None, personal=False
    )


def _judged(told: Told, answer: str, point: AskedPoint, *, alone: bool = False) -> PointVerdict:
    judge = JoinedJudge(WordJudge(), cast("Encoder", told), alone=alone)
    return judge.points(Spoken("", answer, (point,)))[0]


def test_meaning_gives_what_no_word_shows() -> None:
    found = _judged(Told(SURE), "I rang her that very night.", _point("that you told your manager early"))
    assert found.band == "covered"


def test_words_that_mean_something_else_are_not_given_by_meaning_alone() -> None:
    found = _judged(
        Told(NEVER), "My boss told the manager early.", _point("told the manager early"), alone=True
    )
    assert found.band == "missing"


def test_both_together_are_surer_than_meaning_alone() -> None:
    point = _point("told the manager early")
    answer = "I told the manager early."
    assert _judged(Told(RATHER), answer, point).score > _judged(Told(RATHER), answer, point, alone=True).score


def test_a_number_that_was_not_said_is_asked_about_however_alike_the_rest() -> None:
    found = _judged(Told(SURE), "It takes fifty minutes now.", _point("cut the waiting time to 15 minutes"))
    assert found.band == "partly"


def test_a_must_needs_the_words_too_or_a_clear_majority() -> None:
    logit = Mixture(1.0, 0.0, 0.0)
    assert PROBABLY < logit.probability(1.3, 0.0) < CLEAR
    answer, label = "I rang her that very night.", "that you told your manager early"
    alone = {"meaning": {"meaning": 1.0, "words": 0.0, "bias": 0.0}}
    rather = Told(1.3, mixtures=alone | {"both": alone["meaning"]})
    assert _judged(rather, answer, _point(label)).band == "covered"
    assert _judged(rather, answer, _point(label, must=True)).band == "partly"
    assert _judged(Told(SURE, mixtures=rather.mixtures), answer, _point(label, must=True)).band == "covered"


def test_a_cue_stays_with_the_words() -> None:
    point = _point("a result with a number", cues=("measured",))
    found = _judged(Told(NEVER), "It cut our costs by 20 percent.", point)
    assert found.band == "covered"


def test_a_name_in_a_slot_stays_with_the_words() -> None:
    point = replace(_point("the company's name", "Northwind"), named_by_slot=True)
    assert _judged(Told(SURE), "The firm up there.", point).band == "missing"
    assert _judged(Told(NEVER), "I like Northwind.", point).band == "covered"


def test_a_sentence_of_ones_own_in_a_slot_may_be_said_in_other_words() -> None:
    point = replace(
        _point("your better answer", "I asked the driver before I blamed him"), named_by_slot=True
    )
    assert _judged(Told(SURE), "First I rang the lorry to hear his side.", point).band == "covered"


def test_what_was_said_as_it_stands_is_given_unless_it_is_denied() -> None:
    point = _point("told the manager early")
    assert _judged(Told(NEVER), "I told the manager early.", point).band == "covered"
    assert _judged(Told(NEVER), "I never told the manager early.", point).band != "covered"


def test_what_the_encoder_cannot_read_is_judged_by_words_and_under_their_name() -> None:
    spoken = Spoken("", "I told the manager early.", (_point("told the manager early"),))
    judge = JoinedJudge(WordJudge(), cast("Encoder", Told(NEVER, silent=True)))
    assert judge.judge(spoken) == WordJudge().judge(spoken)
    assert judge.points(spoken) == WordJudge().points(spoken)


def test_a_denial_keeps_its_warning() -> None:
    found = _judged(Told(SURE), "I did not tell the manager early.", _point("told the manager early"))
    assert found.warning == "negated"


def test_the_passage_that_served_is_shown_when_words_alone_would_not_have_given_it() -> None:
    answer = "I rang her that very night."
    assert _judged(Told(SURE), answer, _point("told the manager early")).evidence == ((2, 6),)
    assert _judged(Told(SURE), "I told her early.", _point("told her early")).evidence != ((2, 6),)


def test_the_words_that_nothing_served_are_named_the_most_telling_first() -> None:
    words = (("pilot", 2.0, 0.1, None), ("convinced", 4.0, 0.2, None), ("with", 3.0, 0.1, None))
    found = _judged(Told(NEVER, words), "We sold it.", _point("convinced her with a pilot"))
    assert found.missing == ("convinced", "pilot")


@pytest.mark.parametrize("alone", [True, False])
def test_the_verdict_says_who_judged(alone: bool) -> None:
    judge = JoinedJudge(WordJudge(), cast("Encoder", Told(SURE)), alone=alone)
    verdict = judge.judge(Spoken("", "I told her.", (_point("told her"),)))
    assert verdict.judge == ("meaning" if alone else "both")
