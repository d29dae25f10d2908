"""The six steps of the debrief: what each asks, what is open there, and where the candidate stopped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from trainer.prepare.debrief import Debrief
from trainer.prepare.first_question import FirstQuestion
from trainer.prepare.note import Note
from trainer.prepare.notebook import Notebook
from trainer.prepare.wanted_skills import skills_missing
from trainer.text import counted

MINUTES = 25
"""About so long it takes in all."""
ANOTHER_PERSON = "Another person?"


@dataclass(frozen=True, slots=True)
class DebriefStep:
    """One step."""

    name: str
    """As it is saved."""
    title: str
    about: str
    """What is asked there, in a sentence or two."""
    number: int
    """1 to 6."""


_ASKED = (
    ("people", "People", "Who was there, and what did each look for? Two or three people are usual."),
    ("questions", "Questions", "What did they ask? One line each, then how it went."),
    ("answers", "Answers", "Only what did not go well: what you said, what was missing, a better answer."),
    ("learnt", "What you learnt", "The position, the organisation, the culture, their aims, what is open."),
    ("skills", "Wanted skills", "Three to five things they want most, in their words, with your proof."),
    ("better", "Looking back", "What could you have done better, over all?"),
)
STEPS: tuple[DebriefStep, ...] = tuple(
    DebriefStep(name, title, about, number) for number, (name, title, about) in enumerate(_ASKED, 1)
)
STEP_NAMES = tuple(step.name for step in STEPS)


def step_named(name: str) -> DebriefStep:
    """The step of this name; the first one when there is none."""
    return next((step for step in STEPS if step.name == name), STEPS[0])


def open_in(book: Notebook, name: str) -> tuple[str, ...]:
    """What is open in a step, one sentence each; nothing when the step is done."""
    return _OPEN[name](book)


def at(debrief: Debrief, step: str, field: str = "", note: Note | None = None) -> Debrief:
    """The debrief with the place where the candidate is now, to be saved."""
    place = f"{note.uid} {field}".strip() if note else field
    return replace(debrief, step=step, field=place)


@dataclass(frozen=True, slots=True)
class Stopped:
    """Where the candidate stopped."""

    step: DebriefStep
    note: str
    """The uid of the note in that step; empty when it was none."""
    field: str
    """The attribute of the note; empty when it was none."""
    sentence: str
    """`You were at Debrief 3/6, question 2. Go on?`"""


def where_stopped(book: Notebook) -> Stopped | None:
    """Where to go on; None when nothing was begun, or when it was left at its end."""
    debrief = book.debrief
    if debrief is None or debrief.step not in STEP_NAMES:
        return None
    step = step_named(debrief.step)
    note, _, field = debrief.field.rpartition(" ")
    place = _place(book, step.name, note)
    label = _label(note or debrief.uid, field, book)
    where = ", ".join(filter(None, (f"Debrief {step.number}/{len(STEPS)}", place, label)))
    return Stopped(step, note, field, f"You were at {where}. Go on?")


def finished(debrief: Debrief) -> Debrief:
    """The debrief as one that was gone through to its end, to be saved."""
    return replace(debrief, step="", field="")


def summary(book: Notebook, cards: int) -> str:
    """`3 people, 11 questions, 4 loose ends, ... -> 31 cards made`; `cards` are those made from the notes."""
    unproven = sum(not skill.proven for skill in book.skills)
    skills = counted(len(book.skills), "wanted skill")
    parts = (
        counted(len(book.people), "person", "people"),
        counted(len(_of_round(book)), "question"),
        counted(sum(question.loose for question in _of_round(book)), "loose end"),
        f"{skills} ({unproven} without proof)" if unproven else skills,
        counted(len(book.objectives), "objective"),
        counted(len(book.obstacles), "obstacle"),
        counted(_open_questions(book), "open question"),
    )
    return f"{', '.join(parts)} -> {counted(cards, 'card')} made"


def due_tonight(book: Notebook) -> str:
    """What is to be written before it can be drilled; empty when every loose end has its better answer."""
    missing = sum(not question.better for question in _of_round(book) if question.loose)
    if not missing:
        return ""
    once = "it once it is" if missing == 1 else "them once they are"
    answers = "answer" if missing == 1 else "answers"
    return (
        f"Due tonight: the better {answers} for {counted(missing, 'question')}. You can drill {once} written."
    )


def _of_round(book: Notebook) -> tuple[FirstQuestion, ...]:
    return tuple(question for question in book.questions if question.round == book.round)


def _open_questions(book: Notebook) -> int:
    unanswered = book.debrief.unanswered if book.debrief else ()
    return len({text.casefold() for text in (*unanswered, *(q.text for q in book.my_questions if q.open))})


def _people(book: Notebook) -> tuple[str, ...]:
    if not book.people:
        return ("Nobody yet. Not known who it was? Write what you remember.",)
    return tuple(f"{person.title}: {sentence}" for person in book.people for sentence in person.lacks)


def _questions(book: Notebook) -> tuple[str, ...]:
    asked = _of_round(book)
    if not asked:
        return ("No question yet. One line each is enough.",)
    bare = sum(not question.marks for question in asked)
    return (f"How did it go? {counted(bare, 'question')} without a flag.",) if bare else ()


def _answers(book: Notebook) -> tuple[str, ...]:
    return tuple(filter(None, (due_tonight(book),)))


def _learnt(book: Notebook) -> tuple[str, ...]:
    found = list(book.debrief.lacks) if book.debrief else ["What did you learn about the position?"]
    if not book.objectives:
        found.append("What do they want to reach?")
    if not book.obstacles:
        found.append("What stands in their way?")
    if not _open_questions(book):
        found.append("What stayed unanswered?")
    return tuple(found)


def _skills(book: Notebook) -> tuple[str, ...]:
    return skills_missing(book)


def _better(book: Notebook) -> tuple[str, ...]:
    told = book.debrief and book.debrief.do_better
    return () if told else ("What could you have done better?",)


_OPEN: Mapping[str, Callable[[Notebook], tuple[str, ...]]] = {
    "people": _people,
    "questions": _questions,
    "answers": _answers,
    "learnt": _learnt,
    "skills": _skills,
    "better": _better,
}


def _place(book: Notebook, step: str, uid: str) -> str:
    """`question 2`: the note and its place in what the step shows."""
    loose = tuple(question for question in _of_round(book) if question.loose)
    shown: Mapping[str, tuple[Note, ...]] = {
        "people": book.people,
        "questions": _of_round(book),
        "answers": loose,
        "learnt": book.aims,
        "skills": book.skills,
    }
    notes = shown.get(step, ())
    number = next((n for n, note in enumerate(notes, 1) if note.uid == uid), None)
    if number is None:
        return ""
    return f"{'aim' if step == 'learnt' else notes[number - 1].ONE} {number}"


def _label(uid: str, field: str, book: Notebook) -> str:
    notes: tuple[Note, ...] = (*book.people, *book.questions, *book.aims, *book.skills)
    if book.debrief:
        notes = (*notes, book.debrief)
    note = next((note for note in notes if note.uid == uid), None)
    found = next((one.label for one in note.FORM if one.name == field), "") if note else ""
    return f'"{found}"' if found else ""
