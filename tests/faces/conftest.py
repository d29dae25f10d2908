"""The faces are tried on a real desk over a small deck, and the command in this process."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from tests.conftest import StandingClock
from trainer.cards.library import load_library
from trainer.cards.slots import AskedPoint
from trainer.cli import main
from trainer.desk import Desk
from trainer.places import places
from trainer.progress.store import open_store
from trainer.recall.verdict import PointVerdict, Spoken, Verdict
from trainer.settings import Settings

OpenDesk = Callable[[], Desk]
Run = Callable[..., "Ended"]


@dataclass(frozen=True, slots=True)
class Ended:
    """What a command came to."""

    code: int
    out: str
    err: str


class LiteralJudge:
    """A judge that finds wordings as they stand, so that these tests are about the faces alone."""

    def judge(self, spoken: Spoken) -> Verdict:
        return Verdict(tuple(self._verdict(spoken.answer, point) for point in spoken.points))

    def _verdict(self, answer: str, point: AskedPoint) -> PointVerdict:
        places = [(answer.casefold().find(wording.casefold()), len(wording)) for wording in point.wordings]
        found = [(start, start + length) for start, length in places if start >= 0]
        if found:
            return PointVerdict(point.id, 1.0, "covered", (found[0],))
        return PointVerdict(point.id, 0.0, "missing", missing=(point.wordings[0],))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data folder of one candidate; nothing is there yet."""
    return tmp_path / "data"


@pytest.fixture
def open_desk(data: Path, small_decks: Path, clock: StandingClock) -> Iterator[OpenDesk]:
    """Opens a desk over the small deck.  Opening it again closes the one before, as a restart does."""
    opened: list[Desk] = []

    def open_it() -> Desk:
        for desk in opened:
            desk.store.close()
        where = places(str(data), {})
        library = load_library(small_decks, where.decks)
        desk = Desk(where, clock, Settings(), library, open_store(where, clock), Random(7))
        desk.judge = LiteralJudge()
        opened.append(desk)
        return desk

    yield open_it
    for desk in opened:
        desk.store.close()


@pytest.fixture
def trainer(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Runs the command on the data folder, from an empty folder, with what is piped into it."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")

    def run(*words: str, piped: str | bytes = "") -> Ended:
        content = piped.encode() if isinstance(piped, str) else piped
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content), "utf-8"))
        code = main(["--data", str(data), "--now", "2026-11-22T09:30", *words])
        told = capsys.readouterr()
        return Ended(code, told.out, told.err)

    return run
