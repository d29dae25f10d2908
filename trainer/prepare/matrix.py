"""What they want against what proves it: skills, wishes of people, requirements of the advert."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from trainer.prepare.note import Note
from trainer.prepare.notebook import Notebook
from trainer.prepare.slot_values import by_weight, known
from trainer.prepare.story import Story


@dataclass(frozen=True, slots=True)
class Row:
    """One thing they want, and the candidate's proofs of it."""

    kind: Literal["skill", "wish", "requirement"]
    text: str
    source: Note
    proofs: tuple[str, ...]
    """Titles of stories, samples and lines of the CV; a sentence of proof as it stands."""
    who: str = ""
    """Who wants it, for a wish."""
    judged: str = ""
    """How that person thinks the qualifications are met."""

    @property
    def empty(self) -> bool:
        """Nothing proves it yet."""
        return not self.proofs


def matrix(book: Notebook) -> tuple[Row, ...]:
    """The wanted skills in their order, the wishes by who weighs most, then the requirements picked."""
    return (*_skills(book), *_wishes(book), *_requirements(book))


def requirement_meter(book: Notebook) -> str:
    """`3 of 7 requirements have a proof.`; empty while none was picked from the advert."""
    rows = [row for row in matrix(book) if row.kind == "requirement"]
    if not rows:
        return ""
    return f"{sum(not row.empty for row in rows)} of {len(rows)} requirements have a proof."


def with_strength(story: Story, wish: str) -> Story:
    """The story as a proof of a wish: it is named among the strengths that it shows."""
    named = any(_same(wish, strength) for strength in story.strengths)
    return story if named else replace(story, strengths=(*story.strengths, wish))


def _skills(book: Notebook) -> Iterator[Row]:
    for skill in book.skills:
        stories = [story.title for story in book.stories if story.uid in skill.stories]
        shown = [story.title for story in book.stories if _shows(story, (skill.words, *skill.also))]
        samples = [s.title for s in book.samples if s.uid in skill.samples or skill.uid in s.proves]
        sentence = [skill.sentence] if skill.sentence else []
        yield Row("skill", skill.words, skill, _once(stories + shown + samples + sentence))


def _wishes(book: Notebook) -> Iterator[Row]:
    proven = {
        words.casefold(): row.proofs
        for skill, row in zip(book.skills, _skills(book), strict=True)
        for words in (skill.words, *skill.also)
    }
    for person in by_weight(book.people):
        for wish in known(person.looked_for):
            stories = [story.title for story in book.stories if _shows(story, (wish,))]
            proofs = _once([*stories, *proven.get(wish.casefold(), ())])
            yield Row("wish", wish, person, proofs, person.title, person.judged)


def _requirements(book: Notebook) -> Iterator[Row]:
    proven = {row.text.casefold(): row.proofs for row in _skills(book)}
    for line in book.ad_lines:
        if line.picked:
            shown = [cv.text for cv in book.cv_lines if line.uid in cv.shows]
            yield Row("requirement", line.text, line, _once([*shown, *proven.get(line.text.casefold(), ())]))


def _shows(story: Story, wishes: tuple[str, ...]) -> bool:
    return any(_same(wish, strength) for wish in wishes for strength in story.strengths)


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _once(titles: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(titles))
