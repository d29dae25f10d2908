"""Decks of our own format among what is taken in: their layout is kept."""

from __future__ import annotations

from dataclasses import replace

from trainer.cards.deck_file import parse_deck
from trainer.cards.deck_folder import LARGEST
from trainer.cards.importing.limits import too_much
from trainer.cards.importing.made_points import made_points
from trainer.cards.importing.source import ImportRefused, Incoming, Source, Step
from trainer.cards.problems import Report
from trainer.cards.tidy import tidy


def looks_like_deck(text: str) -> bool:
    """Whether a file is a deck of ours: it asks with `Q:` and has headings or key points of its own.

    Plain `Q:` and `A:` lines are both ours and hashcards'; they count as ours, so that their layout stays.
    """
    asked = answered = foreign = False
    for line in text.split("\n"):
        two = line[:2]
        if two == "Q:":
            asked = True
        elif two == "A:":
            answered = answered or asked
        elif (two == "##" and line[2:3] == " ") or (two == "- " and asked and not answered):
            return "\nQ:" in text or text.startswith("Q:")
        elif two == "C:" or "![" in line or (answered and two in ("- ", "* ")):
            foreign = True
    return asked and not foreign


def read_deck_markdown(content: bytes, name: str, step: Step) -> Source:
    """The cards of a deck file, with points made where there is only an answer.

    Raises ImportRefused for a file larger than a deck may be, and what `step` raises.
    """
    if len(content) > LARGEST:
        raise ImportRefused(f"{name} is larger than {LARGEST // 1_000_000} MB. Nothing was changed.")
    step(0, 1)
    file = parse_deck(content, name)
    report = Report(name)
    cards: list[Incoming] = []
    for card, place in zip(file.deck.cards, file.places, strict=True):
        if trouble := too_much(card):
            report.mistake(place.start, f"{trouble}, so the card was skipped", "shorten or divide it")
            continue
        made = not card.points and card.prepared is not None
        if made:
            card = tidy(replace(card, points=made_points(card.prepared or "")))
        cards.append(Incoming(card, place.start + 1, made=made, named=True, whole=True))
    problems = (*file.problems, *report.problems())
    return Source(name, "deck", tuple(cards), problems, files={"": file}, title=file.deck.title)
