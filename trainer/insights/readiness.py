"""The readiness board: what is missing in each of the eight areas, by name.  No score, no promise."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trainer.cards.model import Card
from trainer.insights.areas import AREA_OF_DECK, AREAS, Area
from trainer.insights.practice import Practice
from trainer.prepare.coverage import coverage
from trainer.prepare.loose_ends import WRITE_FIRST, is_settled
from trainer.prepare.matrix import matrix
from trainer.prepare.notebook import Notebook
from trainer.prepare.pay_checks import pay_missing
from trainer.prepare.plan_checks import findings
from trainer.prepare.question_checks import questions_missing
from trainer.prepare.research_meter import research_meter
from trainer.prepare.wanted_skills import skills_missing
from trainer.text import counted

DRILL = "drill "
"""Before the id of a deck: a gap that practice mends."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing."""

    sentence: str
    place: str
    """Where it is mended: the name of a preparation (`people`, `plan`, …), or `drill ` and a deck's id."""


@dataclass(frozen=True, slots=True)
class AreaBoard:
    """One area of the interview."""

    area: Area
    gaps: tuple[Gap, ...]
    """The most important first; none when nothing is missing that can be named."""


def readiness(book: Notebook, practice: Practice, cards: Mapping[str, Card]) -> tuple[AreaBoard, ...]:
    """The eight areas in their order; `cards` are those that can be asked, by full id."""
    written = {
        "why you": _why_you,
        "stories": _stories,
        "people's concerns": _concerns,
        "plan": _plan,
        "company": _company,
        "closing and pay": _closing,
    }
    boards = []
    for area in AREAS:
        gaps = list(written[area](book)) if area in written else []
        if area == "loose ends":
            gaps = list(_loose_ends(book, practice))
        boards.append(AreaBoard(area, (*gaps, *_unpractised(area, practice, cards))))
    return tuple(boards)


def _why_you(book: Notebook) -> Iterator[Gap]:
    for sentence in skills_missing(book):
        yield Gap(sentence, "skills")
    lacks = book.pitch.lacks if book.pitch else ("No pitch yet: what have you that the others may lack?",)
    for sentence in lacks:
        yield Gap(sentence, "pitch")


def _stories(book: Notebook) -> Iterator[Gap]:
    for sentence in coverage(book.stories).missing:
        yield Gap(sentence, "stories")
    for story in book.stories:
        if story.lacks:
            yield Gap(f"{story.title}: {story.lacks[0]}", "stories")
    for sample in book.samples:
        if sample.lacks:
            yield Gap(f"{sample.title}: {sample.lacks[0]}", "samples")


def _concerns(book: Notebook) -> Iterator[Gap]:
    if not book.people:
        yield Gap("Nobody is noted yet: who was there, and what did each look for?", "people")
    for person in book.people:
        if person.lacks:
            yield Gap(f"{person.title}: {person.lacks[0]}", "people")
    for row in matrix(book):
        if row.kind == "wish" and row.empty:
            yield Gap(f"Nothing stands yet for what {row.who} looked for: {row.text}.", "stories")


def _plan(book: Notebook) -> Iterator[Gap]:
    if book.plan is None:
        yield Gap("No plan yet: where they are, where they want to be, and how you help.", "plan")
    for finding in sorted(findings(book), key=lambda finding: not finding.stops):
        yield Gap(finding.sentence, "plan")


def _company(book: Notebook) -> Iterator[Gap]:
    meter = research_meter(book)
    if not meter.done or meter.hearsay:
        yield Gap(meter.sentence, "research")


def _closing(book: Notebook) -> Iterator[Gap]:
    for sentence in questions_missing(book):
        yield Gap(sentence, "questions")
    for sentence in pay_missing(book):
        yield Gap(sentence, "pay")


def _loose_ends(book: Notebook, practice: Practice) -> Iterator[Gap]:
    if not book.questions:
        yield Gap("No question of the first round is noted yet.", "debrief")
    for question in book.loose_ends:
        if not question.better.strip():
            yield Gap(f"{question.title} {WRITE_FIRST}", "debrief")
        elif not is_settled(question, practice.good_days):
            yield Gap(f"{question.title} Two good answers on two days settle it.", f"{DRILL}loose-ends")


def _unpractised(area: Area, practice: Practice, cards: Mapping[str, Card]) -> Iterator[Gap]:
    decks: dict[str, list[str]] = {}
    for card in cards.values():
        if AREA_OF_DECK.get(card.deck) == area and card.full_id not in practice.by_card:
            decks.setdefault(card.deck, []).append(card.full_id)
    for deck, unasked in sorted(decks.items()):
        yield Gap(f"{counted(len(unasked), 'card')} of {deck} never asked.", f"{DRILL}{deck}")
