"""The command that judges an answer without the app."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cards.library import UnknownCard
from trainer.cards.slots import AskedCard, ask
from trainer.cli.opening import opened
from trainer.cli.refusal import FINE, Refusal
from trainer.cli.words import Words
from trainer.desk import Desk
from trainer.places import places
from trainer.settings import load as load_settings
from trainer.text import LONGEST_ANSWER, clean, one_line

if TYPE_CHECKING:
    from trainer.recall.judges import PointJudge


def score(words: Words) -> int:
    """Judge the answer in a file: against one card in words, or as a batch of JSON lines."""
    return _batch(words) if words.jsonl else _one_card(words)


def _batch(words: Words) -> int:
    from trainer.recall.batch import score_lines

    lines = StringIO(_read(words.file), newline="\n")
    try:
        for line in score_lines(lines, lambda texts: _judge(words, texts)):
            print(line)
    except ValueError as error:
        raise Refusal(f"{_name(words.file)}: {error}. Nothing is changed by judging.") from None
    return FINE


def _one_card(words: Words) -> int:
    from trainer.recall.batch import report

    answer = clean(_read(words.file, most=8 * LONGEST_ANSWER)).strip()
    if len(answer) > LONGEST_ANSWER:
        raise Refusal(f"{_name(words.file)}: up to {LONGEST_ANSWER} characters are judged, and this is more.")
    with opened(words, reading=True) as desk:
        asked = _card(desk, words.card)
    for line in report(asked, answer, words.mode or "full", _judge(words)):
        print(clean(line))
    return FINE


def _judge(words: Words, texts: Iterable[str] = ()) -> PointJudge:
    """The judge that was named, else the one of the settings; words go on when it cannot be used."""
    from trainer.recall.judges import chosen

    which = words.judge or load_settings(places(words.data, os.environ).config).judge
    judge, trouble = chosen(which, texts)
    if trouble and sys.stderr is not None:
        print(f"trainer: {trouble}", file=sys.stderr)
    return judge


def _card(desk: Desk, name: str) -> AskedCard:
    try:
        card = desk.library.find(name)
    except UnknownCard as error:
        raise Refusal(str(error)) from None
    # A pattern of cards that are made from notes can be judged like any other.
    asked = desk.asked().get(card.full_id) or ask(card, {})
    if not asked.points:
        raise Refusal(f"{card.full_id} has no key points to judge by. Give it a `- ` line first.")
    return asked


def _read(name: str, most: int = -1) -> str:
    """The file's text, of `most` bytes at most.  Raises `Refusal` when it cannot be read."""
    try:
        if name == "-":
            if sys.stdin is None:
                raise Refusal("standard input is closed. Name a file instead.")
            content = sys.stdin.buffer.read(most)
        else:
            with Path(name).open("rb") as file:
                content = file.read(most)
    except OSError as error:
        raise Refusal(f"{one_line(name)} was not read: {error.strerror}.") from None
    return content.decode("utf-8-sig", "replace")


def _name(name: str) -> str:
    return "standard input" if name == "-" else one_line(name)
