"""The command that takes cards in: what would come in, a question about those alike, then all of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from trainer.cards.deck_edit import EditRefused
from trainer.cards.importing.plan import CHOICES, Choice, Plan, plan_import
from trainer.cards.importing.preview import decks, details, skipped, summary
from trainer.cards.importing.reading import LARGEST_TEXT, read_content, read_path
from trainer.cards.importing.source import ImportRefused, Source
from trainer.cards.importing.taking import before, own_decks, take_in
from trainer.cli.profile import Profile, profile
from trainer.cli.refusal import DAMAGED, FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.clock import Clock, SystemClock
from trainer.files import told
from trainer.places import places
from trainer.progress.problems import NotSaved, StoreError
from trainer.text import counted, one_line

_PATIENCE_S = 1.0
"""Only what takes longer shows how far it is."""


def take(words: Words) -> int:
    """Read a file, a folder or standard input, show what would come in, and take it in."""
    with _Line(SystemClock()).shown() as line:
        source = _read(words, line)
    if not source.cards and not source.journal:
        for problem in source.problems:
            print(problem)
        raise Refusal(f"{source.name} holds no cards. Nothing was changed.")
    with profile(words, reading=words.dry_run) as here:
        with _Line(here.clock).shown() as line:
            plan = _planned(source, here, words, line, words.duplicates or "skip")
        _show(plan)
        if plan.twins and words.duplicates is None and not words.dry_run and _asks():
            plan = _planned(source, here, words, line, _asked(len(plan.twins)))
        history = words.history and bool(source.history)
        if not plan.worth_it and not history and not source.journal:
            hint = " Cards that are here already come in with --duplicates keep." if plan.twins else ""
            raise Refusal(f"nothing new to take in.{hint}", REFUSED)
        if words.dry_run:
            print("Nothing was changed: this was a dry run.")
            return FINE
        _carry_out(plan, here, words)
    if source.journal:
        _merge(source, words)
    return FINE


def _read(words: Words, line: _Line) -> Source:
    try:
        if words.file != "-":
            return read_path(Path(words.file).expanduser(), line.step, history=words.history)
        if sys.stdin is None:
            raise Refusal("there is no standard input. Name a file.")
        return read_content(sys.stdin.buffer.read(LARGEST_TEXT + 1), "standard input", line.step)
    except ImportRefused as error:
        raise Refusal(str(error)) from None
    except OSError as error:
        raise Refusal(f"{one_line(words.file)} was not read: {told(error)}. Nothing was changed.") from None


def _planned(source: Source, here: Profile, words: Words, line: _Line, default: Choice) -> Plan:
    try:
        return plan_import(
            source,
            here.library,
            own_decks(here.where.decks),
            deck=words.deck,
            before=before(here.store, source),
            default=default,
            step=line.step,
        )
    except (ImportRefused, EditRefused) as error:
        said = str(error)
        raise Refusal(said if said.endswith("changed.") else f"{said} Nothing was changed.") from None


def _show(plan: Plan) -> None:
    for detail in details(plan):
        print(detail)
    if plan.source.format != "deck":
        print(f"{plan.source.name} was read as: {plan.source.format}.")
    for deck in decks(plan):
        print(deck)
    print(summary(plan))


def _carry_out(plan: Plan, here: Profile, words: Words) -> None:
    from trainer.progress.backups import BackupFailed

    try:
        here.store.back_up("pre-import")
        taken = take_in(plan, here.where.decks, here.store)
        for path in taken.files:
            print(f"Saved: {path}")
        if words.history and plan.source.history:
            from trainer.cards.importing.history import take_history
            from trainer.schedule.memory import replay

            count = take_history(plan.source, plan.homes, here.store, replay, here.clock.now())
            print(f"{counted(count, 'past answer')} came along.")
    except BackupFailed as error:
        raise Refusal(f"{error} Nothing was taken in. Make room first.", REFUSED) from None
    except NotSaved as error:
        raise Refusal(f"{error} The cards are in; import the file again to complete it.", REFUSED) from None
    if mistakes := skipped(plan):
        cards = counted(len(plan.fresh) + len(plan.changed), "card")
        hint = f": trainer check {one_line(words.file)}" if plan.source.format == "deck" else " in it"
        print(f"{cards} taken in, {counted(mistakes, 'mistake')}{hint}")


def _merge(source: Source, words: Words) -> None:
    from tempfile import TemporaryDirectory

    from trainer.progress.merging import merge

    where, clock = places(words.data, os.environ), SystemClock(words.now)
    with TemporaryDirectory(prefix="second-round-") as folder:
        path = Path(folder) / "progress.jsonl"
        path.write_bytes(source.journal)
        try:
            merged = merge(where, clock, path)
        except StoreError as error:
            raise Refusal(str(error), DAMAGED) from None
    print(
        f"{counted(merged.added, 'entry', 'entries')} of progress came in, {merged.known} were here already."
    )


def _asks() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _asked(count: int) -> Choice:
    """What is to become of cards that are here already; skip unless the candidate names another."""
    print(
        f"{counted(count, 'card')} already here or alike: skip, merge or keep both? [skip] ",
        end="",
        flush=True,
    )
    said = sys.stdin.readline().strip().lower()
    return next((choice for choice in CHOICES if said and choice.startswith(said)), "skip")


@dataclass(slots=True)
class _Line:
    """How far long work is, on one line of a terminal."""

    clock: Clock
    began: float = field(init=False)
    drawn: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self.began = self.clock.seconds()

    def step(self, done: int, whole: int) -> None:
        if sys.stderr is None or not sys.stderr.isatty() or self.clock.seconds() - self.began < _PATIENCE_S:
            return
        self.drawn = True
        far = f"{done} of {whole}" if whole else str(done)
        print(f"\r{far} read", end="", file=sys.stderr, flush=True)

    @contextmanager
    def shown(self) -> Iterator[_Line]:
        try:
            yield self
        finally:
            if self.drawn:
                print("\r                              \r", end="", file=sys.stderr, flush=True)
