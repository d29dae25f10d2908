"""The three to five skills that they want most: where they come from, and what stands behind them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from random import Random

from trainer.prepare.ad_line import AdLine
from trainer.prepare.note import Note
from trainer.prepare.notebook import Notebook
from trainer.prepare.skill import EVIDENCE, LEAST_SKILLS, MOST_SKILLS, Skill
from trainer.prepare.slot_values import by_weight, known
from trainer.prepare.trouble import Trouble
from trainer.text import counted

ADVERT = "the advert"
WHICH_GOES = Trouble("Three to five. Which one goes?")


@dataclass(frozen=True, slots=True)
class Offer:
    """Something they said or wrote that may be one of the skills."""

    words: str
    source: str
    """Who said it, or the advert: it goes into the skill."""
    note: Note
    """The note it stands in."""


def offers(book: Notebook) -> tuple[Offer, ...]:
    """What people looked for, whoever weighs most first, then the advert; without what is taken already."""
    taken = {words.casefold() for skill in book.skills for words in (skill.words, *skill.also)}
    said = [
        Offer(wish, person.title, person)
        for person in by_weight(book.people)
        for wish in known(person.looked_for)
    ]
    written = [Offer(line.text, ADVERT, line) for line in book.ad_lines if not line.picked]
    found: dict[str, Offer] = {}
    for offer in (*said, *written):
        found.setdefault(offer.words.casefold(), offer)
    return tuple(offer for words, offer in found.items() if words not in taken)


def take(book: Notebook, offer: Offer, now: datetime, random: Random) -> Skill | Trouble:
    """A new skill after the others, to be saved; a sentence when there are five."""
    if len(book.skills) >= MOST_SKILLS:
        return WHICH_GOES
    uid = book.interview.uid if book.interview else ""
    place = max((skill.place for skill in book.skills), default=0.0) + 1
    skill = Skill.new(now, random, uid, words=offer.words, source=offer.source)
    return replace(skill, place=place)


def marked(line: AdLine, picked: str) -> AdLine:
    """The line of the advert as a wanted skill, or as one that is known: `skill` or `known`."""
    return replace(line, picked=picked)


def kinds_used(skills: Sequence[Skill]) -> str:
    """`4 of 7 kinds of evidence. Not yet: education, attitude, teamwork.`"""
    used = {kind for skill in skills for kind in skill.kinds}
    if not used:
        return f"No evidence is noted yet; one of the {len(EVIDENCE)} kinds is a good start."
    missing = [kind.label for kind in EVIDENCE if kind.value not in used]
    count = f"{len(EVIDENCE) - len(missing)} of {len(EVIDENCE)} kinds of evidence."
    return f"{count} Not yet: {', '.join(missing)}." if missing else count


def skills_missing(book: Notebook) -> tuple[str, ...]:
    """What is open about the skills, one sentence each."""
    found = []
    if len(book.skills) < LEAST_SKILLS:
        found.append(f"{counted(len(book.skills), 'wanted skill')} so far; three to five are needed.")
    found += [f"{skill.title}: {sentence}" for skill in book.skills for sentence in skill.lacks]
    return tuple(found)
