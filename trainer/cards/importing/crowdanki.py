"""CrowdAnki's `deck.json`: notes by deck, decks within decks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from trainer.cards.importing.notes import Notes
from trainer.cards.importing.source import MOST_CARDS, ImportRefused, Source, Step
from trainer.cards.problems import Report

_DEEPEST = 30
_EVERY = 500


def looks_like_crowdanki(document: object) -> bool:
    """Whether the document is a deck of CrowdAnki's."""
    return isinstance(document, dict) and document.get("__type__") == "Deck"


def read_crowdanki(document: Mapping[str, Any], name: str, step: Step) -> Source:
    """The cards of all decks.  Raises ImportRefused and what `step` raises."""
    report = Report(name)
    notes = Notes(report, html=True)
    for number, (deck, note) in enumerate(_notes(document, "", 0), start=1):
        if number % _EVERY == 1:
            step(number, 0)
        if number > MOST_CARDS:
            raise ImportRefused(f"{name} has more than {MOST_CARDS} notes: divide it. Nothing was changed.")
        fields = note.get("fields") if isinstance(note, dict) else None
        if not isinstance(fields, list) or not fields or not all(isinstance(f, str) for f in fields):
            report.mistake(number - 1, f"note {number} has no fields of text", "export the deck again")
            continue
        tags, guid = note.get("tags"), note.get("guid")
        notes.add(
            number,
            fields[0],
            "<br>".join(part for part in fields[1:] if part.strip()),
            tags=[tag for tag in tags if isinstance(tag, str)] if isinstance(tags, list) else (),
            deck=deck,
            guid=guid if isinstance(guid, str) else "",
        )
    return Source(name, "CrowdAnki", tuple(notes.cards), report.problems(), media=notes.media)


def _notes(deck: Mapping[str, Any], above: str, depth: int) -> Iterator[tuple[str, Any]]:
    own = deck.get("name")
    name = own if isinstance(own, str) else ""
    name = f"{above}::{name}" if above and name and not name.startswith(f"{above}::") else name or above
    notes, children = deck.get("notes"), deck.get("children")
    for note in notes if isinstance(notes, list) else ():
        yield name, note
    for child in children if isinstance(children, list) and depth < _DEEPEST else ():
        if isinstance(child, dict):
            yield from _notes(child, name, depth + 1)
