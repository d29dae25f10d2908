"""The evening before the interview in a real terminal: from home to the report, twice with the same seed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from random import Random

import pytest

from tests.conftest import StandingClock
from tests.rehearse.rig import person
from tests.test_terminal import Terminal, saved, told
from trainer.places import places
from trainer.prepare.interview import new_interview
from trainer.prepare.interviews import save
from trainer.prepare.moment import Moment
from trainer.prepare.notes import save_all
from trainer.prepare.person import Person
from trainer.progress.store import open_store

EVENING = "2026-12-03T19:30"
ANSWER = "I rang all of them, because delivery on time matters. When will you decide?"

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed here")


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    """A candidate whose interview is tomorrow at ten, with three people."""
    opened = Terminal(tmp_path)
    clock = StandingClock(datetime(2026, 11, 24, 19, 0, tzinfo=UTC))
    store = open_store(places(str(opened.data), {}), clock)
    interview = new_interview(clock.now(), Random(1), moment=Moment(date(2026, 12, 4), time(10)))
    save(store, interview)
    people = [
        person("Ada", "manager", met_before=True, expected=True, looked_for=("delivery on time",)),
        person("Bo", "director", expected=True, looked_for=("cost of stock",)),
        person("Cy", "hr", met_before=True, expected=True),
    ]
    save_all(store, [Person.from_document({**p.document(), "interview": interview.uid}) for p in people])
    store.close()
    yield opened
    opened.close()


def played(terminal: Terminal) -> list[str]:
    """Everything that was asked until the report stands there."""
    asked: list[str] = []
    while "0 words" in terminal.shows_one_of(" 0 words", "questions answered"):
        asked.append(_question(terminal.screen()))
        terminal.type(ANSWER)
        terminal.shows("14 words")
        terminal.press("C-s")
        terminal.shows_one_of(" 0 words", "questions answered")
    return asked


def _question(screen: str) -> str:
    """Who asks what, as far as it stands in the first frame: the layout may still be settling."""
    top, _, rest = screen.partition("\n")
    words = " ".join(rest.partition(" 0 words")[0].replace("Saving …", "").split())
    return f"{top.strip().partition('  ')[0]}: {words[:40]}"


def test_from_home_to_the_report_and_the_same_once_more(terminal: Terminal) -> None:
    terminal.run("--now", EVENING)
    terminal.shows("tomorrow", "Dress rehearsal: the whole interview once")
    terminal.press("R")
    terminal.shows("Dress rehearsal", "Ada: delivery on time", "Bo · new face: cost of stock")
    terminal.press("C-q")
    assert terminal.ended() == 0
    plays = []
    for _ in range(2):
        terminal.run("--now", EVENING, "rehearse", "--mode", "dress", "--seed", "7")
        terminal.shows("1 of 12")
        plays.append(played(terminal))
        report = terminal.shows("12 of 12 questions answered")
        assert "+ heard" in report
        assert "Ada: delivery on time" in report
        assert "- not heard" in report
        terminal.press("C-q")
        assert terminal.ended() == 0
    first, second = plays
    assert len(first) >= 12
    assert first == second
    reviews = saved(terminal)
    assert len(reviews) == 24
    assert len({review.rehearsal for review in reviews}) == 2
    path = terminal.data.parent / "report.md"
    assert told(terminal, "export", "rehearsal", str(path)).startswith("Written:")
    text = path.read_text("utf-8")
    assert "[ ] not heard: Bo (new face): cost of stock" in text
    assert "## Against the rehearsal before" in text


def test_a_terminal_that_is_killed_goes_on_where_it_stood(terminal: Terminal) -> None:
    terminal.run("--now", EVENING, "rehearse", "--mode", "panel", "--seed", "3", "--minutes", "10")
    terminal.shows(" 0 words")
    before = terminal.screen()
    terminal.type(ANSWER)
    terminal.shows("14 words")
    terminal.press("C-s")
    here = terminal.shows(" 0 words")
    assert here != before
    terminal.kill()
    terminal.run("--now", EVENING)
    terminal.shows("R      Go on with the rehearsal")
    terminal.press("R")
    assert terminal.shows(" 0 words").splitlines()[0] == here.splitlines()[0]
