"""The labelled interviews from which the judge by meaning learnt: complete, varied, and split by card."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "training" / "meaning" / "data"
KINDS = {"said", "absent", "same-topic", "negated", "planned", "other-person", "opposite", "half", "unsure"}
"""`unsure` is what two readers did not agree on; nothing is learnt from it or measured with it."""


@cache
def _cards() -> tuple[dict[str, Any], ...]:
    lines = [line for file in sorted(DATA.glob("*.jsonl")) for line in file.read_text("utf-8").splitlines()]
    return tuple(json.loads(line) for line in lines)


def _labels() -> Counter[str]:
    return Counter(label for card in _cards() for answer in card["answers"] for label in answer["labels"])


def test_every_answer_has_a_known_label_for_each_point() -> None:
    for card in _cards():
        for answer in card["answers"]:
            assert len(answer["labels"]) == len(card["points"]), card["card"]
            assert set(answer["labels"]) <= KINDS, card["card"]
            assert answer["text"].strip(), card["card"]


def test_a_card_is_in_one_split_only_with_the_same_points_everywhere() -> None:
    seen: dict[str, tuple[str, str]] = {}
    for card in _cards():
        is_ = card["split"], json.dumps([card["question"], card["points"]])
        assert seen.setdefault(card["card"], is_) == is_, card["card"]
    assert {split for split, _ in seen.values()} == {"train", "dev", "test"}


def test_no_answer_stands_twice() -> None:
    texts = Counter(answer["text"] for card in _cards() for answer in card["answers"])
    assert [text for text, times in texts.items() if times > 1] == []


def test_there_are_thousands_of_labels_and_most_of_those_not_said_are_hard() -> None:
    labels = _labels()
    not_said = sum(labels.values()) - labels["said"] - labels["unsure"]
    assert sum(labels.values()) >= 4_000
    assert 0.4 <= labels["said"] / sum(labels.values()) <= 0.55
    assert labels["absent"] <= not_said / 2


def test_many_kinds_of_people_answer() -> None:
    answers = [answer for card in _cards() for answer in card["answers"]]
    assert len({answer["who"].split(",")[0].lower() for answer in answers}) >= 30
    assert {answer["level"] for answer in answers} >= {"apprentice", "junior", "skilled", "lead", "director"}
    for trait, share in (("english", 0.5), ("style", 0.7)):
        counts = Counter(answer[trait] for answer in answers)
        assert len(counts) == 3
        assert max(counts.values()) < share * len(answers)
    assert 0.1 < sum(answer["typos"] for answer in answers) / len(answers) < 0.4
