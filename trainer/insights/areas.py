"""The eight areas that a second interview asks about, and the decks that belong to each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Area = Literal[
    "why you", "stories", "people's concerns", "plan", "company", "loose ends", "their hard questions",
    "closing and pay",
]  # fmt: skip
AREAS: tuple[Area, ...] = (
    "why you", "stories", "people's concerns", "plan", "company", "loose ends", "their hard questions",
    "closing and pay",
)  # fmt: skip
AREA_OF_DECK: Mapping[str, Area] = {
    "why-you": "why you",
    "fit": "why you",
    "cv": "why you",
    "proof": "stories",
    "people": "people's concerns",
    "plan": "plan",
    "company": "company",
    "loose-ends": "loose ends",
    "pressure": "their hard questions",
    "curveball": "their hard questions",
    "ask-them": "closing and pay",
    "money-offer": "closing and pay",
    "on-the-day": "closing and pay",
}
"""Built-in decks by area; a deck of one's own belongs to none."""
