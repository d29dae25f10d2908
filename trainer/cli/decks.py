"""The commands about decks: list them, check them."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from trainer.cards.deck_folder import check_paths, deck_files, read_deck
from trainer.cards.library import load_library
from trainer.cards.problems import Problem
from trainer.cli.refusal import BAD_INPUT, FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.places import builtin_decks, places
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


def _mistakes(problems: Iterable[Problem]) -> str:
    """'3 mistakes', '' without any; hints are none."""
    mistakes = sum(problem.severity == "mistake" for problem in problems)
    return counted(mistakes, "mistake") if mistakes else ""
