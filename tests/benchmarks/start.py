"""How fast the program starts: its first paint against a minimal Textual app, `due` against bare Python.

Each pair runs in turn, so that a busy machine slows both; the ratio is of the medians.
"""

from __future__ import annotations

import os
import select
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
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
        app, minimal = _medians(
            lambda: _first_paint(trainer, b"Second Round", here),
            lambda: _first_paint([sys.executable, "-c", MINIMAL_APP], b"painted", here),
            rounds,
        )
        print(f"first paint      {app:6.0f} ms   minimal app {minimal:6.0f} ms   ratio {app / minimal:.2f}")
        due, bare = _medians(
            lambda: _run([*trainer, "due"], here),
            lambda: _run([sys.executable, "-c", "pass"], here),
            2 * rounds,
        )
        print(f"trainer due      {due:6.0f} ms   bare Python {bare:6.0f} ms   ratio {due / bare:.2f}")
    return 0


def _medians(first: Callable[[], float], second: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Median milliseconds of both, run in turn after one round that fills the caches."""
    pairs = [(first(), second()) for _ in range(rounds + 1)][1:]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def _run(command: Sequence[str], environ: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, env=environ, stdout=subprocess.DEVNULL, check=False)
    return 1000 * (time.perf_counter() - began)


def _first_paint(command: Sequence[str], marker: bytes, environ: dict[str, str]) -> float:
    """Milliseconds from the fork to the marker on the terminal.  Raises TimeoutError when it never comes."""
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
        return 1000 * (time.perf_counter() - began)
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(terminal)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
