"""The commands about decks: list them, check them."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from trainer.cards.deck_folder import check_paths, deck_files, read_deck
from trainer.cards.problems import Problem
from trainer.cards.switched_off import switched_off
from trainer.cli.opening import opened
from trainer.cli.refusal import BAD_INPUT, FINE, REFUSED, Refusal
from trainer.cli.words import Words
from trainer.text import counted, one_line, shortened

PREP_NEEDED = "\nPrep needed: asked once you have written down what the question is about."


def listing(words: Words) -> int:
    """Every deck with the number of its cards, and how many of them are not asked yet."""
    with opened(words, reading=True) as desk:
        library, unprepared = desk.library, desk.asking().unprepared
        off = switched_off(desk.store)
    for deck in library.decks:
        unfinished = sum(card.unfinished for card in deck.cards)
        waiting = sum(card.full_id in unprepared for card in deck.cards)
        more = f", {unfinished} unfinished" if unfinished else ""
        more += f", {waiting} prep needed" if waiting else ""
        more += ", off" if deck.id in off else ""
        finished = counted(len(deck.cards) - unfinished, "card")
        print(f"{deck.id:<20}  {finished:>9}{more}  {shortened(deck.title, 60)}")
    if unprepared:
        print(PREP_NEEDED)
    if mistakes := _mistakes(library.problems):
        print(f"\n{mistakes} in your own decks: trainer check {one_line(str(desk.where.decks))}")
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
