"""The program is killed again and again while it saves: what it confirmed is there, and nothing twice.

The same check finds what is wrong with a store that rewrites one JSON file in place.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

import pytest
from tinydb import TinyDB

from trainer.clock import SystemClock
from trainer.places import places
from trainer.progress.store import open_store

KILLS = 40
CHECKOUT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system knows no SIGKILL")

STOCK_WRITER = """
import itertools, os, sys
from tinydb import TinyDB
from tinydb.table import Document
database = TinyDB(sys.argv[1] + "/db.json")
cards, reviews = database.table("cards"), database.table("reviews")
for number in itertools.count(int(sys.argv[2])):
    cards.upsert(Document({"words": "long " * 200 if number % 2 else "short"}, 1))
    reviews.insert(Document({"answer": "words " * 60}, number))
    os.write(1, b"ACK %d\\n" % number)
"""


class Unreadable(Exception):
    """The store could not be opened, or contradicts itself."""


def killed_while_saving(command: Sequence[str], acks: int, seconds: float) -> list[int]:
    """Ids that the writer confirmed before it was killed: a little after so many of them."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=CHECKOUT, start_new_session=True)
    assert process.stdout
    confirmed: list[int] = []
    while len(confirmed) < acks and (line := process.stdout.readline()):
        confirmed.append(int(line.split()[1]))
    try:
        process.wait(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
    rest = process.stdout.read()
    process.stdout.close()
    assert process.wait() == -signal.SIGKILL, "the writer ended by itself"
    return confirmed + [int(line.split()[1]) for line in rest.splitlines()]


def check(
    command: Callable[[int], Sequence[str]], read: Callable[[], list[int]], kills: int, most_acks: int = 12
) -> int:
    """Kill the writer so many times; every confirmed id must be read once, after each.

    Returns the number of confirmed saves.  Raises Unreadable, or AssertionError for a loss.
    """
    random = Random(5)
    owed: set[int] = set()
    for number in range(kills):
        acks = 0 if number % 8 == 7 else random.randrange(1, most_acks)
        seconds = random.random() * (0.4 if acks == 0 else 0.03)
        owed |= set(killed_while_saving(command(10_000_000 + number * 100_000), acks, seconds))
        found = read()
        assert len(found) == len(set(found)), "a review is there twice"
        assert owed <= set(found), f"lost after {number + 1} kills: {sorted(owed - set(found))[:3]}"
    return len(owed)


def test_no_confirmed_review_is_lost_in_forty_kills(tmp_path: Path) -> None:
    where = places(str(tmp_path), {})

    def read() -> list[int]:
        store = open_store(where, SystemClock())
        reviews = list(store.reviews())
        counted = Counter(review.card for review in reviews)
        last = {review.card: review.uid for review in reviews}
        states = {card: (state.reps, state.last_uid) for card, state in store.states().items()}
        assert states == {card: (counted[card], last[card]) for card in counted}
        store.close()
        return [int(review.uid, 16) for review in reviews]

    confirmed = check(
        lambda start: [sys.executable, "-m", "tests.crash_writer", str(tmp_path), str(start)], read, KILLS
    )
    assert confirmed > KILLS


def test_the_same_check_fails_on_a_store_that_rewrites_its_file(tmp_path: Path) -> None:
    with TinyDB(tmp_path / "db.json") as database:
        database.table("cards").insert({"words": "short"})
        database.table("reviews").insert_multiple({"answer": "words " * 60} for _ in range(100))

    def read() -> list[int]:
        try:
            with TinyDB(tmp_path / "db.json") as database:
                return [document.doc_id for document in database.table("reviews")]
        except json.JSONDecodeError as error:
            raise Unreadable from error

    with pytest.raises((Unreadable, AssertionError)):
        check(
            lambda start: [sys.executable, "-c", STOCK_WRITER, str(tmp_path), str(start)],
            read,
            kills=3 * KILLS,
            most_acks=4,
        )
