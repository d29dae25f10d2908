"""What a judge costs: milliseconds of the processor, milliseconds until it is there, megabytes of memory."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from trainer.cards.library import load_library
from trainer.cards.slots import AskedPoint, ask
from trainer.places import builtin_decks
from trainer.recall.judges import chosen
from trainer.recall.verdict import Judge, Spoken

CHECKOUT = Path(__file__).resolve().parents[2]
WORDS, ROUNDS = 100, 15
MEGABYTE = 2**20
# The peak of a process counts that of the one that forked it; Linux also tells its own.
_CHILD = """\
import resource, sys, time
import trainer.tui.app, trainer.tui.screens.drill, trainer.recall.words
began = time.perf_counter()
from trainer.recall.judges import chosen
judge, _ = chosen(sys.argv[1])
took = time.perf_counter() - began
from tests.benchmarks._cost import spoken
for number in range(5):
    judge.judge(spoken(5, number))
try:
    with open("/proc/self/status") as status:
        peak = next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmHWM"))
except (OSError, StopIteration):
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
print(took, peak)
"""


@dataclass(frozen=True, slots=True)
class Footprint:
    """What a drill with a judge takes."""

    load_ms: float
    """On the wall, until the judge can be asked."""
    bytes: float
    """At most, at one time."""


def footprint(which: str, rounds: int = 5) -> Footprint:
    """Medians over processes of their own, in which the app was loaded before.

    Raises subprocess.CalledProcessError when the judge cannot be used.
    """
    command = [sys.executable, "-c", _CHILD, which]
    told = [
        subprocess.run(command, cwd=CHECKOUT, check=True, capture_output=True, text=True).stdout.split()
        for _ in range(rounds)
    ]
    took, peak = zip(*((float(took), float(peak)) for took, peak in told), strict=True)
    return Footprint(1000 * statistics.median(took), statistics.median(peak))


def verdict_ms(which: str, points: int) -> float:
    """Median of the processor's milliseconds for a verdict on an answer of 100 words, its points known."""
    judge: Judge = chosen(which)[0]
    judge.judge(spoken(points, 0))
    costs = []
    for number in range(1, ROUNDS + 1):
        answer = spoken(points, number)
        began = time.process_time_ns()
        judge.judge(answer)
        costs.append((time.process_time_ns() - began) / 1e6)
    return statistics.median(costs)


def spoken(points: int, number: int) -> Spoken:
    """An answer made of the built-in decks' own words, another one each time, to the same points."""
    asked = _points()
    words = " ".join(wording for point in asked for wording in point.wordings).split()
    answer = list(islice(cycle(words), number * 137, number * 137 + WORDS))
    sentences = [" ".join(answer[place : place + 12]) for place in range(0, WORDS, 12)]
    return Spoken("What do you say?", ". ".join(sentences) + ".", tuple(asked[:points]))


def _points() -> Sequence[AskedPoint]:
    cards = load_library(builtin_decks(), Path("no-decks-of-ones-own")).cards.values()
    return [point for card in cards for point in ask(card, {}).points if point.wordings]
