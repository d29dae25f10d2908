"""Cues against short answers that were labelled by reading, before any rule ran over them.

Professions from apprentice to director, whole answers and notes, native and non-native English, near misses.
`labelled_cues.jsonl` is the part the rules were tuned on.  `labelled_cues_blind.jsonl` was never looked at
while tuning, and is not to be: a rule that is changed because of one of its answers takes the blindness away.
An occasion that is told counts as an example too.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest

from trainer.cards.model import CUES
from trainer.recall.cues import find

HERE = Path(__file__).parent
TUNED, BLIND = "labelled_cues.jsonl", "labelled_cues_blind.jsonl"


@dataclass(frozen=True)
class Labelled:
    """A short answer and the cues a reader found in it."""

    id: str
    who: str
    answer: str
    cues: frozenset[str]


def _read(name: str) -> list[Labelled]:
    rows = map(json.loads, (HERE / name).read_text(encoding="utf-8").splitlines())
    return [Labelled(row["id"], row["who"], row["answer"], frozenset(row["cues"])) for row in rows]


def _measure(answers: list[Labelled]) -> tuple[float, float, Counter[tuple[str, str]]]:
    """Precision and recall over all cues together, and the counts behind them."""
    counts: Counter[tuple[str, str]] = Counter()
    for labelled in answers:
        for cue in CUES:
            seen, there = bool(find(cue, labelled.answer)), cue in labelled.cues
            counts[
                cue,
                {(True, True): "hit", (True, False): "false", (False, True): "missed"}.get(
                    (seen, there), "-"
                ),
            ] += 1
    totals = Counter({kind: sum(counts[cue, kind] for cue in CUES) for kind in ("hit", "false", "missed")})
    hits = totals["hit"]
    return hits / (hits + totals["false"]), hits / (hits + totals["missed"]), counts


def test_the_labelled_set_is_large_and_varied() -> None:
    answers = _read(TUNED) + _read(BLIND)
    assert len(answers) >= 500
    assert len({labelled.id for labelled in answers}) == len(answers)
    assert len({labelled.who for labelled in answers}) >= 60
    assert all(labelled.cues <= CUES for labelled in answers)
    assert {cue for labelled in _read(BLIND) for cue in labelled.cues} == CUES
    assert sum(not labelled.cues for labelled in answers) >= 0.15 * len(answers)


@pytest.mark.parametrize(("name", "precision", "recall"), [(TUNED, 0.90, 0.93), (BLIND, 0.86, 0.84)])
def test_precision_and_recall_stay_where_they_were(name: str, precision: float, recall: float) -> None:
    reached_precision, reached_recall, counts = _measure(_read(name))
    wrong = {f"{cue} {kind}": n for (cue, kind), n in counts.items() if kind in ("false", "missed")}
    assert reached_precision >= precision, wrong
    assert reached_recall >= recall, wrong


def test_no_cue_is_blind_on_its_own() -> None:
    counts = _measure(_read(TUNED) + _read(BLIND))[2]
    for cue in CUES:
        hits, false, missed = (counts[cue, kind] for kind in ("hit", "false", "missed"))
        assert hits >= 2 * missed, cue
        assert hits >= false, cue
