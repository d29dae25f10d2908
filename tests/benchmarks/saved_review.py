"""What a saved review costs against a plain append and fsync, and what a start costs with years of reviews.

    python -m tests.benchmarks.saved_review [--pairs 200] [--reviews 0 1000 10000 100000] [--folder DIR]

Saves and plain appends of the same bytes take turns in one loop, as the speed of a disk changes by the
minute; the table shows medians in milliseconds, and the median of the ratios and of the differences, pair
by pair.  `added ms` is what the program itself costs: a disk that confirms in 4 ms hides it, one that
confirms in a sixth of a millisecond does not.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from statistics import median, quantiles
from unittest import mock

from trainer.clock import SystemClock, study_day
from trainer.places import Places, places
from trainer.progress.device import write_device
from trainer.progress.line import Line, encode
from trainer.progress.records import CardState, PointRecord, Review, SessionRecord
from trainer.progress.segments import segment_name
from trainer.progress.store import Store, open_store
from trainer.progress.uid import new_uid, utc_words

CARDS = 5000
A_DAY = 50
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def review(number: int, moment: datetime, device: str, random: Random) -> Review:
    """A review with an answer of 400 characters and six key points."""
    points = tuple(
        PointRecord(f"{number + i:08x}", round(random.random(), 3), "covered", None, ((i, i + 9),))
        for i in range(6)
    )
    return Review(
        new_uid(moment, random),
        utc_words(moment),
        60,
        study_day(moment),
        device,
        f"deck-{number % CARDS % 20}/card-{number % CARDS}",
        session=f"sitting-{number // 20}",
        card_rev="12ab34cd",
        wording=0,
        mode="full",
        judge="words",
        answer="We cut the waiting time by a third. " * 11,
        points=points,
        coverage=0.75,
        c=0.75,
        suggested=3,
        rating=3,
        predicted=0.87,
        first_key_s=3.2,
        seconds=44.0,
    )


def state_after(before: CardState, done: Review) -> CardState:
    return replace(
        before,
        stability=3.123456789,
        difficulty=5.456789123,
        last_day=done.study_day,
        due=done.study_day + 3,
        reps=before.reps + 1,
        last_uid=done.uid,
    )


def preloaded(where: Places, number: int) -> None:
    """A log of that many reviews, fifty a day up to now, in the segments of its months."""
    device = write_device(where.state).id
    where.log.mkdir(parents=True, mode=0o700)
    random, states = Random(1), dict[str, CardState]()
    months: dict[str, list[bytes]] = {}
    for n in range(number):
        moment = NOW - timedelta(days=(number - n) / A_DAY)
        done = review(n, moment, device, random)
        state = states[done.card] = state_after(states.get(done.card, CardState(done.card)), done)
        ops = ("reviews", done.uid, done.document()), ("cards", done.card, state.document())
        line = encode(Line(done.uid, n + 1, done.ts, device, ops))
        months.setdefault(done.ts[:7], []).append(line)
    for month, lines in months.items():
        (where.log / segment_name(month, device)).write_bytes(b"".join(lines))


def free(_: int) -> None:
    """A flush that costs nothing."""


def saves(store: Store, pairs: int, plain: Path) -> Iterator[tuple[float, float, float]]:
    """Seconds of a save, of a plain append and fsync of as many bytes, and of a save with a free fsync."""
    random = Random(2)
    written: list[int] = []
    write = os.write

    def counted(descriptor: int, content: bytes) -> int:
        written.append(len(content))
        return write(descriptor, content)

    descriptor = os.open(plain, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    sitting = SessionRecord("sitting", utc_words(NOW), 1, "full", tuple(f"deck/card-{i}" for i in range(10)))

    def save(number: int, clock: Callable[[], float] = time.perf_counter) -> float:
        done = review(number, NOW, store.device, random)
        state = state_after(store.state(done.card) or CardState(done.card), done)
        began = clock()
        store.save_review(done, state, sitting)
        return clock() - began

    def append(content: bytes) -> float:
        began = time.perf_counter()
        os.write(descriptor, content)
        os.fsync(descriptor)
        return time.perf_counter() - began

    with mock.patch("os.write", counted):
        save(0)
    content = b"x" * written[-1]
    for number in range(pairs):
        if number % 2:
            appended, saved = append(content), save(2 * number)
        else:
            saved, appended = save(2 * number), append(content)
        with mock.patch("os.fsync", free):
            yield saved, appended, save(2 * number + 1, time.process_time)
    os.close(descriptor)


def started(folder: Path) -> dict[str, float]:
    """Milliseconds and megabytes of opening a store in a process of its own."""
    command = [sys.executable, "-m", __spec__.name, "--start", str(folder)]
    found: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return found


def opened(folder: Path) -> None:
    before = resident()
    began = time.perf_counter()
    store = open_store(places(str(folder), {}), SystemClock(NOW), read_only=True)
    store.states()
    took = time.perf_counter() - began
    print(json.dumps({"ms": took * 1000, "mb": (resident() - before) / 2**20}))


def resident() -> float:
    """Bytes of memory that this process holds; nan where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return math.nan
    return float(pages * os.sysconf("SC_PAGE_SIZE"))


def main(argv: Sequence[str] | None = None) -> int:
    """Print a row for every size of the log; always 0."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--reviews", type=int, nargs="+", default=[0, 1_000, 10_000, 100_000])
    parser.add_argument("--folder", help="where the temporary store lies; its disk is what is measured")
    parser.add_argument("--start", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_known_args(argv)[0]
    if options.start:
        opened(options.start)
        return 0
    print("           save   plain  ratio   added     p95     cpu   bytes   start from  start from  start")
    print("reviews      ms      ms             ms      ms      ms  a line  the log ms  snapshot ms    MB")
    for number in options.reviews:
        with tempfile.TemporaryDirectory(dir=options.folder) as base:
            folder = Path(base)
            where = places(str(folder / "store"), {})
            preloaded(where, number)
            began = time.perf_counter()
            store = open_store(where, SystemClock(NOW))
            full = time.perf_counter() - began
            store.close()
            store = open_store(where, SystemClock(NOW))
            timed = list(saves(store, options.pairs, folder / "plain"))
            store.close()
            mine, plain, cpu = zip(*timed, strict=True)
            ratio = median(m / p for m, p in zip(mine, plain, strict=True))
            added = median(m - p for m, p in zip(mine, plain, strict=True))
            size = sum(path.stat().st_size for path in where.log.iterdir()) / (number + 2 * options.pairs + 1)
            starts = [started(folder / "store") for _ in range(5)]
            figures = [median(mine) * 1e3, median(plain) * 1e3, ratio, added * 1e3]
            figures += [quantiles(mine, n=20)[-1] * 1e3, median(cpu) * 1e3]
            ms, mb = median(start["ms"] for start in starts), median(start["mb"] for start in starts)
            found = f"{full * 1e3:12.0f}{ms:13.1f}{mb:6.1f}"
            print(
                f"{number:>7} {''.join(f'{figure:8.3f}' for figure in figures)}{size:8.0f}{found}", flush=True
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
