"""Cards in files of other programs, and decks as files of ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from html import escape

from trainer.cards.deck_edit import edited
from trainer.cards.deck_file import DeckFile
from trainer.cards.deck_writer import point_line, probe_line
from trainer.cards.model import Card, Cue, KeyPoint, Slot
from trainer.cards.points import written_point
from trainer.progress.exporting import Cell, as_csv

SHEET_COLUMNS = (
    "id", "deck", "question", "other_questions", "key_points", "answer", "tags", "kind", "seconds", "avoid",
    "trains", "weight",
)  # fmt: skip
"""Columns of a sheet of cards: key points as in a deck file, a line each; other questions and phrases too."""

_ANKI_HEADERS = (
    "#separator:tab\n#html:true\n#guid column:1\n#notetype:Basic\n#deck column:2\n#tags column:5\n"
)


def as_sheet(cards: Iterable[Card]) -> str:
    """The cards as CSV; `trainer import` reads everything back."""
    return as_csv(SHEET_COLUMNS, map(_row, cards))


def as_anki_text(cards: Iterable[Card]) -> str:
    """The cards as Anki's "notes in plain text" with HTML: question, points as a list, prepared answer."""
    return _ANKI_HEADERS + "".join(
        "\t".join((card.full_id, card.deck, _cell(card.wordings[0]), anki_back(card), " ".join(card.tags)))
        + "\n"
        for card in cards
    )


def anki_back(card: Card) -> str:
    """The back of the card's note: its key points as a list, then its prepared answer."""
    points = "".join(f"<li>{_cell(_spoken(point))}</li>" for point in card.points)
    answer = "<br>".join(map(_cell, (card.prepared or "").split("\n")))
    return (f"<ul>{points}</ul>" if points else "") + (f"<div>{answer}</div>" if answer else "")


def without_hidden(file: DeckFile, hidden: Callable[[Card], bool]) -> tuple[bytes, int]:
    """The deck file without the cards that are to be hidden, and how many those are.

    Raises EditRefused when they cannot be taken out.
    """
    gone = [card.id for card in file.deck.cards if hidden(card)]
    return (edited(file, removed=gone) if gone else file.content), len(gone)


def _row(card: Card) -> dict[str, Cell]:
    return {
        "id": card.full_id,
        "deck": card.deck,
        "question": card.wordings[0],
        "other_questions": "\n".join(card.wordings[1:]),
        "key_points": "\n".join(line for point in card.points for line in _lines(point)),
        "answer": card.prepared,
        "tags": " ".join(card.tags),
        "kind": card.kind,
        "seconds": card.seconds,
        "avoid": "\n".join(card.avoid),
        "trains": " ".join(card.trains),
        "weight": card.weight,
    }


def _lines(point: KeyPoint) -> Iterator[str]:
    yield point_line(written_point(point))
    if point.probe:
        yield probe_line(point.probe)


def _spoken(point: KeyPoint) -> str:
    """A label as words: a cue or a slot by its name."""
    first = point.alternatives[0]
    if isinstance(first, (Cue, Slot)) and point.label[:1] in ("@", "{"):
        return first.name.replace("_", " ").replace(".", " ")
    return point.label


def _cell(text: str) -> str:
    return escape(text, quote=False).replace("\t", " ").replace('"', "&quot;")
