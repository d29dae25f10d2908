"""A card as it is asked and judged: its question, points, probes and phrases to avoid."""

from __future__ import annotations

from textual.content import Content

from trainer.cards.model import Alternative, Card, Cue, KeyPoint, Slot
from trainer.cards.slots import SLOTS, Values, ask
from trainer.recall.cues.labels import shown
from trainer.text import counted
from trainer.tui.safe_text import joined, line, prose
from trainer.tui.widgets.rows import Row

HEAD = 2
"""Columns for the signs."""
EMPTY: Row = ("", Content(""))
MOST = 60
"""Points that are shown; more cannot be said in one answer either."""


def asked_as(card: Card, values: Values) -> list[Row]:
    """Question, points and phrases to avoid, slots filled where there are values; signs stand in front."""
    asked = ask(card, values)
    first, *others = asked.questions
    tags = "".join(f" · #{tag}" for tag in card.tags)
    rows: list[Row] = [("", prose(first, "bold"))]
    rows += [("", joined(("or: ", "$foreground-muted"), prose(other))) for other in others]
    rows += [("", line(f"{card.kind} · {card.seconds} s{tags}", "$foreground-muted")), EMPTY]
    if card.unfinished:
        words = "No key points yet: the card is kept, and asked once it has some."
        rows.append(("!", joined((words, "$text-warning"))))
    for point in card.points[:MOST]:
        rows += _point(point)
    if len(card.points) > MOST:
        rows.append(("", joined(f"and {counted(len(card.points) - MOST, 'more point')}")))
    if asked.needs:
        rows.append(("!", line(f"prep needed: {', '.join(asked.needs)}", "$text-warning")))
    rows += [("~", line(f"better not: {phrase}", "$text-warning")) for phrase in card.avoid[:MOST]]
    return rows


def prepared(card: Card) -> list[Row]:
    """The prepared answer of the deck file, if there is one."""
    if not card.prepared:
        return []
    return [EMPTY, ("", joined(("Prepared answer", "bold $text-accent"))), ("", prose(card.prepared))]


def _point(point: KeyPoint) -> list[Row]:
    label = shown(point.label)
    if label.startswith("{"):
        label = SLOTS.get(label.strip("{}"), label)
    also = [_words(alternative) for alternative in point.alternatives]
    others = " | ".join(words for words in also if words.strip("()") != label)
    told = joined(line(label, "bold" if point.must else ""), "  ", line(others, "$foreground-muted"))
    rows: list[Row] = [("!" if point.must else "-", told)]
    return [*rows, ("", joined("  ", line(f"“{point.probe}”", "italic")))] if point.probe else rows


def _words(alternative: Alternative) -> str:
    if isinstance(alternative, Cue):
        return f"({shown(f'@{alternative.name}')})"
    if isinstance(alternative, Slot):
        return f"({SLOTS.get(alternative.name, alternative.name)})"
    return alternative.text
