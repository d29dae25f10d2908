"""A card in the making, and the `key: value` lines under its heading."""

from __future__ import annotations

import math
import re

from trainer.cards.front_matter import LONGEST_SECONDS
from trainer.cards.model import KINDS, Kind
from trainer.cards.points import Said
from trainer.cards.problems import Report, quoted

KEYS = ("kind", "seconds", "tags", "trains", "weight")
KEY_LINE = re.compile(r"(\w+)\s*:\s*(.*)")


class CardDraft:
    """What was read of one card so far."""

    __slots__ = (
        "answer", "avoid", "heading", "kind", "lines", "points", "probes", "questions", "seconds", "start",
        "tags", "trains", "weight",
    )  # fmt: skip

    def __init__(self, start: int, heading: str | None) -> None:
        self.start = start
        self.heading = heading
        self.lines: dict[int, str] = {}
        self.kind: Kind = "script"
        self.seconds: int | None = None
        self.tags: tuple[str, ...] = ()
        self.trains: tuple[str, ...] = ()
        self.weight = 1.0
        self.questions: list[str] = []
        self.points: list[Said] = []
        self.probes: list[str | None] = []
        self.avoid: list[str] = []
        self.answer: list[str] | None = None


def read_key(card: CardDraft, index: int, line: str, report: Report) -> bool:
    """Take up a `key: value` line.  False when it is none; a wrong key or value is reported."""
    match = KEY_LINE.fullmatch(line)
    if match is None or match[1].lower() in ("q", "a", "c"):
        return False
    key, value = match[1].lower(), match[2]
    if key not in KEYS:
        report.mistake(index, f"there is no key {quoted(match[1])}", f"write one of {', '.join(KEYS)}")
    elif f"key:{key}" in card.lines.values():
        report.mistake(index, f"{key} is said twice", "take one of the lines away")
    else:
        card.lines[index] = f"key:{key}"
        _take(card, key, value, index, report)
    return True


def _take(card: CardDraft, key: str, value: str, index: int, report: Report) -> None:
    if key == "tags":
        card.tags = tuple(value.split())
    elif key == "trains":
        card.trains = tuple(value.split())
    elif key == "kind":
        kind = next((kind for kind in KINDS if kind == value.lower()), None)
        if kind is None:
            report.mistake(index, f"there is no kind {quoted(value)}", f"write one of {', '.join(KINDS)}")
        else:
            card.kind = kind
    elif key == "seconds":
        card.seconds = _whole(value)
        if card.seconds is None:
            what = f"{quoted(value)} is no whole number from 1 to {LONGEST_SECONDS}"
            report.mistake(index, what, "write `seconds: 60`")
    else:
        weight = _weight(value)
        if weight is None:
            report.mistake(index, f"{quoted(value)} is no number above 0", "write `weight: 2`")
        else:
            card.weight = weight


def _whole(value: str) -> int | None:
    if not value.isascii() or not value.isdigit() or len(value) > 6:
        return None
    number = int(value)
    return number if 1 <= number <= LONGEST_SECONDS else None


def _weight(value: str) -> float | None:
    try:
        weight = float(value[:40])
    except ValueError:
        return None
    return weight if math.isfinite(weight) and weight > 0 else None
