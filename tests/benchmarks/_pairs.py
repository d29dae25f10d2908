"""Labelled pairs of answer and point: read, mistyped, and turned into probes."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from trainer.progress.records import Mode
from trainer.recall.tokens import analyse

_AUXILIARY = re.compile(
    r"\b(is|are|was|were|can|should|will|would|has|have|does|do|did|could|must|may)\b", re.I
)
_NEGATED = re.compile(r"\b(do |does |did )?not |n['’]t\b", re.I)


@dataclass(frozen=True)
class Pair:
    """One answer, one point, and whether a reader found the point in the answer."""

    group: str
    question: str
    answer: str
    point: str
    others: tuple[str, ...]
    """Further accepted wordings."""
    name: str
    """The point's label; empty when it has none."""
    said: bool
    mode: Mode = "full"


def read_sets(folder: Path, split: str) -> Iterator[tuple[str, list[Pair]]]:
    """Every set of pairs in a folder or in the folders of that folder, by name."""
    for path in sorted([*folder.glob("*.jsonl"), *folder.glob("*/*.jsonl")]):
        with path.open(encoding="utf-8") as lines:
            rows = [json.loads(line) for line in lines if line.strip()]
        if rows and {"question", "answer", "point", "label", "group", "split"} <= rows[0].keys():
            pairs = [_pair(row) for row in rows if row["split"] == split]
            if pairs:
                yield path.stem, pairs


def _pair(row: dict[str, object]) -> Pair:
    others = row.get("alts", [])
    return Pair(
        group=str(row["group"]),
        question=str(row["question"]),
        answer=str(row["answer"]),
        point=str(row["point"]),
        others=tuple(map(str, others)) if isinstance(others, list) else (),
        name=str(row.get("point_label") or ""),
        said=bool(row["label"]),
    )


def read_interviews(folder: Path, split: str) -> Iterator[Pair]:
    """The pairs of our own training data, cards with their answers, but for what two readers left open."""
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").split("\n"):
            card: dict[str, Any] = json.loads(line) if line.strip() else {}
            if card.get("split") != split:
                continue
            for answer in card["answers"]:
                mode: Mode = "keywords" if answer["style"] == "keywords" else "full"
                for point, label in zip(card["points"], answer["labels"], strict=True):
                    if label != "unsure":
                        first, *others = point["wordings"] or [point["label"]]
                        yield Pair(
                            card["card"],
                            card["question"],
                            answer["text"],
                            first,
                            tuple(others),
                            point["label"],
                            said=label == "said",
                            mode=mode,
                        )


def mistyped(pairs: Sequence[Pair]) -> list[Pair]:
    """The same with one typing mistake in six words of each answer, always the same ones."""
    return [replace(pair, answer=_mistype(pair.answer)) for pair in pairs]


def _mistype(text: str) -> str:
    chance = random.Random(text)
    parts = re.split(r"(\s+)", text)
    long = [place for place, part in enumerate(parts) if sum(map(str.isalpha, part)) >= 4]
    amount = min(len(long), round(len(text.split()) / 6))
    for place in chance.sample(long, amount):
        word = parts[place]
        at = chance.randrange(1, len(word) - 1)
        parts[place] = chance.choice([
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("aeiourstn") + word[at + 1 :],
        ])  # fmt: skip
    return "".join(parts)


def probes(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    """Answers made of the points themselves: verbatim, negated, as a list of five words, of another point."""
    points = list({(pair.group, pair.point): pair for pair in pairs}.values())
    made: dict[str, list[Pair]] = {"verbatim": [], "negated": [], "list": [], "other point": []}
    for pair in points:
        made["verbatim"].append(replace(pair, answer=pair.point, said=True))
        if denied := _denied(pair.point):
            made["negated"].append(replace(pair, answer=denied))
        key_words = [token.word for token in analyse(pair.point).tokens if token.is_content]
        if len(key_words) >= 5:
            random.Random(pair.point).shuffle(key_words)
            made["list"].append(replace(pair, answer=" ".join(key_words)))
        others = [other.point for other in points if other.group == pair.group and other.point != pair.point]
        if others:
            other = random.Random(pair.point).choice(others)
            made["other point"].append(replace(pair, answer=other, said=False))
    return made


def _denied(point: str) -> str | None:
    if _NEGATED.search(point):
        return _NEGATED.sub("", point, count=1)
    if _AUXILIARY.search(point):
        return _AUXILIARY.sub(r"\1 not", point, count=1)
    return None
