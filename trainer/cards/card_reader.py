"""The lines of a deck file, gathered card by card."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.cards.card_draft import CardDraft, read_key
from trainer.cards.deck_lines import COMMENT, COMMENT_END, comment_end, is_separator, literal
from trainer.cards.points import read_point, unknown_slots
from trainer.cards.problems import Report, quoted
from trainer.cards.stray_lines import NO_CONTINUATION, advice

_OPEN = ("question", "answer")
"""What may go on over further lines."""


class CardReader:
    """Walks over the lines of a deck file below its front matter, once."""

    def __init__(self, lines: Sequence[str], first: int, report: Report) -> None:
        self._lines = lines
        self._first = first
        self._report = report
        self._each_question_a_card = _is_question_and_answer(lines, first)
        self._drafts: list[CardDraft] = []
        self._card: CardDraft | None = None
        self._last = ""
        """What the marker above was: heading, question, point, avoid or answer; a point that said nothing was
        dropped, and what follows an answer or a card that cannot be read is lost with it."""
        self._blanks: list[int] = []
        """Blank lines since the last other line."""
        self._loose: list[tuple[int, bool]] = []
        """Lines below a question, and whether they go on with it without a gap."""

    def read(self) -> list[CardDraft]:
        """Every card, those without a question too.  Lines that belong to none are reported."""
        lines, index, end = self._lines, self._first, len(self._lines)
        while index < end:
            line = lines[index].rstrip()
            two = line[:2]
            if not two:
                if self._last in _OPEN:
                    self._blanks.append(index)
            elif two == "Q:":
                self._question(index, line)
            elif two == "##" and line[2:3] in ("", " ", "\t"):
                self._heading(index, line)
            elif COMMENT in line and line.lstrip().startswith(COMMENT):
                index = self._comment(index, line)
            elif two == "--" and is_separator(line):
                self._settle(answered=False)
                self._card, self._last = None, ""
            elif self._card is not None:
                self._part(self._card, index, line, two)
            elif self._drafts:
                self._stray(index, line)
            index += 1
        self._settle(answered=False)
        return self._drafts

    def _part(self, card: CardDraft, index: int, line: str, two: str) -> None:
        if two in ("- ", "-\t", "-"):
            self._point(card, index, line)
        elif two in ("~ ", "~\t", "~"):
            self._avoid(card, index, line)
        elif two == "A:":
            self._answer(card, index, line)
        elif two == "C:":
            self._settle(answered=False)
            self._last = "lost"
            self._report.mistake(index, "a cloze card is not read here", "write `Q: …` and `- …`")
        elif self._last == "answer" and card.answer is not None:
            for blank in self._blanks:
                card.answer.append("")
                card.lines[blank] = "+"
            card.answer.append(literal(line))
            card.lines[index] = "+"
            self._blanks.clear()
        elif self._last == "question":
            near = not self._blanks and (not self._loose or self._loose[-1][1])
            self._loose.append((index, near and not NO_CONTINUATION.match(line)))
        elif self._last == "point" and line[0] in " \t" and line.lstrip().startswith(">"):
            self._probe(card, index, line)
        elif self._last == "lost" or (self._last == "dropped" and line.lstrip().startswith(">")):
            pass  # what it belongs to was reported
        elif self._last == "heading":
            if not read_key(card, index, line, self._report):
                self._stray(index, line)
        else:
            self._stray(index, line)

    def _begin(self, index: int, heading: str | None) -> CardDraft:
        self._card = CardDraft(index, heading)
        self._drafts.append(self._card)
        return self._card

    def _heading(self, index: int, line: str) -> None:
        self._settle(answered=False)
        self._begin(index, line[2:].strip()).lines[index] = "heading"
        self._last = "heading"

    def _question(self, index: int, line: str) -> None:
        self._settle(answered=False)
        card = self._card
        apart = self._last not in ("heading", "question")
        if card is None or apart or (self._each_question_a_card and card.heading is None):
            card = self._begin(index, None)
        card.questions.append(" ".join(line[2:].split()))
        card.lines[index] = "question"
        self._last = "question"

    def _point(self, card: CardDraft, index: int, line: str) -> None:
        if self._last in _OPEN:
            self._settle(answered=False)
        self._last = "dropped"
        if said := read_point(line[1:], index, self._report):
            card.points.append(said)
            card.probes.append(None)
            card.lines[index] = "point"
            self._last = "point"

    def _probe(self, card: CardDraft, index: int, line: str) -> None:
        words = " ".join(line.lstrip()[1:].split())
        if not words:
            self._report.mistake(index, "the follow-up question is empty", "write `  > …`")
            return
        above = card.probes[-1]
        card.lines[index] = "+" if above else "probe"
        card.probes[-1] = f"{above} {words}" if above else words

    def _avoid(self, card: CardDraft, index: int, line: str) -> None:
        self._settle(answered=False)
        self._last = "avoid"
        if words := " ".join(line[1:].split()):
            card.avoid.append(words)
            card.lines[index] = "avoid"
        else:
            self._report.mistake(index, "the phrase to avoid is empty", "write `~ …`")

    def _answer(self, card: CardDraft, index: int, line: str) -> None:
        self._settle(answered=True)
        self._last = "answer"
        if card.answer is not None:
            self._last = "lost"
            self._report.mistake(
                index, "this card has a prepared answer already", "join the two under one `A:`"
            )
            return
        card.answer = [line[2:].strip()]
        card.lines[index] = "answer"

    def _comment(self, index: int, line: str) -> int:
        end = comment_end(self._lines, index)
        if end is None:
            self._report.mistake(index, "the comment has no end", f"write `{COMMENT_END}` behind it")
            return index
        opened = line.index(COMMENT) + len(COMMENT) if end == index else 0
        closing = self._lines[end]
        rest = closing[closing.index(COMMENT_END, opened) + len(COMMENT_END) :].strip()
        if rest:
            self._report.mistake(
                end, f"{quoted(rest)} stands behind a comment", "put it on a line of its own"
            )
        return end

    def _settle(self, *, answered: bool) -> None:
        """A marker was reached: decide what the lines below the last question were."""
        self._blanks.clear()
        card = self._card
        if card is None or self._last != "question":
            return
        if self._loose:
            words = [card.questions[-1]]
            for index, near in self._loose:
                line = self._lines[index]
                if near or answered:
                    words.extend(literal(line).split())
                    card.lines[index] = "+"
                else:
                    self._stray(index, line)
            card.questions[-1] = " ".join(words).strip()
            self._loose.clear()
        question = card.questions[-1]
        asked_at = next(index for index, role in reversed(card.lines.items()) if role == "question")
        if not question:
            del card.questions[-1]
            del card.lines[asked_at]
            self._report.mistake(asked_at, "the question is empty", "write `Q: …`")
        elif "{" in question:
            for name in unknown_slots(question):
                remedy = "write a name such as {skill.1} or {company.name}, or `\\{` for a brace"
                self._report.mistake(asked_at, f"there is no slot {quoted('{' + name + '}')}", remedy)

    def _stray(self, index: int, line: str) -> None:
        what, remedy = advice(line, inside=self._card is not None, below_point=self._last == "point")
        self._report.mistake(index, what, remedy)


def _is_question_and_answer(lines: Sequence[str], first: int) -> bool:
    """Whether the first card has no heading and no point before its `A:`: hashcards' style."""
    asked = False
    index = first
    while index < len(lines):
        line = lines[index]
        two = line[:2]
        if two == "Q:":
            asked = True
        elif two == "##" and line[2:3] in ("", " ", "\t"):
            return False
        elif asked and two in ("- ", "-\t", "A:"):
            return two == "A:"
        elif line.lstrip().startswith(COMMENT):
            index = comment_end(lines, index) or index
        index += 1
    return False
