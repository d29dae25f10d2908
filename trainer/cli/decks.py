"""The commands about decks: list them, check them, take one in."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from trainer.cards.deck_folder import check_paths, deck_files, read_deck
from trainer.cards.library import load_library
from trainer.cards.problems import Problem
from trainer.cli.refusal import BAD_INPUT, FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.clock import SystemClock
from trainer.places import Places, builtin_decks, places
from trainer.text import counted, one_line, shortened


def listing(words: Words) -> int:
    """Every deck with the number of its cards; mistakes in the candidate's own are counted."""
    own = places(words.data, os.environ).decks
    library = load_library(builtin_decks(), own)
    for deck in library.decks:
        finished = sum(not card.unfinished for card in deck.cards)
        unfinished = len(deck.cards) - finished
        more = f", {unfinished} unfinished" if unfinished else ""
        print(f"{deck.id:<20}  {counted(finished, 'card'):>9}{more}  {shortened(deck.title, 60)}")
    if mistakes := _mistakes(library.problems):
        print(f"\n{mistakes} in your own decks: trainer check {one_line(str(own))}")
    return FINE if library.decks else REFUSED


def check(words: Words) -> int:
    """Print what is wrong, a line a mistake or hint.  Hints alone are no bad input."""
    paths = [Path(name) for name in words.paths]
    problems = check_paths(paths)
    for problem in problems:
        print(problem)
    if _mistakes(problems):
        return BAD_INPUT
    files = [file for path in paths for file in (deck_files(path) if path.is_dir() else [path])]
    decks = [read_deck(file).deck for file in files]
    for file, deck in zip(files, decks, strict=True):
        if not deck.cards:
            raise Refusal(
                f"{one_line(str(file))} holds no cards: a card begins with a line `Q: ` and a question."
            )
    cards = sum(len(deck.cards) for deck in decks)
    print(f"No mistakes: {counted(len(files), 'deck')} with {counted(cards, 'card')}.")
    return FINE


def take(words: Words) -> int:
    """Check a deck and put it among the candidate's own; with `--dry-run` only say what would happen."""
    from trainer.cards.deck_edit import EditRefused
    from trainer.cards.importing.markdown import plan_file, put

    where = places(words.data, os.environ)
    library = load_library(builtin_decks(), where.decks)
    try:
        plan = plan_file(Path(words.file), library, where.decks)
    except OSError as error:
        raise Refusal(f"{one_line(words.file)} was not read: {error.strerror or error}.") from None
    except EditRefused as error:
        raise Refusal(f"{error} Nothing was changed.") from None
    for problem in plan.problems:
        print(problem)
    if not plan.new and not plan.changed and not plan.same:
        raise Refusal(f"{one_line(words.file)} holds no cards. Nothing was changed.")
    for card in plan.made:
        print(f"{card.full_id}: key points were made from its prepared answer; read them over.")
    new = counted(len(plan.new), "new card")
    print(f"{plan.deck}: {new}, {len(plan.changed)} changed, {len(plan.same)} the same.")
    if not plan.worth_it:
        raise Refusal("nothing new to take in.", REFUSED)
    if words.dry_run:
        print("Nothing was changed: this was a dry run.")
        return FINE
    _back_up(where, words)
    print(f"Saved: {put(plan, where.decks)}")
    if mistakes := _mistakes(plan.problems):
        taken = counted(len(plan.new) + len(plan.changed), "card")
        print(f"{taken} taken in, {mistakes}: trainer check {one_line(words.file)}")
    return FINE


def _mistakes(problems: Iterable[Problem]) -> str:
    """'3 mistakes', '' without any; hints are none."""
    mistakes = sum(problem.severity == "mistake" for problem in problems)
    return counted(mistakes, "mistake") if mistakes else ""


def _back_up(where: Places, words: Words) -> None:
    from trainer.progress.backups import BackupFailed, back_up

    try:
        back_up(where, SystemClock(words.now).now(), "pre-import")
    except BackupFailed as error:
        raise Refusal(f"{error} Nothing was taken in. Make room first.", REFUSED) from None
