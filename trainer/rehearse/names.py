"""People whom nobody knows: names to remember on a tour."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random

_FIRST = (
    *("Aisha", "Bruno", "Carmen", "Daniel", "Elena", "Farid", "Greta", "Hugo", "Ingrid", "Jamal", "Katrin"),
    *("Leon", "Marta", "Nadia", "Oskar", "Priya", "Quentin", "Rosa", "Stefan", "Tomoko", "Ulla", "Viktor"),
)
_LAST = (
    *(
        "Adeyemi",
        "Bianchi",
        "Castillo",
        "Dubois",
        "Eriksen",
        "Fischer",
        "Grant",
        "Horvat",
        "Ibarra",
        "Jansen",
    ),
    *("Kowalski", "Lindqvist", "Moreau", "Novak", "Okafor", "Petrov", "Quinn", "Rossi", "Sandhu", "Tanaka"),
)
_WORK = (
    *("purchasing", "accounts", "the warehouse", "customer service", "marketing", "the workshop"),
    *("planning", "quality", "the web shop", "training", "the front desk", "shipping"),
)


@dataclass(frozen=True, slots=True)
class Introduced:
    """Somebody who is introduced on the way."""

    first: str
    last: str
    work: str

    @property
    def accepted(self) -> tuple[str, ...]:
        """What counts as remembered: the whole name or either half."""
        return f"{self.first} {self.last}", self.first, self.last


def introduced(random: Random, number: int) -> tuple[Introduced, ...]:
    """So many people, no two of whom share a name or a job."""
    parts = (random.sample(words, number) for words in (_FIRST, _LAST, _WORK))
    return tuple(Introduced(*three) for three in zip(*parts, strict=True))
