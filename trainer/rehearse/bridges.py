"""What to say while nothing comes to mind."""

from __future__ import annotations

BRIDGES = (
    "Let me think about that for a moment.",
    "Do you mean in my last job, or in general?",
    "May I come back to that in a minute?",
    "I have not met that yet. This is how I would go about it: …",
)
"""Phrases that win time in a real interview."""


def bridge(number: int) -> str:
    """One after the other, from the beginning again after the last."""
    return BRIDGES[number % len(BRIDGES)]
