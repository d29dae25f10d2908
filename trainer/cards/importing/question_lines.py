"""Markdown of other flashcard programs: `Q:/A:/C:` as hashcards has it, `front :: back`, and `?` between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from trainer.cards.deck_lines import is_separator
from trainer.cards.front_matter import read_front_matter
from trainer.cards.importing.notes import Notes, brackets
from trainer.cards.importing.source import Source, Step
from trainer.cards.problems import Report

_MARK = re.compile(r"(Q|A|C):[ \t]*(.*)")
_DOUBLE_COLON = re.compile(r"(?:[-*+][ \t]+)?(\S.*?[^\s:])[ \t]*:{2,3}[ \t]*([^\s:].*)")
_QUESTION_COLON = re.compile(r"(\S.*\?) : (\S.*)")
_SCHEDULE = re.compile(r"<!--.*?-->", re.DOTALL)
_IMAGE = re.compile(r"!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])|!\[\[[^\]\n]*\]\]")
_LINK = re.compile(r"(?<!!)\[([^\]\n]+)\]\([^)\n]*\)")
_STRONG = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_SLANTED = re.compile(r"(?<![\w*_])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*_])")
_TAG = re.compile(r"(?:^|(?<=\s))#([^\W\d][\w/-]*)")
_FENCE = re.compile(r"[ \t]*(```|~~~)")
_EVERY = 2_000


def looks_like_questions(text: str) -> bool:
    """Whether a line asks in one of these ways."""
    return any(
        _MARK.match(line) or _DOUBLE_COLON.fullmatch(line.strip()) or line.strip() in ("?", "??")
        or _QUESTION_COLON.fullmatch(line.strip())
        for line in text.split("\n")
    )  # fmt: skip


@dataclass(slots=True)
class _Card:
    line: int
    front: list[str]
    back: list[str] | None = None
    cloze: bool = False
    tags: list[str] = field(default_factory=list)


def read_question_lines(text: str, name: str, step: Step) -> Source:
    """The cards of such a file.  Lines that belong to none are prose.  Raises what `step` raises."""
    report = Report(name)
    lines = _SCHEDULE.sub(_only_line_ends, text).split("\n")
    front = read_front_matter(lines, Report(name))
    notes = Notes(report, html=False)
    images = 0
    for number, card in enumerate(_cards(lines, front.end)):
        if number % _EVERY == 0:
            step(card.line, len(lines))
        asked, some = _plain(card.front)
        answer, more = _plain(card.back or [])
        images += sum(len(_IMAGE.findall(line)) for line in (*card.front, *(card.back or ())))
        tags = (*front.tags, *some, *more)
        if card.cloze:
            gaps = list(brackets(asked))
            if not gaps:
                report.mistake(card.line - 1, "this cloze card has no [gap]", "put what is asked in brackets")
            for shown, hidden in gaps:
                notes.add(card.line, shown, "", tags=tags, points_text=hidden)
        else:
            notes.add(card.line, asked, answer, tags=tags, split_lines=False)
    title = front.title or ""
    cards = tuple(notes.cards)
    return Source(name, "Markdown of questions", cards, report.problems(), media=images, title=title)


def _cards(lines: Sequence[str], start: int) -> Iterator[_Card]:
    card: _Card | None = None
    block: list[str] = []
    fenced = False
    for number in range(start, len(lines)):
        line = lines[number].rstrip()
        if _FENCE.match(line):
            fenced = not fenced
        bare = line.strip()
        mark = None if fenced else _MARK.fullmatch(line)
        if mark and mark[1] == "A" and card and card.back is None and not card.cloze:
            card.back = [mark[2]]
        elif mark and mark[1] != "A":
            if card:
                yield card
            card, block = _Card(number + 1, [mark[2]], cloze=mark[1] == "C"), []
        elif not fenced and is_separator(line):
            if card:
                yield card
            card, block = None, []
        elif card is not None and card.line < 0:
            # Below a `?`: the answer ends with its paragraph.
            if bare:
                card.back = [*(card.back or ()), line]
            else:
                card.line = -card.line
                yield card
                card, block = None, []
        elif card is not None:
            (card.front if card.back is None else card.back).append(line)
        elif bare in ("?", "??") and block and not fenced:
            card, block = _Card(-(number + 1 - len(block)), block, []), []
        elif not fenced and (pair := _DOUBLE_COLON.fullmatch(bare) or _QUESTION_COLON.fullmatch(bare)):
            yield _Card(number + 1, [pair[1]], [pair[2]])
            block = []
        elif not bare or bare.startswith("#"):
            block = []
        else:
            block.append(line)
    if card:
        card.line = abs(card.line)
        yield card


def _plain(lines: Sequence[str]) -> tuple[str, list[str]]:
    """The text without Markdown's own marks, and the tags in it."""
    text = "\n".join(lines).strip()
    if "!" in text:
        text = _IMAGE.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "*" in text or "_" in text:
        text = _SLANTED.sub(r"\2", _STRONG.sub(r"\2", text))
    tags: list[str] = []
    if "#" in text:
        tags = _TAG.findall(text)
        text = _TAG.sub("", text)
    return text.strip(), tags


def _only_line_ends(comment: re.Match[str]) -> str:
    return "\n" * comment[0].count("\n")
