"""Whether the preparation is complete, and what it still lacks."""

from __future__ import annotations

from trainer.prepare.notebook import Notebook
from trainer.prepare.notes_page import NEVER_READ, last_read
from trainer.prepare.plan_checks import plan_ready
from trainer.prepare.sample import Sample
from trainer.prepare.skill import LEAST_SKILLS


def incomplete(book: Notebook) -> tuple[str, ...]:
    """What keeps the preparation from being complete, one sentence each, the most important first."""
    found = []
    if not (book.pitch and book.pitch.edge):
        found.append("What have you that the others may lack? The edge is empty.")
    if book.questions and last_read(book.debrief) is None:
        found.append(NEVER_READ)
    if len(book.skills) < LEAST_SKILLS:
        found.append("Fewer than three wanted skills.")
    if loose := sum(not question.better for question in book.loose_ends):
        found.append(f"Loose ends without a better answer: {loose}.")
    if not any(story.ready for story in book.stories):
        found.append("No story is ready to be told.")
    if not plan_ready(book):
        found.append("The plan has no goal that is ready.")
    return tuple(found)


def packing_list(book: Notebook) -> tuple[Sample, ...]:
    """The samples to take along; what is confidential stays at home."""
    return tuple(sample for sample in book.samples if sample.bring and sample.printable)
