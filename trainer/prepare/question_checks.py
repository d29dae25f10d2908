"""Whether a question of the candidate's own is worth asking, each check with its reason."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.prepare.interview import Interview
from trainer.prepare.my_question import MyQuestion
from trainer.prepare.notebook import Notebook
from trainer.prepare.slot_values import by_weight

WANTED_QUESTIONS = 6
_OPEN = re.compile(r"\b(?:how|what|which|why)\b", re.IGNORECASE)
_CLOSED = re.compile(
    r"^(?:is|are|do|does|did|has|have|can|could|will|would|should|may)\b(?!.*\b(?:how|what|which|why)\b)",
    re.IGNORECASE,
)
_PAY = re.compile(
    r"\b(?:salar\w+|pay|paid|wages?|bonus\w*|money|earn\w*|holidays?|vacation|days off|leave days"
    r"|company car|pension|perks?|benefits?)\b",
    re.IGNORECASE,
)
_ON_THE_WEBSITE = re.compile(
    r"\bwhat (?:does|do) (?:your|the|this) (?:company|firm|organi[sz]ation|business) (?:do|make|sell)\b"
    r"|\bwhat do you (?:do|make|sell)\b|\bhow many (?:people|employees|staff)\b"
    r"|\bwhen (?:was|were) (?:you|the company) founded\b|\bwho (?:is|are) your (?:ceo|competitors)\b"
    r"|\bwhere are you based\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{5,}")
_COMMON = frozenset(
    (
        "about", "after", "again", "before", "company", "could", "every", "first", "other", "people",
        "question", "questions", "should", "their", "there", "these", "think", "those", "where",
        "which", "while", "working", "would",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that is looked at."""

    name: str
    passed: bool
    reason: str
    """Why it passes or does not, in a sentence."""


def checks(question: MyQuestion, book: Notebook) -> tuple[Check, ...]:
    """Open, tied to something known, not about pay, not on the website; in this order."""
    return (
        _open(question.text),
        _tied(question, book),
        _not_pay(question.text),
        _not_known(question, book),
    )


def is_open(text: str) -> bool:
    """Whether a question cannot be answered with yes or no."""
    return bool(_OPEN.search(text)) and not _CLOSED.match(text)


def question_counter(book: Notebook) -> str:
    """`4 of 6 open questions`, counting those still open that cannot be answered with yes or no."""
    count = sum(question.open and is_open(question.text) for question in book.my_questions)
    return f"{count} of {WANTED_QUESTIONS} open questions"


def questions_missing(book: Notebook) -> tuple[str, ...]:
    """What the list of questions still needs, one sentence each."""
    found = []
    count = sum(question.open and is_open(question.text) for question in book.my_questions)
    if count < WANTED_QUESTIONS:
        found.append(f"{question_counter(book)}.")
    if _remote(book.interview) and not any("environment" in q.tags for q in book.my_questions):
        found.append("You will not see the place: ask how one works there.")
    without = [p.title for p in by_weight(book.people) if p.expected and not _for(p.uid, book)]
    if without:
        found.append(f"No question yet for: {'; '.join(without)}.")
    return tuple(found)


def _for(person: str, book: Notebook) -> bool:
    return any(person in question.whom for question in book.my_questions)


def _remote(interview: Interview | None) -> bool:
    return interview is not None and interview.format == "remote"


def _open(text: str) -> Check:
    if is_open(text):
        return Check("open", True, "It cannot be answered with yes or no.")
    return Check("open", False, "It can be answered with yes or no. Begin with how, what or which.")


def _tied(question: MyQuestion, book: Notebook) -> Check:
    born = _origins(book).get(question.born_from)
    if born:
        return Check("tied to a fact", True, f"It grew from: {born}")
    words = _words(question.text)
    for text in _origins(book).values():
        if words & _words(text):
            return Check("tied to a fact", True, f"It takes up: {text}")
    return Check("tied to a fact", False, "Tie it to something you heard or read, and say so first.")


def _origins(book: Notebook) -> dict[str, str]:
    """What a question may grow from, by uid."""
    found = {fact.uid: fact.text for fact in book.facts}
    found |= {aim.uid: aim.text for aim in book.aims}
    found |= {question.uid: question.text for question in book.questions}
    found |= {goal.uid: goal.what for goal in book.goals}
    found |= {one.uid: one.text for one in book.assumptions}
    if book.debrief:
        found |= {f"{book.debrief.uid} {n}": text for n, text in enumerate(book.debrief.unanswered)}
    return found


def _not_pay(text: str) -> Check:
    if found := _PAY.search(text):
        return Check("not about pay", False, f'"{found[0]}" waits until they raise it or offer the job.')
    return Check("not about pay", True, "Nothing about pay or holidays in it.")


def _not_known(question: MyQuestion, book: Notebook) -> Check:
    fact = next((fact for fact in book.facts if fact.uid == question.born_from), None)
    asks_itself = fact is not None and fact.kind == "website" and _words(fact.text) >= _words(question.text)
    if _ON_THE_WEBSITE.search(question.text) or asks_itself:
        return Check("not on the website", False, "Their website answers it. Ask what it does not say.")
    return Check("not on the website", True, "It asks for what only they can tell.")


def _words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)} - _COMMON
