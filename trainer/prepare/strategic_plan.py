"""The strategic plan: what the candidate would do for them, apart from its goals and people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trainer.prepare.field import Field
from trainer.prepare.note import Note


@dataclass(frozen=True, kw_only=True)
class StrategicPlan(Note):
    """Vision, trust and the first ninety days."""

    TABLE: ClassVar[str] = "plan"
    ONE: ClassVar[str] = "plan"
    SINGLE: ClassVar[bool] = True
    FORM: ClassVar[tuple[Field, ...]] = (
        Field("headline", "The plan in one sentence", hint="What makes the difference."),
        Field("vision", "Their vision", "text", hint="Of the company or the department."),
        Field("now", "Where they are now", "text"),
        Field("then", "Where they want to be", "text"),
        Field("bridge", "How I help them get there", "text"),
        Field("trust_clients", "How I win the clients' trust", "text"),
        Field("trust_colleagues", "How I win the colleagues' trust", "text"),
        Field("introductions", "How I introduce myself", "text", hint="To whom first, and how."),
        Field("expect_of_me", "What they expect of me", "text", hint="Not known? It becomes a question."),
        Field("expect_of_them", "What I expect of them", "text"),
        Field("days_30", "The first 30 days", "text", hint="Introductions belong here."),
        Field("days_60", "Until day 60", "text"),
        Field("days_90", "Until day 90", "text"),
    )

    headline: str = ""
    vision: str = ""
    now: str = ""
    then: str = ""
    bridge: str = ""
    trust_clients: str = ""
    trust_colleagues: str = ""
    introductions: str = ""
    expect_of_me: str = ""
    expect_of_them: str = ""
    days_30: str = ""
    days_60: str = ""
    days_90: str = ""

    @property
    def title(self) -> str:
        return self.headline or "The plan"

    @property
    def lacks(self) -> tuple[str, ...]:
        wanted = {
            "headline": "No headline yet: the plan in one sentence.",
            "now": "Where are they now?",
            "then": "Where do they want to be?",
            "bridge": "How do you help them get there?",
            "trust_clients": "Nothing yet on the clients' trust.",
            "trust_colleagues": "Nothing yet on the colleagues' trust.",
            "introductions": "No introductions yet: they belong in the first 30 days.",
            "days_30": "The first 30 days are empty.",
        }
        return tuple(sentence for name, sentence in wanted.items() if not getattr(self, name))
