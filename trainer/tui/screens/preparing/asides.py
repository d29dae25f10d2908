"""What is said below a list: how far it reaches, and what the rules find about the chosen note."""

from __future__ import annotations

from trainer.desk import Desk
from trainer.prepare.coverage import coverage
from trainer.prepare.cv_walk import cv_walk
from trainer.prepare.decision import sum_up
from trainer.prepare.goal import Goal
from trainer.prepare.likely_questions import likely_questions
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.note import Note
from trainer.prepare.notebook import Notebook
from trainer.prepare.person import Person
from trainer.prepare.plan_checks import goal_ticks
from trainer.prepare.question_checks import checks, question_counter
from trainer.prepare.research_meter import research_meter
from trainer.prepare.wanted_skills import kinds_used

_MOST_LIKELY = 2


def aside(desk: Desk, table: str, note: Note | None) -> str:
    """One or two sentences; empty when there is nothing to say."""
    book = desk.notebook()
    return "  ".join(filter(None, (_of_list(desk, book, table), _of_note(desk, book, note))))


def _of_list(desk: Desk, book: Notebook, table: str) -> str:
    match table:
        case "stories":
            found = coverage(book.stories)
            return " ".join(found.missing[:1]) or found.strip
        case "skills":
            return kinds_used(book.skills) if book.skills else ""
        case "research":
            return research_meter(book).sentence
        case "my_questions":
            return question_counter(book)
        case "cv_lines":
            return cv_walk(book, desk.store.states()).meter if book.cv_lines else ""
        case "criteria":
            return sum_up(book.criteria) if book.criteria else ""
    return ""


def _of_note(desk: Desk, book: Notebook, note: Note | None) -> str:
    if isinstance(note, MyQuestion):
        return " ".join(check.reason for check in checks(note, book) if not check.passed)
    if isinstance(note, Goal):
        ticks = goal_ticks(note).items()
        return "  ".join(f"{'+' if ticked else '-'} {name}" for name, ticked in ticks)
    if isinstance(note, Person):
        plain = [card for card in desk.library.cards.values() if "{" not in card.wordings[0]]
        cards = likely_questions(note, plain, _MOST_LIKELY)
        return f"Likely: {' '.join(card.wordings[0] for card in cards)}" if cards else ""
    return ""
