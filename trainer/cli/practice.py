"""The commands that practise: the app and the drill."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from trainer.cli.opening import named_deck, opened
from trainer.cli.refusal import DAMAGED, FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.clock import in_words
from trainer.desk import Desk
from trainer.progress.backups import BackupFailed
from trainer.progress.problems import NotSaved, StoreError, StoreLocked, StoreNewer
from trainer.text import counted, one_line

if TYPE_CHECKING:
    from trainer.tui.app import Opening


def app(words: Words, at: str = "", opening: Opening | None = None) -> int:
    """Open the app at its home screen, or at another place: `debrief`, `prepare`, `prepare people`."""
    if not is_terminal():
        raise Refusal(
            "this is no terminal that can show the app. `trainer drill --plain` asks line by line.", REFUSED
        )
    if _in_browser():
        from trainer.cli.serve.tether import tie_to_server

        tie_to_server()
    with _collector_resting():
        from trainer.tui.app import run

        desk = opened(words, may_look=_wants_to_look)
    with desk:
        code = run(desk, at=at, opening=opening)
        _leave(desk)
    return code


def drill(words: Words) -> int:
    """Begin at the first question: in the app, or line by line where no app can be shown."""
    mode, minutes = getattr(words, "mode", None), getattr(words, "minutes", None)
    with _collector_resting():
        desk = opened(words)
    with desk:
        if desk.store.read_only:
            raise Refusal(" ".join(desk.store.notices), DAMAGED)
        deck = named_deck(desk, getattr(words, "deck", None))
        if is_terminal() and not words.plain:
            from trainer.tui.app import run

            code = run(desk, deck, minutes, mode, straight_to_drill=True)
            _leave(desk)
            return code
        if sys.stdin is None or sys.stdout is None:
            raise Refusal("the drill needs an input and an output, and one of them is closed.", REFUSED)
        from trainer import plain

        try:
            asked = plain.run(desk, sys.stdin, sys.stdout, deck, minutes, mode)
        except NotSaved as problem:
            told = f"NOT saved: {problem.reason}. Everything that was told as saved is on disk."
            raise Refusal(told, DAMAGED) from None
        if not asked:
            raise Refusal(_nothing_to_ask(desk, deck), REFUSED)
        _leave(desk)
    return FINE


@contextmanager
def _collector_resting() -> Iterator[None]:
    """What the start loads stays for good: to look through it for garbage costs a tenth of the start."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _wants_to_look(problem: StoreError) -> bool:
    """What a newer program wrote can only be looked at; beside another window it is asked."""
    if isinstance(problem, StoreLocked) and not _in_browser():
        print(one_line(str(problem)))
        print("r and enter: look at it here.  Enter alone: leave.  ", end="", flush=True)
        if sys.stdin.readline().strip().lower() == "r":
            return True
        raise Refusal("left. Nothing was changed.", DAMAGED)
    return isinstance(problem, StoreNewer)


def _leave(desk: Desk) -> None:
    """On the way out; what fails there is told and costs nothing that is saved."""
    given_up = desk.store.waiting
    try:
        desk.leave()
    except BackupFailed as error:
        print(f"trainer: {one_line(str(error))} Your answers themselves are saved.", file=sys.stderr)
    except NotSaved as problem:
        what = "your answers themselves are saved, but there is no new backup"
        if given_up:
            what = f"{counted(given_up, 'change')} did not reach the disk; everything else is saved"
        print(f"trainer: {one_line(problem.reason)}: {what}.", file=sys.stderr)


def _nothing_to_ask(desk: Desk, deck: str | None) -> str:
    today = desk.today(deck)
    where = f" in {one_line(deck)}" if deck else ""
    if today.next_due is None:
        return f"nothing to ask{where} today."
    return f"nothing to ask{where} today. The next question is due {in_words(today.next_due - desk.day)}."


def is_terminal() -> bool:
    """Whether the app can be shown here."""
    if _in_browser():
        return True
    if os.environ.get("TERM") in ("dumb", "unknown"):
        return False
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _in_browser() -> bool:
    """Whether `trainer serve` has started this process: it draws into a page, and nobody types lines."""
    return os.environ.get("TEXTUAL_DRIVER", "").endswith(":WebDriver")
