"""What the stories cover, and what no story stands for yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from trainer.prepare.story import SETTINGS, TAGS, Story
from trainer.text import counted

TARGET = (8, 10)
"""How many stories are enough."""
LEAST_ROLES = 2
LEAST_CURRENT = 2
NEEDED_TAGS = ("money", "time", "reliability", "failure", "creative", "adaptable")


@dataclass(frozen=True, slots=True)
class Coverage:
    """Counts over the bank of stories."""

    stories: int
    ready: int
    tags: dict[str, int]
    """By every tag there is."""
    alone: int
    team: int
    roles: int
    """Different jobs they come from."""
    current: int
    """From the present job."""
    strengths: dict[str, int]
    """By strength, as it was written first."""

    @property
    def strip(self) -> str:
        """`alone 1, team 4, current job 2, money saved 0, ...`."""
        labels = {tag.value: tag.label for tag in TAGS}
        counts = [("alone", self.alone), ("team", self.team), ("current job", self.current)]
        counts += [(labels[tag], self.tags[tag]) for tag in NEEDED_TAGS]
        return ", ".join(f"{label} {count}" for label, count in counts)

    @property
    def missing(self) -> tuple[str, ...]:
        """What is still to be found, one sentence each, the most important first."""
        return tuple(self._missing())

    def _missing(self) -> Iterator[str]:
        if none := _without(self):
            yield f"No story yet for: {', '.join(none)}."
        if self.stories < TARGET[0]:
            yield f"{self.stories} of {TARGET[0]} to {TARGET[1]} stories."
        if self.stories > 0 and self.roles < LEAST_ROLES:
            yield "All from one job: take one from an earlier one, or from training."
        if self.stories > 0 and self.current < LEAST_CURRENT:
            yield f"{counted(self.current, 'story', 'stories')} from your present job; two help."


def coverage(stories: Sequence[Story]) -> Coverage:
    """What a bank of stories covers."""
    tags = Counter(tag for story in stories for tag in story.tags)
    settings = Counter(story.setting for story in stories)
    strengths: dict[str, int] = {}
    first: dict[str, str] = {}
    for strength in (strength for story in stories for strength in story.strengths):
        name = first.setdefault(strength.casefold(), strength)
        strengths[name] = strengths.get(name, 0) + 1
    return Coverage(
        stories=len(stories),
        ready=sum(story.ready for story in stories),
        tags={tag.value: tags[tag.value] for tag in TAGS},
        alone=settings["alone"] + settings["both"],
        team=settings["team"] + settings["both"],
        roles=len({story.role.casefold() for story in stories if story.role}),
        current=sum(story.current_job for story in stories),
        strengths=strengths,
    )


def _without(found: Coverage) -> list[str]:
    labels = {tag.value: tag.label for tag in TAGS}
    none = [labels[tag] for tag in NEEDED_TAGS if not found.tags[tag]]
    by_setting = {"alone": found.alone, "team": found.team}
    return none + [
        setting.label for setting in SETTINGS if setting.value in by_setting and not by_setting[setting.value]
    ]
