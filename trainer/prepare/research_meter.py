"""How far the research has come: which topics have a fact, and which facts have no source."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.prepare.fact import Fact
from trainer.prepare.notebook import Notebook
from trainer.prepare.person import Person
from trainer.prepare.slot_values import TRENDS

NEEDED = ("company", "product", "rival", "news", "industry")
_TOPICS = {
    "company": ("vision", "culture", "other"),
    "product": ("product",),
    "rival": ("rival",),
    "news": ("news",),
    "industry": TRENDS,
}


@dataclass(frozen=True, slots=True)
class Meter:
    """Facts by what they are needed for."""

    counts: dict[str, int]
    hearsay: int
    """Facts without a source."""

    @property
    def done(self) -> bool:
        """At least one fact of each sort."""
        return all(self.counts.values())

    @property
    def sentence(self) -> str:
        """`3 of 5: nothing yet on rival, news. 1 without a source.`"""
        missing = [name for name, count in self.counts.items() if not count]
        found = f"{len(self.counts) - len(missing)} of {len(self.counts)}"
        found += f": nothing yet on {', '.join(missing)}." if missing else " topics."
        return f"{found} {self.hearsay} without a source." if self.hearsay else found


def research_meter(book: Notebook) -> Meter:
    """The meter of an interview's facts."""
    counts = {name: sum(fact.topic in topics for fact in book.facts) for name, topics in _TOPICS.items()}
    return Meter(counts, sum(fact.hearsay for fact in book.facts))


def about(person: Person, book: Notebook) -> tuple[Fact, ...]:
    """What was found out about a person; a fact without a source is hearsay there too."""
    return tuple(fact for fact in book.facts if person.uid in fact.about)
