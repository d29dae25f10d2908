"""A point that the judge has no say on: told with sign and word, and not saved as missing."""

from __future__ import annotations

from trainer.cards.model import Card
from trainer.cards.slots import AskedCard, AskedPoint
from trainer.plain.wording import verdict_in_words
from trainer.recall.attempt import Attempt
from trainer.recall.batch import report
from trainer.recall.verdict import Spoken
from trainer.recall.words import WordJudge
from trainer.tui.widgets.points import sign

ANSWER = "Ich habe das Team überzeugt, weil die Zahlen für sich sprachen und wir sonst verloren hätten."
POINTS = (
    AskedPoint("p1", "what you did", ("das Team überzeugt",), (), must=False, probe=None, personal=False),
    AskedPoint("p2", "@reason", (), ("reason",), must=True, probe="Why?", personal=False),
)
ASKED = AskedCard(Card("deck", "card", ("Why?",), ()), ("Why?",), POINTS, ())
ATTEMPT = Attempt(ASKED, 0, "full", ANSWER, WordJudge().judge(Spoken.on(ASKED, "Why?", ANSWER)))


def test_the_app_says_left_out_with_a_sign() -> None:
    assert sign(ATTEMPT, "p2")[0] == "- left out"
    assert sign(ATTEMPT.flipped("p2"), "p2")[0] == "+ said"


def test_the_plain_drill_counts_only_what_is_judged() -> None:
    told = verdict_in_words(ATTEMPT)
    assert told[0] == "1 of 1 point said; coverage 100%, judged by words."
    assert "2. left out: a reason for it. Structure is looked for in English only." in told


def test_where_everything_is_left_out_the_points_are_still_told() -> None:
    asked = AskedCard(ASKED.card, ASKED.questions, POINTS[1:], ())
    alone = Attempt(asked, 0, "full", ANSWER, WordJudge().judge(Spoken.on(asked, "Why?", ANSWER)))
    assert verdict_in_words(alone)[:2] == [
        "Nothing is judged here: grade yourself.",
        "1. left out: a reason for it. Structure is looked for in English only.",
    ]


def test_the_report_on_one_card_says_left_out() -> None:
    assert "- left out a reason for it (must)" in report(ASKED, ANSWER, "full", WordJudge())
