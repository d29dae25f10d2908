"""Key points made from a prepared answer, for cards that come with nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trainer.cards.model import KeyPoint, Wording

_BULLET = re.compile(r"\s*(?:[*+•–—-]|\d{1,3}[.)])\s+(.*)")
_BULLETS = frozenset("*+•–—-")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[^a-z\s])|(?<=[。！？])|\n\s*\n")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|vs|[A-Za-z])\.$")


def made_points(answer: str, *, lines: bool = False) -> tuple[KeyPoint, ...]:
    """One point for each item of a cleaned answer's list, else for each part between `;`, else each sentence.

    With `lines` each line is an item too: HTML and cells of a sheet break lines only on purpose.  The ids are
    left empty; `tidy` gives them.
    """
    return tuple([KeyPoint("", label, (Wording(label),)) for label in made_labels(answer, lines=lines)])


def made_labels(answer: str, *, lines: bool = False) -> list[str]:
    """The labels of the points that `made_points` makes."""
    texts = answer.split("\n")
    tidy = False
    if len(texts) == 1:
        texts = _parts(answer) or _sentences(answer)
        tidy = "  " not in answer and answer.isprintable()
    elif lines and not _bulleted(texts):
        tidy = "  " not in answer and "".join(texts).isprintable()
    else:
        texts = _listed(answer) or (_lines(answer) if lines else []) or _parts(answer) or _sentences(answer)
    labels = [(text if tidy else " ".join(text.split())).strip(" .;,") for text in texts]
    found = dict.fromkeys(labels)
    found.pop("", None)
    return list(found)


def _bulleted(lines: Sequence[str]) -> bool:
    """Whether a line may be an item of a list."""
    if "".join([line[:1] for line in lines]).isalpha():
        return False
    firsts = [line.lstrip()[:1] for line in lines]
    return any(first.isdecimal() or first in _BULLETS for first in firsts)


def _listed(answer: str) -> list[str]:
    items: list[str] = []
    for line in answer.split("\n"):
        if bullet := _BULLET.fullmatch(line):
            items.append(bullet[1])
        elif items and line[:1].isspace() and line.strip():
            items[-1] += f" {line}"
    return items if len(items) > 1 else []


def _lines(answer: str) -> list[str]:
    found = [bullet[1] if (bullet := _BULLET.fullmatch(line)) else line for line in answer.split("\n")]
    written = [line for line in found if line.strip()]
    return written if len(written) > 1 else []


def _parts(answer: str) -> list[str]:
    if ";" not in answer:
        return []
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
