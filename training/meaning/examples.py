"""Examples: a question, an answer, and points that it makes or does not make."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SOURCES = ("own", "argkp", "beetle", "scientsbank")
"""Kinds of material.  `own` are interviews; the others come from outside and lie in the folder given."""
TARGETS = {
    "said": 1.0, "half": 0.15, "absent": 0.0, "same-topic": 0.0, "negated": 0.0, "planned": 0.0,
    "other-person": 0.0, "opposite": 0.0,
}  # fmt: skip
KINDS = tuple(TARGETS)
OWN_DATA = Path(__file__).with_name("data")


@dataclass(frozen=True, slots=True)
class Asked:
    """A point, and how far the answer makes it."""

    label: str
    wordings: tuple[str, ...]
    target: float
    """1 said, 0 not said; half of a point lies nearer to 0."""
    kind: str = ""
    """Why it counts as not said; empty for material from outside."""

    @property
    def said(self) -> bool:
        return self.target > 0.5


@dataclass(frozen=True, slots=True)
class Example:
    """One answer with all its points."""

    source: str
    question: str
    answer: str
    points: tuple[Asked, ...]


EVERY, NATURAL = "*.jsonl", "natural_*.jsonl"
"""All our files, and those with answers as people give them who practise, not made to mislead."""


def own(split: str, files: str = EVERY) -> list[Example]:
    """Our own labelled interviews of one split: train, dev or test."""
    return [example for file in sorted(OWN_DATA.glob(files)) for example in _interviews(file, split)]


def _interviews(file: Path, split: str) -> Iterator[Example]:
    for line in file.read_text(encoding="utf-8").splitlines():
        card = json.loads(line)
        if card["split"] != split:
            continue
        for answer in card["answers"]:
            points = tuple(
                Asked(point["label"], tuple(point["wordings"]), TARGETS[label], label)
                for point, label in zip(card["points"], answer["labels"], strict=True)
                if label in TARGETS
            )
            if points:
                yield Example("own", card["question"], answer["text"], points)


def from_outside(folder: Path, name: str, split: str) -> list[Example]:
    """Labelled pairs of one public set, those of one answer together."""
    return _together(name, [row for row in _rows(folder / f"{name}.jsonl") if row["split"] == split])


def _together(name: str, rows: list[dict[str, Any]]) -> list[Example]:
    by_answer: defaultdict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_answer[row["group"], row["question"], row["answer"]].append(row)
    return [
        Example(
            name,
            question,
            answer,
            tuple(
                Asked(row.get("point_label") or row["point"], _wordings(row), float(row["label"]))
                for row in group
            ),
        )
        for (_, question, answer), group in by_answer.items()
    ]


def _wordings(row: dict[str, Any]) -> tuple[str, ...]:
    alternatives = tuple(row.get("alts") or ())
    return (row["point"], *alternatives) if row.get("point_label") else alternatives


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line]
