"""Key points made from a prepared answer, for cards that come with nothing else."""

from __future__ import annotations

import re

from trainer.cards.model import KeyPoint, Wording
from trainer.text import one_line

_BULLET = re.compile(r"\s*(?:[*+•–—-]|\d{1,3}[.)])\s+(.*)")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[^a-z\s])|(?<=[。！？])|\n\s*\n")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|[A-Za-z])\.$")


def made_points(answer: str) -> tuple[KeyPoint, ...]:
    """One point for each item of the answer's list, else for each part between `;`, else for each sentence.

    The ids are left empty; `tidy` gives them.
    """
    texts = _listed(answer) or _parts(answer) or _sentences(answer)
    labels = dict.fromkeys(label for text in texts if (label := one_line(text).strip(" .;,")))
    return tuple(KeyPoint("", label, (Wording(label),)) for label in labels)


def _listed(answer: str) -> list[str]:
    items: list[str] = []
    for line in answer.split("\n"):
        if bullet := _BULLET.fullmatch(line):
            items.append(bullet[1])
        elif items and line[:1].isspace() and line.strip():
            items[-1] += f" {line}"
    return items if len(items) > 1 else []


def _parts(answer: str) -> list[str]:
    parts = [part for part in answer.split(";") if part.strip()]
    return parts if len(parts) > 1 else []


def _sentences(answer: str) -> list[str]:
    sentences: list[str] = []
    for piece in _SENTENCE_END.split(answer):
        if sentences and _ABBREVIATION.search(sentences[-1]):
            sentences[-1] += f" {piece}"
        else:
            sentences.append(piece)
    return sentences
