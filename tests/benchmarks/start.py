"""How fast the program starts: its first paint against a minimal Textual app, `due` against bare Python.

Each pair runs in turn, so that a busy machine slows both; the ratio is of the medians.
"""

from __future__ import annotations

import os
import select
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
ROUNDS = 11
PATIENCE_S = 30.0
MINIMAL_APP = """\
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("painted")
Minimal().run()
"""


def main(argv: Sequence[str] = ()) -> int:
    """Print the ratios; goals: first paint at most 1.4, `due` at most 6."""
    rounds = 3 if "--quick" in argv else ROUNDS
    if not hasattr(os, "forkpty"):
        print("skipped: no pseudo-terminals here")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        here = os.environ | {"TERM": "xterm-256color", "PYTHONPATH": str(CHECKOUT), "TRAINER_DATA": folder}
        here.pop("PYTHONDONTWRITEBYTECODE", None)
        trainer = [sys.executable, "-m", "trainer"]
        # One short sitting, left properly, as the start of every later day finds it.
        sitting = [*trainer, "drill", "--plain"]
        subprocess.run(sitting, env=here, input=b"thank you\n\n3\nq\n", stdout=subprocess.DEVNULL, check=True)
        painted = _pairs(
            lambda: _first_paint(trainer, b"Second Round", here),
            lambda: _first_paint([sys.executable, "-c", MINIMAL_APP], b"painted", here),
            rounds,
        )
        _tell("first paint", "minimal app", painted)
        told = _pairs(
            lambda: _run([*trainer, "due"], here),
            lambda: _run([sys.executable, "-c", "pass"], here),
            2 * rounds,
        )
        _tell("trainer due", "bare Python", told)
    return 0


@dataclass(frozen=True, slots=True)
class Cost:
    """Milliseconds on the wall and of the processor."""

    wall: float
    cpu: float


def _pairs(first: Callable[[], Cost], second: Callable[[], Cost], rounds: int) -> list[tuple[Cost, Cost]]:
    """Both, run in turn, after one round that fills the caches."""
    return [(first(), second()) for _ in range(rounds + 1)][1:]


def _tell(ours: str, theirs: str, pairs: list[tuple[Cost, Cost]]) -> None:
    wall = [statistics.median(costs) for costs in zip(*((a.wall, b.wall) for a, b in pairs), strict=True)]
    cpu = [statistics.median(costs) for costs in zip(*((a.cpu, b.cpu) for a, b in pairs), strict=True)]
    for name, (mine, other) in (("wall", wall), ("processor", cpu)):
        print(f"{ours} {mine:6.0f} ms   {theirs} {other:6.0f} ms   ratio {mine / other:.2f}   ({name})")


def _run(command: Sequence[str], environ: dict[str, str]) -> Cost:
    began = time.perf_counter()
    child = subprocess.Popen(command, env=environ, stdout=subprocess.DEVNULL)
    _, child.returncode, used = os.wait4(child.pid, 0)
    return Cost(1000 * (time.perf_counter() - began), 1000 * (used.ru_utime + used.ru_stime))


def _first_paint(command: Sequence[str], marker: bytes, environ: dict[str, str]) -> Cost:
    """From the fork to the marker on the terminal.  Raises TimeoutError when it never comes."""
    import pty
    import termios

    began = time.perf_counter()
    child, terminal = pty.fork()
    if child == 0:
        os.execvpe(command[0], list(command), environ)
    termios.tcsetwinsize(terminal, (24, 80))
    seen = b""
    try:
        while marker not in seen:
            if not select.select([terminal], [], [], PATIENCE_S)[0]:
                raise TimeoutError(f"no {marker!r} within {PATIENCE_S:.0f} s")
            try:
                seen += os.read(terminal, 65536)
            except OSError as ended:
                raise TimeoutError(f"ended before {marker!r}: {seen[-300:]!r}") from ended
        took = 1000 * (time.perf_counter() - began)
    finally:
        os.kill(child, signal.SIGKILL)
        used = os.wait4(child, 0)[2]
        os.close(terminal)
    return Cost(took, 1000 * (used.ru_utime + used.ru_stime))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
