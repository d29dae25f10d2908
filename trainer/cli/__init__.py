"""The `trainer` command: reads words, calls one function a verb, and turns what went wrong into one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

from trainer.cli import verbs
from trainer.cli.refusal import BAD_INPUT, FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.files import told
from trainer.text import one_line


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 nothing to do or refused, 2 bad input, 3 progress
    locked or damaged.  Never raises.
    """
    _forgiving_streams()
    _one_thread()
    try:
        code = _run(sys.argv[1:] if argv is None else argv)
        if sys.stdout is not None:
            sys.stdout.flush()
    except SystemExit as end:  # --help and --version
        return FINE if end.code is None else int(end.code)
    except Refusal as refusal:
        return _told(str(refusal), refusal.code)
    except BrokenPipeError:
        # Whoever read the output has had enough.
        _rest_to_nowhere()
        return FINE
    except KeyboardInterrupt:
        return _told("stopped. What was saved is kept.", REFUSED)
    except MemoryError:
        return _told("there is not enough memory for this. What was saved is kept.", BAD_INPUT)
    except OSError as error:
        _rest_to_nowhere()
        return _told(f"{told(error)}. What was saved is kept.", REFUSED)
    return code


def _run(argv: Sequence[str]) -> int:
    if not argv:
        return verbs.app(Words())
    from trainer.cli.parsing import read_words  # the app itself needs no words

    words = read_words(argv)
    if not words.demo:
        return int(words.verb(words))
    from trainer.clock import SystemClock
    from trainer.demo.history import demo_folder

    with demo_folder(SystemClock(words.now).now()) as folder:
        words.data = str(folder)
        return int(words.verb(words))


def _told(message: str, code: int) -> int:
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"trainer: {one_line(message)}", file=sys.stderr)
    return code


def _forgiving_streams() -> None:
    """A character that the terminal's encoding lacks becomes a `?`, never an error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _one_thread() -> None:
    """Numpy, which reads this when it is loaded, counts on one core unless the environment says otherwise.

    An answer is little work, and threads that wait for a core that others use take twenty times as long.
    """
    for library in ("OPENBLAS_NUM_THREADS", "VECLIB_MAXIMUM_THREADS"):
        os.environ.setdefault(library, "1")


def _rest_to_nowhere() -> None:
    """Without this the interpreter would try the broken output once more at its end, and complain."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
