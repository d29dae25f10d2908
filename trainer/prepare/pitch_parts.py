"""The pitch in its parts, as it would be said, with what each still lacks."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.prepare.notebook import Notebook
from trainer.prepare.pitch import NO_BECAUSE
from trainer.prepare.skill import LEAST_SKILLS

PITCH_CARD = "why-you/pitch-their-needs"
"""The built-in card that asks for the pitch."""
_NUMBERS = ("no", "one", "two", "three", "four", "five")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the pitch."""

    name: str
    text: str
    """As it would be said; empty while there is nothing to say."""
    lacks: str = ""
    """What is missing, in a sentence."""


def pitch_parts(book: Notebook, *, met_before: bool = True) -> tuple[Part, ...]:
    """What they need, the items, the reason and the edge.

    `met_before` is false for somebody who was not there the first time: they said nothing to you yet.
    """
    return (_needs(book, met_before), _items(book), _because(book), _edge(book))


def pitch_as_told(book: Notebook) -> str:
    """The whole pitch, as a prepared answer; empty while one of its parts has nothing to say."""
    told = [part.text.rstrip(".") for part in pitch_parts(book)]
    return " ".join(f"{text[:1].upper()}{text[1:]}." for text in told) if all(told) else ""


def _needs(book: Notebook, met_before: bool) -> Part:
    count = len(book.skills)
    opening = "When we first met you told me" if met_before else "Your colleague told me"
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    text = f"{opening} the {number} things that matter most in this job." if count else ""
    lacks = "" if count >= LEAST_SKILLS else "Three to five wanted skills come first."
    return Part("What they need", text, lacks)


def _items(book: Notebook) -> Part:
    items = [skill.words for skill in book.skills]
    text = f"They were {_joined(items)}." if items else ""
    unproven = [skill.words for skill in book.skills if not skill.proven]
    return Part("The items", text, f"Without proof yet: {', '.join(unproven)}." if unproven else "")


def _because(book: Notebook) -> Part:
    because = book.pitch.because if book.pitch else ""
    if not because:
        return Part("Best candidate because", "", NO_BECAUSE)
    text = "Based on what you are looking for, I believe I am the best candidate for you to hire because"
    return Part("Best candidate because", f"{text} {because.removeprefix('because ')}")


def _edge(book: Notebook) -> Part:
    edge = book.pitch.edge if book.pitch else ""
    return Part("What sets you apart", edge, "" if edge else "What have you that the others may lack?")


def _joined(items: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(items[:-1]), items[-1])))
