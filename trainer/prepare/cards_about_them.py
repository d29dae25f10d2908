"""Cards made from what is known about them: who will ask, and what was found out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from trainer.cards.ids import point_id
from trainer.cards.model import Card, KeyPoint, Wording
from trainer.prepare.fact import Fact
from trainer.prepare.made_card import MadeCard, made_after
from trainer.prepare.made_ids import made_id
from trainer.prepare.notebook import Notebook
from trainer.prepare.person import LEVELS, Person
from trainer.prepare.slot_values import known, person_values, plain

_KNOW_THEM = "company/know-the-interviewer"
_BY_LEVEL: Mapping[str, tuple[str, ...]] = {
    "peer": ("ask-them/ask-a-colleague",),
    "manager": ("ask-them/ask-line-manager",),
    "head": ("ask-them/ask-the-head",),
    "director": ("ask-them/ask-the-head", "on-the-day/five-minutes-top-boss"),
    "board": ("on-the-day/five-minutes-top-boss",),
}
"""What is asked by whom, beside what everybody may ask."""
_FACT_SECONDS = 45


def person_cards(book: Notebook, cards: Mapping[str, Card]) -> tuple[MadeCard, ...]:
    """Cards of each person who may ask in the next round, whoever weighs most first."""
    likely = [person for person in book.people if person.name and (person.expected or person.met_before)]
    ranked = sorted(likely, key=lambda person: -person.rank)
    return tuple(made for person in ranked for made in _of_person(person, cards))


def fact_cards(book: Notebook) -> tuple[MadeCard, ...]:
    """A card of each fact that answers a question."""
    return tuple(
        MadeCard(_of_fact(fact), fact, personal=True) for fact in book.facts if fact.question and fact.text
    )


def asker(person: Person) -> str:
    """`Maria Keller, director: cares about deliveries on time`."""
    cares = known(person.looked_for)[:1] or known(person.interests)[:1]
    return f"{person.title}: cares about {cares[0]}" if cares else person.title


def _of_person(person: Person, cards: Mapping[str, Card]) -> Iterator[MadeCard]:
    factor = 1 + person.rank / len(LEVELS)
    wanted = _BY_LEVEL.get(person.level, ())
    if known(person.looked_for) or known(person.interests):
        wanted = (_KNOW_THEM, *wanted)
    for id_ in wanted:
        if card := cards.get(id_):
            # The name is what is asked for there, so the card may only say which of them it is.
            said = _described(person) if id_ == _KNOW_THEM else plain(person.name)
            wordings = tuple(f"({_literal(said)} asks.) {wording}" for wording in card.wordings)
            made = replace(made_after(card, person.uid, factor), wordings=wordings)
            yield MadeCard(made, person, person_values(person), asker=asker(person))


def _described(person: Person) -> str:
    level = next((one.label for one in LEVELS if one.value == person.level), "")
    return plain(person.function) or level or "One of them"


def _literal(text: str) -> str:
    return text.replace("\\", "").replace("{", "\\{")


def _of_fact(fact: Fact) -> Card:
    points = [_point("what you found out", fact.text)]
    if fact.source:
        points.append(_point("where you know it from", fact.source))
    wordings = (_literal(plain(fact.question)),)
    return Card(
        "company", made_id("fact", fact.uid), wordings, tuple(points), "fact", _FACT_SECONDS, weight=1.5
    )


def _point(label: str, text: str) -> KeyPoint:
    return KeyPoint(point_id(label), f"{label}: {plain(text)}", (Wording(plain(text)),))
