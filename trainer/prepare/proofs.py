"""The proofs of one row of the matrix: which notes they are, and what is saved when others are chosen."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from trainer.prepare.cv_line import CvLine
from trainer.prepare.field import Field
from trainer.prepare.matrix import Row, with_strength
from trainer.prepare.note import Note
from trainer.prepare.notebook import Notebook
from trainer.prepare.skill import Skill
from trainer.prepare.story import Story

_STORIES = Field("stories", "Stories that prove it", "links", links=Story.TABLE)
_LINES = Field("shows", "Lines of your CV that prove it", "links", links=CvLine.TABLE)


def proof_field(row: Row) -> Field:
    """What to choose from: lines of the CV for a requirement, stories for all else."""
    return _LINES if row.kind == "requirement" else _STORIES


def chosen_proofs(row: Row, book: Notebook) -> tuple[str, ...]:
    """The uids that were chosen for a row, of the notes that its field links to."""
    if isinstance(row.source, Skill):
        return row.source.stories
    if row.kind == "requirement":
        return tuple(line.uid for line in book.cv_lines if row.source.uid in line.shows)
    return tuple(story.uid for story in book.stories if _named(story, row.text))


def with_proofs(row: Row, chosen: Collection[str], book: Notebook) -> tuple[Note, ...]:
    """The notes that change when a row is proven by these and no others, to be saved; all of one kind."""
    if isinstance(row.source, Skill):
        skill = replace(row.source, stories=tuple(chosen))
        return () if skill == row.source else (skill,)
    changed: list[tuple[Note, Note]]
    if row.kind == "requirement":
        changed = [(line, _showing(line, row.source.uid, line.uid in chosen)) for line in book.cv_lines]
    else:
        changed = [(story, _proving(story, row.text, story.uid in chosen)) for story in book.stories]
    return tuple(after for before, after in changed if after != before)


def _named(story: Story, wish: str) -> bool:
    return any(strength.casefold() == wish.casefold() for strength in story.strengths)


def _proving(story: Story, wish: str, proves: bool) -> Story:
    if proves:
        return with_strength(story, wish)
    kept = (strength for strength in story.strengths if strength.casefold() != wish.casefold())
    return replace(story, strengths=tuple(kept))


def _showing(line: CvLine, requirement: str, shows: bool) -> CvLine:
    kept = tuple(uid for uid in line.shows if uid != requirement)
    if shows:
        return line if requirement in line.shows else replace(line, shows=(*kept, requirement))
    return replace(line, shows=kept)
