"""The acceptance rows about seeing progress, each by its id."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from trainer.cards.library import load_library
from trainer.cards.slots import ask
from trainer.insights.areas import AREAS
from trainer.insights.practice import Practice
from trainer.insights.readiness import readiness
from trainer.insights.threads import edge_share, pillar_shares
from trainer.places import builtin_decks
from trainer.prepare.notebook import Notebook

ROOT = Path(__file__).resolve().parents[2]
LIBRARY = load_library(builtin_decks(), Path("nowhere"))
PROMISES = re.compile(
    r"\b(guarantee|you will get|you will be hired|you are ready|chances? of an offer|odds|hireab)",
    re.IGNORECASE,
)


def answered(card: str, *missed: str, grade: int = 3) -> dict[str, object]:
    points = [{"id": point, "score": 0.0, "verdict": "missing"} for point in missed]
    return {
        "uid": card,
        "card": card,
        "study_day": 9,
        "rating": grade,
        "judge": "words",
        "coverage": 0.5,
        "points": points,
    }


def counted(*answers: dict[str, object]) -> Practice:
    practice = Practice()
    practice.take(answers)
    return practice


def test_s2_18_vision_trust_and_goals_are_three_bars() -> None:
    vision = LIBRARY.find("our-vision").full_id
    shares = pillar_shares(counted(answered(vision)), LIBRARY.cards)
    assert [share.name for share in shares] == ["vision", "trust", "goals"]
    assert shares[0].hits == 1
    assert all(share.answers > 2 for share in shares)
    assert LIBRARY.find("two-minutes-three-parts").kind in ("plan", "pitch")


def test_s3_1_the_share_of_answers_that_carry_the_edge_is_told() -> None:
    edge = "I have run both ends of the line"
    card = LIBRARY.find("why-take-you")
    cards = {card.full_id: ask(card, {"edge": [edge]})}
    point = next(point.id for point in cards[card.full_id].points if edge in point.wordings)
    practice = counted(answered(card.full_id), answered(card.full_id, point))
    found = edge_share(practice, cards, edge)
    assert (found.hits, found.answers, found.share) == (1, 2, 0.5)
    assert edge_share(practice, cards, "").share is None


def test_s3_2_the_board_has_eight_areas_with_what_is_missing_and_promises_nothing() -> None:
    boards = readiness(Notebook(), Practice(), LIBRARY.cards)
    assert [board.area for board in boards] == list(AREAS)
    assert len(boards) == 8
    assert all(board.gaps for board in boards)
    told = " ".join(gap.sentence for board in boards for gap in board.gaps)
    assert not PROMISES.search(told)
    assert not any(hasattr(board, name) for board in boards for name in ("score", "percent", "ready"))


def test_s4_1_no_text_of_the_program_promises_an_offer_or_gives_a_chance() -> None:
    found = []
    for path in sorted((ROOT / "trainer").rglob("*.py")):
        text = path.read_text("utf-8")
        if not PROMISES.search(text):
            continue
        tree = ast.parse(text)
        documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        found += [
            f"{path.name}:{node.lineno}: {node.value}"
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in documented
            and PROMISES.search(node.value)
        ]
    for path in (*sorted((ROOT / "decks").glob("*.md")), ROOT / "README.md"):
        found += [
            f"{path.name}: {line}" for line in path.read_text("utf-8").splitlines() if PROMISES.search(line)
        ]
    assert found == []
