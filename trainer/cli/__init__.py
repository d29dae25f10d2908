"""The `trainer` command: reads words, calls one function a verb, and turns what went wrong into one line."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from io import TextIOWrapper

from trainer.cli.refusal import BAD_INPUT, DAMAGED, FINE, REFUSED, Refusal
from trainer.cli.words import read_words
from trainer.text import one_line


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 fine, 1 nothing to do or refused, 2 bad input, 3 progress
    locked or damaged.  Raises SystemExit only for `--help`, `--version` and words that make no command.
    """
    _forgiving_streams()
    try:
        words = read_words(sys.argv[1:] if argv is None else argv)
        code = words.verb(words)
        if sys.stdout is not None:
            sys.stdout.flush()
    except Refusal as refusal:
        return _told(str(refusal), refusal.code)
    except BrokenPipeError:
        # Whoever read the output has had enough.  The interpreter would complain once more at its end.
        _stdout_to_nowhere()
        return FINE
    except KeyboardInterrupt:
        return _told("stopped; what was saved is kept.", REFUSED)
    except MemoryError:
        return _told("out of memory; what was saved is kept. Try a smaller file.", BAD_INPUT)
    except OSError as error:
        _stdout_to_nowhere()
        return _told(_of_the_system(error), _code_of(error))
    return code


def _told(message: str, code: int) -> int:
    if sys.stderr is not None:
        with suppress(OSError):
            print(f"trainer: {one_line(message)}", file=sys.stderr)
    return code


def _of_the_system(error: OSError) -> str:
    from trainer.progress.store import StoreError

    if isinstance(error, StoreError):
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return f"{where}{error.strerror or error}; what was saved before is kept."


def _code_of(error: OSError) -> int:
    from trainer.progress.store import StoreError

    return DAMAGED if isinstance(error, StoreError) else REFUSED


def _forgiving_streams() -> None:
    """A character that the terminal's encoding lacks becomes a `?`, never an error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


def _stdout_to_nowhere() -> None:
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
