"""What each cue asks of a good answer, in words for the candidate."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LABELS: Mapping[str, str] = MappingProxyType(
    {
        "situation": "one real occasion: where and when",
        "task": "what you were there to do",
        "own_action": "what you yourself did",
        "team": "who did it together with you",
        "reason": "a reason for it",
        "result": "how it turned out in the end",
        "measured": "a figure that shows how much",
        "learned": "what you learned from it",
        "link": "what it means for this employer",
        "future": "what you would do from here on",
        "waiver": "that you know them only from outside",
        "ask": "a question of your own to them",
        "thanks": "a word of thanks",
        "when": "by when: a day or a date",
        "example": "an example from your own work",
        "other_side": "how the other person saw it",
    }
)
"""Cue to what a good answer does there: three to nine plain words."""


def shown(label: str) -> str:
    """The label as the candidate reads it: `@reason` in words, anything else unchanged."""
    return LABELS.get(label[1:], label) if label.startswith("@") else label
