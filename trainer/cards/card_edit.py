"""How one card's own lines change in its file."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from trainer.cards.card_draft import KEYS
from trainer.cards.deck_file import CardPlace
from trainer.cards.deck_lines import COMMENT, COMMENT_END, comment_end, is_separator
from trainer.cards.deck_sheet import Sheet
from trainer.cards.deck_writer import (
    answer_lines,
    avoid_line,
    key_values,
    point_line,
    probe_line,
    question_line,
)
from trainer.cards.model import Card
from trainer.cards.points import written_point

T = TypeVar("T", bound=Hashable)
Element = Sequence[int]
"""The lines of one question, point, phrase or answer; a point's first line, then those of its probe."""


def change(sheet: Sheet, place: CardPlace, old: Card, new: Card, deck_seconds: int, *, headed: bool) -> None:
    """Change the lines that differ between the two; `headed` asks for the new id in a heading."""
    parts = _Parts(place)
    _change_head(
        sheet, place, parts, (key_values(old, deck_seconds), key_values(new, deck_seconds)), new.id, headed
    )
    _align(sheet, old.wordings, new.wordings, parts.questions, parts.last, lambda text: [question_line(text)])
    anchor = parts.below_questions()
    _align(sheet, _spoken(old), _spoken(new), parts.points, anchor, _point, _change_point)
    if parts.points:
        anchor = parts.points[-1][-1]
    _align(sheet, old.avoid, new.avoid, parts.avoid, anchor, lambda text: [avoid_line(text)])
    _align(sheet, _given(old), _given(new), parts.answers, parts.last, answer_lines)


def pin(sheet: Sheet, place: CardPlace, id_: str) -> None:
    """Write the card's id into a heading, so that its neighbours can change without changing it."""
    if place.headed:
        sheet.instead(place.start, [f"## {id_}"])
    else:
        sheet.above(place.start, [f"## {id_}", ""])


def remove(sheet: Sheet, place: CardPlace, end: int) -> None:
    """Take the card away, up to line `end` at most, with its blank lines and one separator too many."""
    lines, last = sheet.lines, max(place.lines)
    for index in (*range(place.start, last + 1), *_strays(lines, last + 1, end)):
        sheet.instead(index, [])
    index = _drop_blanks(sheet, last + 1, end)
    above = place.start - 1
    while above >= 0 and not lines[above].strip():
        above -= 1
    if index < end and is_separator(lines[index]) and (above < 0 or is_separator(lines[above])):
        sheet.instead(index, [])
        _drop_blanks(sheet, index + 1, end)


def rewrite(sheet: Sheet, place: CardPlace, end: int, lines: Sequence[str]) -> None:
    """Write the whole card anew; comments stay below it, and lines of no use become comments."""
    own, last = set(place.lines), max(place.lines)
    for index in range(place.start, last + 1):
        if index in own or not sheet.lines[index].strip():
            sheet.instead(index, [])
    for index in (*_strays(sheet.lines, place.start, last + 1, own), *_strays(sheet.lines, last + 1, end)):
        kept = sheet.lines[index].strip().replace(COMMENT_END, "-- >")
        sheet.instead(index, [f"{COMMENT} {kept} {COMMENT_END}"])
    sheet.instead(place.start, lines)


class _Parts:
    """A card's own lines, sorted by what they say."""

    def __init__(self, place: CardPlace) -> None:
        self.keys: dict[str, int] = {}
        self.questions: list[list[int]] = []
        self.points: list[list[int]] = []
        self.avoid: list[list[int]] = []
        self.answers: list[list[int]] = []
        self.last = max(place.lines)
        lists = {
            "question": self.questions,
            "point": self.points,
            "avoid": self.avoid,
            "answer": self.answers,
        }
        element: list[int] = []
        for index, role in place.lines.items():
            if role in lists:
                element = [index]
                lists[role].append(element)
            elif role in ("+", "probe"):
                element.append(index)
            elif role != "heading":
                self.keys[role.removeprefix("key:")] = index

    def below_questions(self) -> int:
        """The line below which the first key points go: under an answer that follows at once, for a question
        of several paragraphs is one only as long as its `A:` comes next."""
        question = self.questions[-1][-1]
        if self.answers and not any(line < self.answers[0][0] for (line, *_) in (*self.points, *self.avoid)):
            return max(question, self.answers[0][-1])
        return question


def _change_head(
    sheet: Sheet, place: CardPlace, parts: _Parts, values: tuple[Keys, Keys], id_: str, headed: bool
) -> None:
    old, new = values
    fresh = []
    for key in KEYS:
        if old.get(key) == new.get(key):
            continue
        if key in parts.keys:
            sheet.instead(parts.keys[key], [f"{key}: {new[key]}"] if key in new else [])
        elif key in new:
            fresh.append(f"{key}: {new[key]}")
    if not place.headed:
        if headed or fresh:
            sheet.above(place.start, [f"## {id_}", *fresh, ""])
        return
    if headed:
        sheet.instead(place.start, [f"## {id_}"])
    sheet.below(max(parts.keys.values(), default=place.start), fresh)


def _align(
    sheet: Sheet,
    old: Sequence[T],
    new: Sequence[T],
    elements: Sequence[Element],
    anchor: int,
    write: Callable[[T], Sequence[str]],
    swap: Callable[[Sheet, Element, T, T], None] | None = None,
) -> None:
    """Turn the elements of one sort into the new ones, touching only those that differ.

    The first ones of their sort go below the line `anchor`.
    """
    if old == new:
        return
    fresh: list[str] = []
    for _, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        pairs = min(i2 - i1, j2 - j1)
        for i, j in zip(range(i1, i2), range(j1, j2), strict=False):
            if old[i] == new[j]:
                continue
            if swap:
                swap(sheet, elements[i], old[i], new[j])
            else:
                _put(sheet, elements[i], write(new[j]))
        for i in range(i1 + pairs, i2):
            _put(sheet, elements[i], [])
        fresh = [line for j in range(j1 + pairs, j2) for line in write(new[j])]
        if not fresh:
            continue
        if not elements:
            sheet.below(anchor, ["", *fresh])
        elif i2 == 0:
            sheet.above(elements[0][0], fresh)
        else:
            sheet.below(elements[i2 - 1][-1], fresh)


def _put(sheet: Sheet, element: Element, lines: Sequence[str]) -> None:
    sheet.instead(element[0], lines)
    for index in element[1:]:
        sheet.instead(index, [])


Spoken = tuple[str, str | None]
"""A point as its line says it, and its probe."""
Keys = Mapping[str, str]


def _spoken(card: Card) -> list[Spoken]:
    return [(written_point(point), point.probe) for point in card.points]


def _point(spoken: Spoken) -> list[str]:
    said, probe = spoken
    return [point_line(said), probe_line(probe)] if probe else [point_line(said)]


def _change_point(sheet: Sheet, element: Element, old: Spoken, new: Spoken) -> None:
    if old[0] != new[0]:
        sheet.instead(element[0], [point_line(new[0])])
    if old[1] == new[1]:
        return
    probe = [probe_line(new[1])] if new[1] else []
    if element[1:]:
        _put(sheet, element[1:], probe)
    else:
        sheet.below(element[0], probe)


def _given(card: Card) -> list[str]:
    return [card.prepared] if card.prepared else []


def _drop_blanks(sheet: Sheet, start: int, end: int) -> int:
    index = start
    while index < end and not sheet.lines[index].strip():
        sheet.instead(index, [])
        index += 1
    return index


def _strays(lines: Sequence[str], start: int, end: int, own: Container[int] = ()) -> list[int]:
    """Lines the reader could not use, up to the next heading; no blanks, comments or separators."""
    found = []
    index = start
    while index < end:
        line = lines[index]
        if line.lstrip().startswith(COMMENT):
            index = comment_end(lines, index) or index
        elif index not in own and line.startswith("##") and line[2:3] in ("", " ", "\t"):
            break
        elif index not in own and line.strip() and not is_separator(line):
            found.append(index)
        index += 1
    return found
