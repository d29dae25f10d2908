"""Files that a command makes: whole or not at all, and never in place of another."""

from __future__ import annotations

from pathlib import Path

from trainer.cli.refusal import REFUSED, Refusal
from trainer.files import atomic_write, told
from trainer.text import one_line


def write_new(path: Path, content: str) -> None:
    """Write a text file that only its owner reads.

    Raises `Refusal` when something of this name is there or the folder does not take it.
    """
    name = one_line(str(path))
    if path.exists():
        raise Refusal(f"{name} is there already and was left as it is. Name another file.", REFUSED)
    try:
        atomic_write(path, content.encode("utf-8", errors="replace"))
    except OSError as error:
        raise Refusal(f"{told(error)}. Nothing was written. Name another place.", REFUSED) from None
