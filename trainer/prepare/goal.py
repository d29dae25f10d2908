"""A goal that the candidate would set in the new job."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Field
from trainer.prepare.figures import has_figure
from trainer.prepare.note import Note

_VAGUE = re.compile(
    r"\b(improv\w*|better|more|less|fewer|increas\w*|reduc\w*|optimi[sz]\w*|strengthen\w*|enhanc\w*"
    r"|boost\w*|grow(?:th|ing)?|faster|soon|several|many)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Goal(Note):
    """What, by how much, by when, and the way there."""

    TABLE: ClassVar[str] = "goals"
    ONE: ClassVar[str] = "goal"
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("what", "What I would reach"),
        Field("metric", "How it is measured", hint="A figure, and what it stands at today."),
        Field("by_when", "By when", hint="A day, or so many months after the start."),
        Field("method", "The way there", "text", hint="How, in one or two sentences."),
        Field("steps", "Steps", "lines", hint="Who does what, and when. One a line."),
        Field("revenue_link", "How it touches the revenue"),
        Field("agreed_with", "With whom I would agree it"),
        Field("attainable_because", "Why it can be reached"),
        Field("with_whom", "Colleagues I need for it"),
        Field("past_proof", "Where I did that before", "link", links="stories"),
    )

    what: str = ""
    metric: str = ""
    by_when: str = ""
    method: str = ""
    steps: tuple[str, ...] = ()
    revenue_link: str = ""
    agreed_with: str = ""
    attainable_because: str = ""
    with_whom: str = ""
    past_proof: str = ""

    @property
    def title(self) -> str:
        return self.what or "a goal"

    @property
    def vague(self) -> str:
        """The first word that needs an amount, when no figure stands beside it; else empty."""
        if has_figure(self.what) or has_figure(self.metric):
            return ""
        found = _VAGUE.search(self.what) or _VAGUE.search(self.metric)
        return found[0] if found else ""

    @property
    def ready(self) -> bool:
        """Clear and well defined: what, by how much, by when, and the way there."""
        return bool(self.what and self.metric and self.by_when and self.method) and not self.vague

    @property
    def lacks(self) -> tuple[str, ...]:
        found = [] if self.what else ["What would you reach?"]
        if not self.method:
            found.append("No way to get there yet.")
        if self.vague:
            found.append(f'"{self.vague}" gives no amount. By how much, compared with what?')
        elif not self.metric:
            found.append("How is it measured?")
        if not self.by_when:
            found.append("By when?")
        if not self.steps:
            found.append("No steps yet.")
        if not self.revenue_link:
            found.append("How does it touch the revenue?")
        if not self.past_proof:
            found.append("No proof yet: where did you do that before?")
        return tuple(found)
