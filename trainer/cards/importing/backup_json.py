"""Our own JSON: every deck and all that was saved in one file, as `export all FILE.json` writes it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from trainer.cards.importing.deck_markdown import read_deck_markdown
from trainer.cards.importing.source import ImportRefused, Incoming, Source, Step
from trainer.progress.exporting_json import FORMAT, VERSION
from trainer.text import one_line

LONGEST_NAME = 200


def looks_like_backup(document: object) -> bool:
    """Whether the document is an export of ours."""
    return isinstance(document, dict) and document.get("format") == FORMAT


def read_backup_json(document: Mapping[str, Any], name: str, step: Step) -> Source:
    """The decks and the saved lines in it.  Raises ImportRefused, and what `step` raises."""
    version, decks, journal = document.get("version"), document.get("decks"), document.get("journal", [])
    if not isinstance(version, int) or version > VERSION:
        raise ImportRefused(f"{name} was written by a newer version of this program. Update it first.")
    if not isinstance(decks, dict) or not isinstance(journal, list):
        raise ImportRefused(f"{name} is no whole export. Nothing was changed.")
    cards: list[Incoming] = []
    read: list[Source] = []
    for number, (deck, text) in enumerate(decks.items()):
        step(number, len(decks))
        if not isinstance(text, str) or not one_line(deck) or len(deck) > LONGEST_NAME:
            raise ImportRefused(f"{name} is no whole export. Nothing was changed.")
        source = read_deck_markdown(text.encode("utf-8", "replace"), f"{one_line(deck)}.md", step)
        read.append(source)
        cards += [incoming._replace(deck=one_line(deck)) for incoming in source.cards]
    lines = [line for line in journal if isinstance(line, str) and "\n" not in line]
    return Source(
        name,
        "JSON export",
        tuple(cards),
        tuple(problem for source in read for problem in source.problems),
        files={one_line(deck): source.files[""] for deck, source in zip(decks, read, strict=True)},
        ours=True,
        journal="".join(f"{line}\n" for line in lines).encode("utf-8", "replace"),
    )
