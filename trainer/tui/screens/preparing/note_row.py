"""One note as a row of a list: a sign and a word for what it lacks, its title, and what was chosen."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content

from trainer.prepare.field import Field
from trainer.prepare.loose_ends import WRITE_FIRST
from trainer.prepare.note import Note
from trainer.tui.safe_text import joined, line
from trainer.tui.screens.preparing.areas import Area

GOOD, LACKING = ("+ ", "bold $text-success"), ("! ", "bold $text-warning")

SHORTER = {WRITE_FIRST: "no answer yet"}
"""What is said of many rows at once, in fewer words."""


def note_row(note: Note, area: Area, links: Mapping[str, Mapping[str, str]], beside: str = "") -> Content:
    """`links`: the titles of what can be linked, by field; `beside`: a word about its place in the list."""
    fields = {field.name: field for field in note.FORM}
    badges = [words for name in area.badges if (words := chosen(note, fields[name], links))]
    row = joined(LACKING if note.lacks else GOOD, line(note.title))
    if beside:
        row = joined(row, (f"  {beside}", "bold $text-accent"))
    if badges:
        row = joined(row, "  ", line(", ".join(badges), "$text-accent"))
    if note.lacks:
        row = joined(row, "  ", line(SHORTER.get(note.lacks[0], note.lacks[0]), "$foreground-muted"))
    return row


def chosen(note: Note, field: Field, links: Mapping[str, Mapping[str, str]]) -> str:
    """What a field holds, in words; empty when it holds nothing."""
    value = getattr(note, field.name)
    if field.shape == "yes":
        return field.label.lower() if value else ""
    values = value if isinstance(value, tuple) else (value,)
    if field.shape in ("choice", "choices"):
        return ", ".join(choice.label for choice in field.choices if choice.value and choice.value in values)
    if field.shape in ("link", "links"):
        titles = links.get(field.name, {})
        return ", ".join(titles[uid] for uid in values if uid in titles)
    return ", ".join(filter(None, values))


def letters_of(area: Area) -> Content:
    """What the letters do in the list, in one line."""
    fields = {field.name: field for field in area.kind.FORM}
    flags = fields[area.flags].choices if area.flags else ()
    named = [(choice.key, choice.label) for choice in flags]
    named += [(letter, _in_running_text(fields[name].label)) for letter, name in area.letters.items()]
    return Content("  ").join(joined((key, "bold"), f" {words}") for key, words in named)


def _in_running_text(label: str) -> str:
    return label if label.startswith("I ") else label[:1].lower() + label[1:]


def all_words(note: Note) -> str:
    """All that a note says, for finding it."""
    texts = [note.title]
    for field in note.FORM:
        value = getattr(note, field.name)
        texts += value if isinstance(value, tuple) else [value] if isinstance(value, str) else []
    return " ".join(texts).casefold()


def nothing_here(area: Area, about: bool, key: str, there: int) -> Content:
    """What stands in place of the rows: the key that writes the first, or that the words fit none of them."""
    if there:
        return joined(f"None of the {there} has these words. Escape shows them all again.")
    head = joined(f"{area.about}\n\n" if about else "", ("Nothing here yet. ", "bold"))
    return joined(head, (key, "bold $text-accent"), f" writes the first {area.kind.ONE}.")
