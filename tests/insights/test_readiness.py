"""The readiness board: what is missing by name, and no score."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from random import Random
from typing import Any, TypeVar

from trainer.cards.model import Card
from trainer.insights.areas import AREAS
from trainer.insights.practice import Practice
from trainer.insights.readiness import Gap, readiness
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.note import Note
from trainer.prepare.notebook import Notebook
from trainer.prepare.person import Person
from trainer.prepare.skill import Skill

NOW = datetime(2026, 12, 3, 20, 0, tzinfo=UTC)
N = TypeVar("N", bound=Note)


def made(kind: type[N], **known: Any) -> N:
    return kind.new(NOW, Random(3), "i1", **known)


def gaps(book: Notebook, area: str, practice: Practice | None = None, *cards: Card) -> list[Gap]:
    boards = readiness(book, practice or Practice(), {card.full_id: card for card in cards})
    return [gap for board in boards if board.area == area for gap in board.gaps]


def test_all_eight_areas_stand_in_their_order_and_name_what_is_missing() -> None:
    boards = readiness(Notebook(), Practice(), {})
    assert tuple(board.area for board in boards) == AREAS
    assert all(board.gaps for board in boards if board.area != "their hard questions")
    assert all(gap.sentence and gap.place for board in boards for gap in board.gaps)


def test_a_concern_without_a_story_is_named_with_who_has_it() -> None:
    anna = made(Person, name="Anna", looked_for=("calm",))
    sentences = [gap.sentence for gap in gaps(Notebook(people=(anna,)), "people's concerns")]
    assert sentences == ["Nothing stands yet for what Anna looked for: calm."]


def test_a_skill_without_proof_is_named() -> None:
    skill = made(Skill, words="planning", rating="meets")
    assert any(
        gap.sentence.startswith("planning: No proof yet")
        for gap in gaps(Notebook(skills=(skill,)), "why you")
    )


def test_a_loose_end_asks_first_for_its_answer_and_then_for_practice() -> None:
    question = made(FirstQuestion, text="Why leave?", flags=("muddled",))
    (gap,) = gaps(Notebook(questions=(question,)), "loose ends")
    assert (gap.place, "better answer first" in gap.sentence) == ("debrief", True)
    written = made(FirstQuestion, text="Why leave?", flags=("muddled",), better="To grow, and to plan.")
    (gap,) = gaps(Notebook(questions=(written,)), "loose ends")
    assert gap.place == "drill loose-ends"


def test_cards_never_asked_are_counted_with_the_drill_that_mends_it(
    practised: Callable[..., Practice],
) -> None:
    cards = [Card("pressure", name, ("Q?",), ()) for name in ("a", "b")]
    told = practised(
        {"uid": "1", "card": "pressure/a", "study_day": 1, "rating": 3, "judge": "words", "coverage": 1.0}
    )
    (gap,) = gaps(Notebook(), "their hard questions", told, *cards)
    assert gap == Gap("1 card of pressure never asked.", "drill pressure")
