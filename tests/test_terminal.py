"""The real program in a real terminal, as a candidate meets it: tmux, 80x24, keys and the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from trainer.clock import SystemClock, moment_from
from trainer.places import places
from trainer.progress.records import Review
from trainer.progress.store import open_store

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_S = 60.0
ANSWER = (
    "In March last year at the clinic I rang 200 patients. The wait fell from 14 to 9 weeks. That would "
    "help your team. In the first interview one thing did not get said: what is still open with you?"
)
"""It leaves the first two questions nothing to follow up."""
TODAY, TOMORROW, NEXT_WEEK = "2026-11-22T09:30", "2026-11-23T09:30", "2026-11-30T09:30"

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed here")


class Terminal:
    """One tmux window with a socket of its own; everything is waited for, nothing is timed."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self._folder = folder
        self._socket = folder / "tmux"
        self._runs = 0

    def run(self, *words: str, size: tuple[int, int] = (80, 24)) -> None:
        """Start the trainer; its process id and its exit code land in files."""
        self._runs += 1
        command = shlex.join([sys.executable, "-m", "trainer", "--data", str(self.data), *words])
        # Whoever runs the tests may have told the size of another terminal.
        environ = shlex.join(
            [
                "-u",
                "COLUMNS",
                "-u",
                "LINES",
                f"HOME={self._folder}",
                f"PYTHONPATH={ROOT}",
                "TERM=tmux-256color",
            ]
        )
        start = f"echo $$ >{self._file('pid')}; exec env {environ} {command}"
        shell = f"sh -c {shlex.quote(start)}; echo $? >{self._file('code')}; sleep 600"
        columns, rows = map(str, size)
        window = ("new-session", "-d", "-s", f"run{self._runs}", "-x", columns, "-y", rows)
        self._tmux("-f", os.devnull, *window, shell)

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", "-t", f"run{self._runs}", *keys)

    def type(self, text: str) -> None:
        self._tmux("send-keys", "-t", f"run{self._runs}", "-l", text)

    def screen(self) -> str:
        return self._tmux("capture-pane", "-p", "-t", f"run{self._runs}")

    def shows(self, *texts: str) -> str:
        """The screen, once it shows all of these.  Fails with the screen when it never does."""
        return self._until(lambda: all(text in self.screen() for text in texts), f"{texts} on the screen")

    def shows_one_of(self, *texts: str) -> str:
        """The screen, once it shows one of these."""
        return self._until(lambda: any(text in self.screen() for text in texts), f"one of {texts}")

    def ended(self) -> int:
        """The exit code, once the program has ended."""
        code = self._file("code")
        self._until(lambda: code.exists() and code.read_text().strip() != "", "the end")
        return int(code.read_text())

    @property
    def process(self) -> int:
        """Id of the program that was started last."""
        return int(self._file("pid").read_text())

    def kill(self) -> None:
        """SIGKILL, as when the battery dies."""
        os.kill(self.process, signal.SIGKILL)
        self.ended()

    def close(self) -> None:
        subprocess.run(["tmux", "-S", str(self._socket), "kill-server"], capture_output=True, check=False)

    def _file(self, what: str) -> Path:
        return self._folder / f"{what}{self._runs}"

    def _until(self, there: Callable[[], bool], what: str) -> str:
        deadline = time.monotonic() + PATIENCE_S
        while not there():
            if time.monotonic() > deadline:
                pytest.fail(f"waited in vain for {what}:\n{self.screen()}")
            time.sleep(0.02)  # between two looks at the screen; nothing rests on its length
        return self.screen()

    def _tmux(self, *words: str) -> str:
        command = ["tmux", "-S", str(self._socket), *words]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path)
    yield opened
    opened.close()


def begin(terminal: Terminal) -> None:
    """From the home screen to the box in which the answer is typed."""
    terminal.shows("enter start")
    terminal.press("Enter")
    terminal.shows("0 words")


def answer_one(terminal: Terminal, grade: str) -> None:
    """From a question on the screen to the next one: type, hand in, pass over the follow-up, grade."""
    terminal.type(ANSWER)
    terminal.shows("In March last year")
    terminal.press("C-s")
    if "enter hand in" in terminal.shows_one_of("enter hand in", "enter accept"):
        terminal.press("Escape")
    terminal.shows("enter accept")
    terminal.press(grade)


def question_on(screen: str) -> str:
    """The first line of the question: what follows the line that numbers it."""
    lines = [line.strip() for line in screen.splitlines() if line.strip()]
    return lines[1 + next(place for place, line in enumerate(lines) if " of 8" in line)]


def saved(terminal: Terminal) -> list[Review]:
    """What a later start finds."""
    clock = SystemClock(moment_from(NEXT_WEEK))
    store = open_store(places(str(terminal.data), {}), clock, read_only=True)
    return list(store.reviews())


def told(terminal: Terminal, *words: str) -> str:
    command = [sys.executable, "-m", "trainer", "--data", str(terminal.data), *words]
    environ = os.environ | {"PYTHONPATH": str(ROOT)}
    return subprocess.run(command, env=environ, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("size", [(80, 24), (60, 16)])
def test_a_first_evening_and_the_days_after(terminal: Terminal, size: tuple[int, int]) -> None:
    terminal.run("--now", TODAY, size=size)
    terminal.shows("8 new")
    begin(terminal)
    terminal.shows("1 of 8")
    answer_one(terminal, "3")
    terminal.shows("2 of 8")
    assert [(review.rating, review.answer) for review in saved(terminal)] == [(3, ANSWER)]
    terminal.press("C-q")
    assert terminal.ended() == 0
    assert told(terminal, "due", "--now", TODAY) == "7 new questions: trainer\n"
    assert told(terminal, "due", "--now", NEXT_WEEK) == "1 due, 8 new: trainer\n"
    terminal.run("--now", NEXT_WEEK, size=size)
    terminal.shows("1 card comes back")
    begin(terminal)
    assert " new " not in terminal.shows("1 of 9").splitlines()[0]
    terminal.press("C-q")
    assert terminal.ended() == 0


def test_an_interrupted_sitting_is_offered_again_at_the_same_card(terminal: Terminal) -> None:
    terminal.run("--now", TODAY)
    begin(terminal)
    first = question_on(terminal.shows("1 of 8"))
    answer_one(terminal, "3")
    terminal.shows("2 of 8", "Saved: Good")
    terminal.press("C-q")
    assert terminal.ended() == 0
    terminal.run("--now", TODAY)
    begin(terminal)
    assert question_on(terminal.shows("2 of 8")) != first


def test_what_was_saved_survives_a_kill(terminal: Terminal) -> None:
    terminal.run("--now", TODAY)
    for number in (1, 2):
        begin(terminal)
        terminal.shows(f"{number} of 8")
        answer_one(terminal, "3")
        terminal.shows("Saved")
        terminal.kill()
        assert len(saved(terminal)) == number
        terminal.run("--now", TODAY)
    begin(terminal)
    terminal.shows("3 of 8")
    assert told(terminal, "doctor").count("trouble") == 0


def test_undo_takes_the_grade_back_from_the_disk(terminal: Terminal) -> None:
    terminal.run("--now", TODAY)
    begin(terminal)
    terminal.shows("1 of 8")
    answer_one(terminal, "4")
    terminal.shows("2 of 8")
    terminal.press("F8")
    terminal.shows("1 of 8", "enter accept")
    assert saved(terminal) == []
    terminal.press("1")
    terminal.shows("2 of ")
    assert [review.rating for review in saved(terminal)] == [1]


def test_a_drill_that_is_asked_for_by_name_begins_at_its_question(terminal: Terminal) -> None:
    terminal.run("--now", TODAY, "drill", "money-offer")
    terminal.shows("1 of 8", "salary")
    terminal.press("C-q")
    assert terminal.ended() == 0


def test_a_terminal_that_cannot_show_the_app_gets_lines(terminal: Terminal) -> None:
    terminal.run("--now", TODAY, "drill", "--plain")
    terminal.shows("Question 1 of 8", "single dot")
    terminal.type(ANSWER)
    terminal.press("Enter", "Enter")
    terminal.shows("coverage", "Grade 1 to 4")
    terminal.press("3", "Enter")
    terminal.shows("Saved: Good", "Question 2 of 8")
    terminal.kill()
    assert [review.rating for review in saved(terminal)] == [3]
    terminal.run("--now", TODAY, "drill", "--plain")
    terminal.shows("Going on where you stopped", "Question 2 of 8")
    terminal.press("C-c")
    assert terminal.ended() == 1
