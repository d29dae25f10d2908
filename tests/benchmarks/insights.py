"""What it costs to count years of answers: all at once, and after one more.

    python -m tests.benchmarks.insights [--answers 100000]

The measure is reading the same answers from JSON, which any program that shows them has to do first.
"""

from __future__ import annotations

import argparse
import gc
import json
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random
from statistics import median

from tests.benchmarks.saved_review import review
from trainer.insights.counting import Counting
from trainer.insights.figures import figures
from trainer.prepare.notebook import Notebook
from trainer.progress.records import Document

BEGAN = datetime(2021, 1, 4, 9, 0, tzinfo=UTC)
A_DAY = 50
ROUNDS = 5


class Log:
    """A store of answers and nothing else."""

    def __init__(self, kept: list[Document]) -> None:
        self.kept = kept
        self.changes = 0

    def answers(self) -> Sequence[Document]:
        return list(self.kept)

    def aliases(self) -> Mapping[str, str]:
        return {}

    def add(self, answer: Document) -> None:
        self.kept.append(answer)
        self.changes += 1


def answers(many: int) -> list[Document]:
    """Answers of years, fifty a day."""
    random = Random(1)
    return [
        review(
            number, BEGAN + timedelta(days=number // A_DAY, minutes=number % A_DAY), "d" * 8, random
        ).document()
        for number in range(many)
    ]


def timed(what: Callable[[], object]) -> float:
    """CPU milliseconds of a call, the collector kept out of it."""
    gc.collect()
    gc.disable()
    start = time.process_time()
    what()
    spent = (time.process_time() - start) * 1000
    gc.enable()
    return spent


def main(argv: Sequence[str] = ()) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--answers", type=int, default=100_000)
    many = parser.parse_known_args(argv)[0].answers
    lines = [json.dumps(answer) for answer in answers(many)]
    kept: list[Document] = [json.loads(line) for line in lines]
    day = kept[-1]["study_day"]
    reading: list[float] = []
    counting: list[float] = []
    drawing: list[float] = []
    further: list[float] = []
    for number in range(ROUNDS):
        reading.append(timed(partial(list, map(json.loads, lines))))
        log, count = Log(kept[:many]), Counting()
        counting.append(timed(partial(count.of, log)))
        practice = count.of(log)
        drawing.append(timed(partial(figures, practice, {}, {}, Notebook(), day)))
        log.add({**kept[number], "uid": f"further {number}"})
        further.append(timed(partial(count.of, log)))
    told = {
        "read from JSON": median(reading),
        "counted": median(counting),
        "figures": median(drawing),
        "one more": median(further),
    }
    print(f"{many:,} answers, CPU ms, medians of {ROUNDS}; × is against reading them from JSON")
    for name, spent in told.items():
        print(f"  {name:<16}{spent:>9.1f}  × {spent / told['read from JSON']:.3f}")
    return 0


if __name__ == "__main__":
    import sys

    sys.exit(main(sys.argv[1:]))
