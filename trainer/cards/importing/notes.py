"""Notes of other programs, a front and a back, as cards with key points."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256

from trainer.cards.ids import is_card_id, question_slug
from trainer.cards.importing.html_text import plain_lines
from trainer.cards.importing.limits import LONGEST_FIELD, LONGEST_WORDING, MOST_POINTS, too_much
from trainer.cards.importing.made_points import made_labels
from trainer.cards.importing.plain_card import PlainCard, whole_card
from trainer.cards.importing.source import Incoming
from trainer.cards.model import Card, KeyPoint
from trainer.cards.problems import Report
from trainer.text import one_line

MOST_TAGS, LONGEST_TAG = 20, 60

_CLOZE = re.compile(r"\{\{c(\d{1,3})::(.*?)(?:::(.*?))?\}\}", re.DOTALL)
_NAMED_CLOZE = "{{c"
_SLOT = re.compile(r"(?<!\\)\{(?=[a-z0-9_.]+\})")
"""What a deck would read as a place to be filled from the candidate's preparation."""
_LONGEST_ID = 120
_GAP = "____"


class Notes:
    """Turns notes into cards, one after another; counts what had to be left out."""

    def __init__(self, report: Report, *, html: bool) -> None:
        self._report = report
        self._html = html
        self.media = 0
        """Pictures and sounds that were left out."""
        self.cards: list[Incoming] = []

    def add(
        self,
        line: int,
        front: str,
        back: str,
        *,
        tags: Iterable[str] = (),
        deck: str = "",
        guid: str = "",
        points: tuple[KeyPoint, ...] = (),
        points_text: str | None = None,
        split_lines: bool = True,
    ) -> None:
        """Take in a note of cleaned texts that stands on a line, from 1.  What cannot be used is reported.

        `points` are those that the source gives; `points_text` is a text to make them of in place of the
        back; `split_lines` tells whether each line of it is a point.
        """
        if len(front) > LONGEST_FIELD or len(back) > LONGEST_FIELD:
            what = f"a field is longer than {LONGEST_FIELD} characters, so the card was skipped"
            self._report.mistake(line - 1, what, "shorten it")
            return
        if _NAMED_CLOZE in front and _CLOZE.search(front):
            self._add_clozes(line, front, back, tags, deck, guid)
            return
        question, answer = self._plain(front), self._plain(back)
        said = answer if points_text is None else points_text
        labels = () if points else tuple(made_labels(said, lines=split_lines))
        self._take(line, question, answer, points, labels, tags, deck, guid, made=bool(labels))

    def _add_clozes(
        self, line: int, front: str, back: str, tags: Iterable[str], deck: str, guid: str
    ) -> None:
        tags = tuple(tags)
        numbers = sorted({int(found[1]) for found in _CLOZE.finditer(front)})[:MOST_POINTS]
        extra = self._plain(back)
        for number in numbers:
            said = [found[2] for found in _CLOZE.finditer(front) if int(found[1]) == number]
            answers = [self._plain(text) for text in said]
            question = one_line(self._plain(_with_gap(front, number)))
            labels = tuple(made_labels("\n".join(map(one_line, answers)), lines=True))
            prepared = "; ".join(map(one_line, answers))
            prepared = f"{prepared}\n{extra}" if extra else prepared
            self._take(line, question, prepared, (), labels, tags, deck, note_id(guid, number), made=False)

    def _plain(self, text: str) -> str:
        if not self._html:
            return (
                "\n".join(line.rstrip() for line in text.split("\n")).strip()
                if "\n" in text
                else text.strip()
            )
        plain, media = plain_lines(text)
        self.media += media
        return plain

    def _take(
        self,
        line: int,
        question: str,
        answer: str,
        points: tuple[KeyPoint, ...],
        labels: tuple[str, ...],
        tags: Iterable[str],
        deck: str,
        guid: str,
        *,
        made: bool,
    ) -> None:
        if not self._html or "\n" in question:  # else it is tidy
            question = " ".join(question.split())
        if not question:
            self._report.mistake(line - 1, "there is no question, so the card was skipped", "write one")
            return
        key = ""
        own = guid[len(deck) + 1 :] if deck and guid.startswith(f"{deck}/") else ""
        named = own != "" and is_card_id(own) and len(own) <= _LONGEST_ID
        if not named and "{" in question:
            question = _SLOT.sub(r"\\{", question)
        if named:
            id_ = own
        elif guid:
            key = note_key(guid)
            id_ = f"{question_slug(question)[:48].rstrip('-')}-{key}"
        else:
            id_ = question_slug(question)
        card: Card | PlainCard = PlainCard("", id_, question, labels, tidy_tags(tuple(tags)), answer or None)
        if points:
            card = replace(whole_card(card), points=points)
        if (points or len(question) + len(answer) > LONGEST_WORDING) and (
            trouble := too_much(whole_card(card))
        ):
            self._report.mistake(line - 1, f"{trouble}, so the card was skipped", "shorten or divide it")
            return
        self.cards.append(Incoming(card, line, deck, key, made, named=named))


def note_id(guid: str, cloze: int) -> str:
    """What the cloze of this number in a note is known by; empty without an id."""
    return f"{guid}\x1f{cloze}" if guid else ""


def note_key(guid: str) -> str:
    """The key of the card that a note of this id becomes."""
    return sha256(guid.encode("utf-8", "replace")).hexdigest()[:8]


@lru_cache(maxsize=1000)
def tidy_tags(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Tags as a deck file can hold them."""
    joined = ("-".join(one_line(tag)[:LONGEST_TAG].split()) for tag in tags)
    return tuple(dict.fromkeys(tag for tag in joined if tag))[:MOST_TAGS]


def _with_gap(text: str, number: int) -> str:
    def shown(found: re.Match[str]) -> str:
        if int(found[1]) != number:
            return found[2]
        return f"{_GAP} ({found[3]})" if found[3] else _GAP

    return _CLOZE.sub(shown, text)


def brackets(text: str) -> Iterator[tuple[str, str]]:
    """For each `[gap]` of a text in brackets the text with that gap alone, and what belongs there."""
    pieces = re.split(r"(?<!\\)(?<!!)\[([^\[\]\n]+)\](?!\()", text)
    for number in range(1, len(pieces), 2):
        shown = [_GAP if index == number else piece for index, piece in enumerate(pieces)]
        yield "".join(shown), pieces[number]
