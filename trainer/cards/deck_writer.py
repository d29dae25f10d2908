"""A deck written as a file of its own."""

from __future__ import annotations

from trainer.cards.deck_file import default_title
from trainer.cards.deck_lines import guarded
from trainer.cards.front_matter import FENCE
from trainer.cards.model import DEFAULT_SECONDS, Card, Deck
from trainer.cards.points import written_point
from trainer.cards.tidy import tidy_deck


def write_deck(deck: Deck) -> str:
    """A fresh deck file.  It reads back as the tidied deck when its card ids differ from one another.

    Raises ValueError for a card without a question.
    """
    deck = tidy_deck(deck)
    lines = front_lines(deck)
    for card in deck.cards:
        lines += [*card_lines(card, deck.seconds), ""]
    return "\n".join(lines[:-1] if deck.cards else lines) + "\n"


def front_lines(deck: Deck) -> list[str]:
    """The front matter with a blank line below; nothing when the deck has only defaults."""
    said = []
    if deck.title and deck.title != default_title(deck.id):
        said.append(f"title = {_quoted(deck.title)}")
    if deck.about:
        said.append(f"about = {_quoted(deck.about)}")
    if deck.tags:
        said.append(f"tags = [{', '.join(map(_quoted, deck.tags))}]")
    if deck.seconds != DEFAULT_SECONDS:
        said.append(f"seconds = {deck.seconds}")
    return [FENCE, *said, FENCE, ""] if said else []


def card_lines(card: Card, deck_seconds: int) -> list[str]:
    """The lines of a tidied card in a deck whose cards take `deck_seconds` unless they say otherwise."""
    lines = [f"## {card.id}"]
    lines += [f"{key}: {value}" for key, value in key_values(card, deck_seconds).items()]
    lines += ["", *map(question_line, card.wordings)]
    if card.points:
        lines.append("")
    for point in card.points:
        lines.append(point_line(written_point(point)))
        if point.probe:
            lines.append(probe_line(point.probe))
    if card.avoid:
        lines += ["", *map(avoid_line, card.avoid)]
    if card.prepared:
        lines += ["", *answer_lines(card.prepared)]
    return lines


def key_values(card: Card, deck_seconds: int) -> dict[str, str]:
    """What stands under the heading, key by key; a default needs no line."""
    values: dict[str, str] = {}
    if card.kind != "script":
        values["kind"] = card.kind
    if card.seconds != deck_seconds:
        values["seconds"] = str(card.seconds)
    if card.tags:
        values["tags"] = " ".join(card.tags)
    if card.trains:
        values["trains"] = " ".join(card.trains)
    if card.weight != 1.0:
        values["weight"] = repr(card.weight).removesuffix(".0")
    return values


def question_line(question: str) -> str:
    return f"Q: {question}"


def point_line(said: str) -> str:
    return f"- {said}"


def probe_line(probe: str) -> str:
    return f"  > {probe}"


def avoid_line(phrase: str) -> str:
    return f"~ {phrase}"


def answer_lines(answer: str) -> list[str]:
    first, *others = answer.split("\n")
    return [f"A: {first}", *map(guarded, others)]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
