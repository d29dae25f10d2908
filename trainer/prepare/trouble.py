"""What was typed into a form and cannot be taken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """One sentence or two: what is wrong and what to write instead."""

    sentence: str
